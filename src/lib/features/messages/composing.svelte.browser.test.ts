import { describe, expect, test } from 'vitest';
import type { CardId, Channel } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import type { Person } from '#lib/core/person.ts';
import { savingPerson, saving, winAt } from '../../../../tests/support/database.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { Composing } from './composing.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { ReachingOut } from './reaching-out.svelte.ts';
import {
	begun,
	checkIn,
	dayMs,
	left,
	noProblem,
	remembers,
	someone,
	wins,
	withApp
} from '../../../../tests/support/messages.ts';

describe('composing', () => {
	test('begins with the words of the requested card, or of a small one', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			expect(composing.person?.name).toBe('Ana');
			expect(composing.card?.id).toBe(checkIn);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');

			await composing.begin({}, noProblem);
			expect(composing.card?.family).toBe('checkIn');
			expect(composing.card?.effort).toBeLessThanOrEqual(10);
			expect(composing.outgoing?.text).not.toBe('');
			await composing.flush();
			expect(await left(app)).toBeNull();
		}));

	test('words to one person wait as a draft while a message to another is written', () =>
		withApp(async ({ app }) => {
			const [ana, ben] = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			const composing = await begun(app, { personId: ana });
			composing.write('Dear Ana, only for you.');
			await composing.begin({ personId: ben }, noProblem);
			expect(composing.outgoing?.personId).toBe(ben);
			expect(composing.outgoing?.text).not.toContain('only for you');
			expect(composing.isFromBefore).toBe(false);
			composing.write('Dear Ben.');

			await composing.begin({ personId: ana }, noProblem);
			expect(composing.outgoing).toMatchObject({ personId: ana, text: 'Dear Ana, only for you.' });
			expect(composing.isFromBefore).toBe(true);
			await composing.begin({ isNew: true }, noProblem);
			expect(composing.outgoing?.text).not.toContain('only for you');
			await composing.begin({ personId: ben }, noProblem);
			expect(composing.outgoing).toMatchObject({ personId: ben, text: 'Dear Ben.' });
		}));

	test('offers no person marked "not now" or deleted, even if requested', () =>
		withApp(async ({ app }) => {
			const [ana, ben, cem] = [
				await someone(app, 'Ana'),
				await someone(app, 'Ben'),
				await someone(app, 'Cem')
			];
			await new People(app).change(ben, { notNow: true });
			await app.storage.write([
				{
					collection: 'people',
					id: cem,
					next: (present) => present && { ...present, isNameOnly: true }
				}
			]);
			const composing = await begun(app, { personId: ben });
			expect(composing.people.map(({ id }) => id)).toEqual([ana]);
			expect(composing.outgoing?.personId).toBeNull();
			await composing.begin({ personId: cem }, noProblem);
			expect(composing.outgoing?.personId).toBeNull();
		}));

	test('restores own words after the page was closed, even if another card is requested', () =>
		withApp(async ({ app, tab }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app);
			composing.write('Mine, and nobody else’s 👋🏽');
			await expect.poll(() => left(app)).toMatchObject({ text: 'Mine, and nobody else’s 👋🏽' });

			await composing.end();
			const other = await begun(tab(), { personId: ana, cardId: checkIn });
			expect(other.isFromBefore).toBe(true);
			expect(other.outgoing).toMatchObject({
				text: 'Mine, and nobody else’s 👋🏽',
				personId: ana,
				cardId: checkIn
			});
			const bringBack = await other.discard();
			expect(await left(app)).toBeNull();
			await bringBack();
			expect(other.outgoing?.text).toBe('Mine, and nobody else’s 👋🏽');
			expect(await left(app)).toMatchObject({ text: 'Mine, and nobody else’s 👋🏽' });
		}));

	test('replaces composed words by those of another choice, but never own words', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { cardId: checkIn });
			expect(composing.outgoing?.text).toBe('Hi, you came to mind today.');
			composing.pickPerson(ana);
			composing.pickTone('warm');
			const warm = 'Hi Ana, you came to mind today. I hope you’re all right.';
			expect(composing.outgoing?.text).toBe(warm);
			composing.write(`${warm} And more.`);
			composing.pickTone('short');
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. And more.');
			composing.toggleReassurance();
			const reassured = 'Hi Ana, you came to mind today. No need to reply. And more.';
			expect(composing.outgoing?.text).toBe(reassured);
			composing.toggleReassurance();
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. And more.');
			composing.write('Mine');
			composing.pickCard(null);
			expect(composing.outgoing?.text).toBe('Mine');
			await composing.flush();
		}));

	test('mentions a remembered detail of the person once, and drops it with the card', () =>
		withApp(async ({ app }) => {
			const [ana, ben] = [await someone(app, 'Ana'), await someone(app, 'Ben')];
			await remembers(app, ana, 'her knee operation');
			await remembers(app, ben, 'His boat');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			expect(composing.details.map(({ label }) => label)).toEqual(['their knee']);
			const [knee] = composing.details;
			composing.toggleDetail(knee!.id);
			const text = 'Hi Ana, you came to mind today. How’s your knee?';
			expect(composing.outgoing?.text).toBe(text);
			composing.pickCard('send-one-song' as CardId);
			expect(composing.outgoing?.text).toBe('Hi Ana, I keep playing this one.');

			composing.toggleDetail(knee!.id);
			composing.write(`${composing.outgoing!.text} Mine.`);
			composing.pickCard(checkIn);
			expect(composing.outgoing?.text).toBe(`${text} Mine.`);
			composing.toggleDetail(knee!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. Mine.');
			composing.pickPerson(null);
			expect(composing.details).toEqual([]);
			await composing.flush();
		}));

	test('waits for own words about a detail without a sentence, and never sends its note', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await remembers(app, ana, 'allergic to nuts');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			const [note] = composing.details;
			expect(note).toMatchObject({ label: 'allergic to nuts', isReminder: true });
			composing.toggleDetail(note!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today. …');
			expect(composing.hasGap).toBe(true);
			composing.toggleDetail(note!.id);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');
			expect(composing.hasGap).toBe(false);

			composing.toggleDetail(note!.id);
			composing.fill(note!.id, 0, 'I found a cake for you');
			const text = 'Hi Ana, you came to mind today. I found a cake for you.';
			expect(composing.outgoing?.text).toBe(text);
			expect(composing.hasGap).toBe(false);
			composing.pickCard('send-one-song' as CardId);
			expect(composing.outgoing?.text).toBe('Hi Ana, I keep playing this one.');

			composing.write(`${composing.outgoing!.text} Mine … and more.`);
			expect(composing.hasGap).toBe(false);
			composing.fill(note!.id, 0, '');
			composing.toggleDetail(note!.id);
			expect(composing.hasGap).toBe(true);
			composing.write(composing.outgoing!.text.replaceAll('…', 'with words'));
			expect(composing.hasGap).toBe(false);
			await composing.discard();
		}));

	test('has nothing light beside a grave detail, in any tone', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			await remembers(app, ana, 'her mum died');
			const composing = await begun(app, { personId: ana });
			composing.pickTone('light');
			expect(composing.outgoing?.text).toBe('Hey Ana, waving at you from over here.');
			composing.toggleDetail(composing.details[0]!.id);
			expect(composing.outgoing?.text).toBe('Hello Ana. I’m so sorry about your mum.');
			composing.pickTone('warm');
			expect(composing.outgoing?.text).toBe(
				'Hello Ana. I’m so sorry about your mum. I’m thinking of you.'
			);
			composing.pickTone('light');
			composing.toggleDetail(composing.details[0]!.id);
			expect(composing.outgoing?.text).toBe('Hey Ana, waving at you from over here.');
		}));

	test('stores words in a gap as a draft, and waits for them before it is sent', () =>
		withApp(async ({ app, tab }) => {
			const memory = 'send-a-shared-memory' as CardId;
			const composing = await begun(app, { cardId: memory });
			expect(composing.hasGap).toBe(true);
			composing.fill(composing.composition.parts.at(-1)!.source, 0, 'swam at night');
			expect(composing.hasGap).toBe(false);
			const text = 'Hi, I was thinking of the time when we swam at night.';
			await expect.poll(() => left(app)).toMatchObject({ text });
			composing.pickTone('light');
			expect(composing.hasGap).toBe(true);
			composing.write(composing.outgoing!.text);
			expect(composing.hasGap).toBe(true);
			composing.pickTone('short');
			expect(composing.outgoing?.text).toBe(text);

			await composing.end();
			const other = await begun(tab(), { cardId: checkIn });
			expect(other.isFromBefore).toBe(true);
			expect(other.outgoing?.text).toBe(text);
			await other.discard();
		}));

	test('opens with a birthday wish on the day, unless the person was reached already', () =>
		withApp(async ({ app, clock }) => {
			const ana = await someone(app, 'Ana');
			const birthday = `--${localIso(clock.ms).slice(5, 10)}`;
			const next = (present: Omit<Person, 'revision'> | null) =>
				present && { ...present, birthday };
			await app.storage.write([{ collection: 'people', id: ana, next }]);
			const composing = await begun(app);
			expect(composing.person?.id).toBe(ana);
			expect(composing.outgoing?.text).toBe('Happy birthday, Ana!');
			expect(composing.composition.reassurance).toBeNull();
			composing.pickPerson(null);
			expect(composing.outgoing?.text).toBe('Hello.');
			composing.pickPerson(ana);
			expect(composing.outgoing?.text).toBe('Happy birthday, Ana!');

			await composing.begin({ personId: ana, cardId: checkIn }, noProblem);
			expect(composing.outgoing?.text).toBe('Hi Ana, you came to mind today.');
			expect(composing.isTheirBirthday).toBe(true);
			composing.pickBirthday();
			await composing.handOver('sms');
			await composing.sent(true);
			expect(await wins(app)).toMatchObject([{ note: 'Happy birthday, Ana!', cardId: null }]);
			await expect.poll(() => app.part(ReachingOut).daysSince(ana)).toBe(0);
			await composing.begin({}, noProblem);
			expect(composing.outgoing?.text).toBe('Hello.');
		}));
});

