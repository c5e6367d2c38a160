import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { Browsing } from './browsing.svelte.ts';

describe('browsing the deck', () => {
	test('filters by channel, place, theme and energy, and shows all again', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			const browsing = app.part(Browsing);
			expect(browsing.found).toHaveLength(cardFacts.length);
			expect(browsing.isNarrowed).toBe(false);

			browsing.toggle('channels', 'call');
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { channel } of browsing.found) expect(channel).toBe('call');
			expect(browsing.isNarrowed).toBe(true);
			browsing.toggle('channels', 'letter');
			expect(new Set(browsing.found.map(({ channel }) => channel))).toEqual(
				new Set(['call', 'letter'])
			);
			browsing.toggle('channels', 'call');
			browsing.toggle('channels', 'letter');
			expect(browsing.found).toHaveLength(cardFacts.length);

			browsing.toggle('settings', 'cafe');
			browsing.toggle('families', 'smile');
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { settings, family } of browsing.found) {
				expect(settings).toContain('cafe');
				expect(family).toBe('smile');
			}
			expect(browsing.filterCount).toBe(2);

			browsing.showAll();
			expect(browsing.found).toHaveLength(cardFacts.length);
			expect(browsing.isNarrowed).toBe(false);
		}));

	test('recognises words of someone who may be in danger, and only those', () =>
		withApp(async ({ app }) => {
			const browsing = app.part(Browsing);
			const isCrisis = (query: string) => {
				browsing.lookFor(query);
				return browsing.isCrisis;
			};
			for (const query of [
				...['I want to die', 'SUICIDE', 'suicidal thoughts', 'kill  myself', 'self-harm'],
				...['I don’t want to live', "don't want to be here any more", 'how to end my life']
			])
				expect(isCrisis(query), query).toBe(true);
			for (const query of ['', 'lonely', 'kill time', 'cut flowers', 'my cat died', 'live music'])
				expect(isCrisis(query), query).toBe(false);
		}));

	test('ranks the cards of a search, and filters them', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			const browsing = app.part(Browsing);
			browsing.lookFor(app.deck.card('greet-by-name' as CardId)!.title);
			expect(browsing.found[0]?.id).toBe('greet-by-name');
			expect(browsing.isRanked).toBe(true);
			expect(browsing.isClose).toBe(false);
			browsing.lookFor('thank');
			const all = browsing.found;
			browsing.toggle('channels', 'letter');
			expect(browsing.found).toEqual(all.filter(({ channel }) => channel === 'letter'));
			expect(browsing.found.length).toBeGreaterThan(0);
			browsing.toggle('channels', 'letter');

			browsing.lookFor('thnak');
			expect(browsing.isClose).toBe(true);
			expect(browsing.found[0]?.id).toBe(all[0]?.id);
			browsing.lookFor('xylophone zzz');
			expect(browsing.found).toEqual([]);
			for (const nothing of ['  ', 'I want to']) {
				browsing.lookFor(nothing);
				expect(browsing.found).toHaveLength(cardFacts.length);
				expect(browsing.isRanked).toBe(false);
			}
		}));

	test('excludes cards that need more energy than there is, and follows the energy', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			await app.today.load();
			await app.today.setEnergy(30);
			const browsing = app.part(Browsing);
			browsing.lookForFitting(true);
			expect(browsing.fitsEnergy).toBe(true);
			expect(browsing.isNarrowed).toBe(true);
			const few = browsing.found.length;
			expect(few).toBeGreaterThan(0);
			for (const { effort } of browsing.found) expect(effort).toBeLessThanOrEqual(20);
			await app.today.setEnergy(100);
			expect(browsing.found.length).toBeGreaterThan(few);
			browsing.showAll();
			expect(browsing.fitsEnergy).toBe(false);
			expect(browsing.found).toHaveLength(cardFacts.length);
		}));

	test('finds cards by words that a page shows beside them', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			const browsing = app.part(Browsing);
			browsing.lookFor('zebrafish');
			expect(browsing.found).toEqual([]);
			browsing.findAlsoBy(({ family }) => (family === 'rest' ? ['Zebrafish'] : []));
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { family } of browsing.found) expect(family).toBe('rest');
		}));

	test('shows behind a door first what fits the energy, and remembers where the user left', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			await app.today.load();
			await app.today.setEnergy(8);
			const browsing = app.part(Browsing);
			const cards = browsing.behind('rest');
			const fits = cards.map(({ id }) => app.today.fittingToday.has(id));
			expect(fits.indexOf(false)).toBe(fits.lastIndexOf(true) + 1);
			expect(fits[0]).toBe(true);

			expect(browsing.leftAt('rest')).toBeNull();
			browsing.leaveAt('rest', cards[3]!.id);
			expect(browsing.leftAt('rest')).toBe(cards[3]!.id);
			expect(browsing.leftAt('thank')).toBeNull();
		}));
});