describe('the card of a sent message', () => {
	const sentWith = (words: (text: string) => string, choose = (_: Composing) => {}) =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			const first = composing.outgoing!.cardId;
			expect(first).not.toBeNull();
			choose(composing);
			composing.write(words(composing.outgoing!.text));
			await composing.handOver('sms');
			await composing.sent(true);
			const [win] = await wins(app);
			seen = { isFirst: win!.cardId === first, cardId: win!.cardId, channel: win!.channel };
		});
	let seen: { isFirst: boolean; cardId: CardId | null; channel: Channel | null };

	test('is not the one that the page began with if the user has replaced its words', async () => {
		await sentWith(() => 'The bakery at the corner sells plum cake again!');
		expect(seen).toEqual({ isFirst: false, cardId: null, channel: 'text' });
	});

	test('stays if the user has added to its words', async () => {
		await sentWith((text) => `${text} How was the lake?`);
		expect(seen.isFirst).toBe(true);
	});

	test('stays if the user has chosen it, also with other words', async () => {
		await sentWith(
			() => 'The bakery at the corner sells plum cake again!',
			(composing) => composing.pickCard(checkIn)
		);
		expect(seen.cardId).toBe(checkIn);
	});

	test('is still the first one after the draft was stored', () =>
		withApp(async ({ app, tab }) => {
			const composing = await begun(app);
			composing.write('The bakery at the corner sells plum cake again!');
			await composing.end();
			const next = await begun(tab());
			await next.handOver('sms');
			await next.sent(true);
			expect(await wins(app)).toMatchObject([{ cardId: null }]);
		}));
});

describe('a person who was reached lately', () => {
	test('is known from a message that was sent here', () =>
		withApp(async ({ app }) => {
			const ana = await someone(app, 'Ana');
			const composing = await begun(app, { personId: ana, cardId: checkIn });
			await composing.handOver('sms');
			await composing.sent(true);
			await composing.begin({ personId: ana }, noProblem);
			expect(app.part(ReachingOut).daysSince(ana)).toBe(0);
			await composing.flush();
		}));
});

describe('the live data of the compose page', () => {
	test('does not bring back a deleted message when an older read ends late', () =>
		withApp(async ({ app }) => {
			const composing = await begun(app);
			const win = winAt(localIso(app.now() - dayMs), { channel: 'text' });
			const reads = heldReads(app.storage, 'queries');
			// Each of the two writes causes two reads: the earlier messages, and the people who were reached.
			await app.storage.write([saving(win)]);
			await reads.count(2);
			await app.storage.write([{ collection: 'wins', id: win.id, next: () => null }]);
			await reads.count(4);
			await reads.releaseNewestFirst();
			expect(composing.earlier).toEqual([]);
		}));

	test('is not read for a screen that was left', () =>
		withApp(async ({ app }) => {
			const composing = new Composing(app);
			const leave = use(() => [composing.subscribe(), composing.earlier, composing.person]);
			await composing.begin({}, noProblem);
			await composing.end();
			leave();
			await settled();
			const reads = countedReads();
			await app.storage.write([savingPerson('Ana'), saving(winAt(localIso(app.now())))]);
			await settled();
			expect(reads()).toBe(0);
		}));
});
