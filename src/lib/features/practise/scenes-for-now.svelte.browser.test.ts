import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import { localIso } from '#lib/core/day.ts';
import type { ScriptId } from '#lib/core/script.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { noonMs } from '../../../../tests/support/database.ts';
import { holdNextRead, transactionsDuring } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Talks } from './talks.svelte.ts';
import { Rehearsals } from './rehearsals.ts';
import { SceneWords } from './scene-words.svelte.ts';
import { ScenesForNow } from './scenes-for-now.svelte.ts';

const dayMs = 86_400_000;
const till = 'a-busy-till' as ScriptId;
const party = 'a-party-on-friday' as ScriptId;

/** Opens what the rehearsal page uses, on a diary with this energy; `leave` leaves the page. */
async function openPage(app: App, energy = 60) {
	await app.today.load();
	await app.today.setEnergy(energy);
	const scenes = app.part(ScenesForNow);
	const rehearsals = app.part(Rehearsals);
	const words = app.part(SceneWords);
	const leave = use(() => [scenes.offered, scenes.isReading, rehearsals.progress]);
	await scenes.load();
	return { scenes, rehearsals, words, leave };
}

describe('rehearsing', () => {
	test('offers at most three scenes, none above the available energy', () =>
		withApp(async ({ app }) => {
			const { scenes, leave } = await openPage(app, 18);
			expect(scenes.isReading).toBe(false);
			expect(scenes.offered.length).toBeGreaterThan(0);
			expect(scenes.offered.length).toBeLessThanOrEqual(3);
			for (const { effort } of scenes.offered) expect(effort).toBeLessThanOrEqual(8);
			leave();
		}));

	test('only shows a scene to read at an energy of 15 and below', () =>
		withApp(async ({ app }) => {
			const { scenes, leave } = await openPage(app, 15);
			expect(scenes.isReading).toBe(true);
			expect(scenes.offered).toHaveLength(3);
			const first = scenes.offered[0];
			scenes.showOthers();
			expect(scenes.offered[0]).not.toEqual(first);
			await app.today.setEnergy(16);
			expect(scenes.isReading).toBe(false);
			leave();
		}));

	test('only shows a scene to read after "too much" if little energy is left', () =>
		withApp(async ({ app }) => {
			const { scenes, leave } = await openPage(app, 20);
			expect(scenes.isReading).toBe(false);
			await app.today.say('tooMuch', 'greet-by-name' as CardId);
			await expect.poll(() => scenes.isReading).toBe(true);
			leave();
		}));

	test('stores a report on a scene, and can undo it', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app);
			expect(rehearsals.rungOf(till)).toBe('new');
			const undo = await rehearsals.report('rehearsed', till);
			expect(await app.storage.all('rehearsals')).toMatchObject([
				{ id: till, step: 1, interval: 1, lastDay: '2026-11-20' }
			]);
			await expect.poll(() => rehearsals.rungOf(till)).toBe('rehearsed');
			await undo();
			expect(await app.storage.all('rehearsals')).toEqual([]);
			await expect.poll(() => rehearsals.rungOf(till)).toBe('new');
			leave();
		}));

	test('reports scenes that cannot be fetched as missing, not as a problem of the diary, and tries again', () =>
		withApp(async ({ app }) => {
			let isOffline = true;
			const there = { words: {}, talks: {}, notes: {} };
			const fetchFiles = () =>
				isOffline ? Promise.reject(new TypeError('no such file')) : Promise.resolve(there);
			const words = app.part(SceneWords);
			await words.load(fetchFiles);
			expect(app.problem).toBeNull();
			expect(words.isMissing).toBe(true);
			isOffline = false;
			await words.load(fetchFiles);
			expect(words.isMissing).toBe(false);
			const scenes = app.part(ScenesForNow);
			await scenes.load();
			expect(scenes.isLoaded).toBe(true);
		}));

	test('hides a scene that was rehearsed and offers it again on a later day', () =>
		withApp(async ({ app, clock }) => {
			const { scenes, rehearsals, leave } = await openPage(app);
			const { id } = scenes.offered[0]!;
			await rehearsals.report('rehearsed', id);
			const offered = () => scenes.offered.map((script) => script.id);
			await expect.poll(offered).not.toContain(id);
			const days: boolean[] = [];
			for (let i = 0; i < 12; i++) {
				clock.ms += dayMs;
				await scenes.load();
				await app.today.setEnergy(60);
				days.push(offered().includes(id));
			}
			expect(days).toContain(true);
			leave();
		}));

	test('moves a scene up the ladder, and one step down if it was stiff', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app);
			const rung = () => rehearsals.rungOf(till);
			await rehearsals.report('used', till);
			await expect.poll(rung).toBe('used');
			await rehearsals.report('comfortable', till);
			await expect.poll(rung).toBe('comfortable');
			await rehearsals.report('stiff', till);
			await expect.poll(rung).toBe('used');
			leave();
		}));

	test('reads a record of an older backup that has only a step, and continues from it', () =>
		withApp(async ({ app }) => {
			await app.storage.write([
				{ collection: 'rehearsals', id: till, next: () => ({ id: till, step: 2 }) }
			]);
			const { rehearsals, leave } = await openPage(app);
			expect(rehearsals.rungOf(till)).toBe('used');
			await rehearsals.report('rehearsed', till);
			expect(await app.storage.all('rehearsals')).toMatchObject([
				{ id: till, step: 2, interval: 1 }
			]);
			leave();
		}));

	test('offers a retired scene nowhere until it is brought back', () =>
		withApp(async ({ app }) => {
			const { scenes, rehearsals, words, leave } = await openPage(app, 90);
			const card = cardFacts.find(({ family }) => family === 'celebrate')!;
			const before = words.all.filter(({ prepares }) => prepares.includes(card.id));
			for (const { id } of before) await rehearsals.report('putAway', id);
			await expect.poll(() => scenes.sceneBefore(card)).toBeNull();
			await rehearsals.report('takenOut', before[0]!.id);
			await expect.poll(() => scenes.sceneBefore(card)?.id).toBe(before[0]!.id);
			leave();
		}));

	test('offers a scene that prepares for a card, and not the same one every day', () =>
		withApp(async ({ app, clock }) => {
			const { scenes, leave } = await openPage(app);
			const card = cardFacts.find(({ id }) => id === 'check-in-after-a-hard-week')!;
			const ids = new Set<string>();
			for (let i = 0; i < 14; i++) {
				const script = scenes.sceneBefore(card)!;
				expect(script.prepares).toContain(card.id);
				ids.add(script.id);
				clock.ms += dayMs;
				await scenes.load();
			}
			expect(ids.size).toBeGreaterThan(2);
			leave();
		}));

	test('goes through all scenes without losing any', () =>
		withApp(async ({ app }) => {
			const { scenes, words, leave } = await openPage(app, 90);
			const seen = new Set<string>();
			for (let i = 0; i < 12; i++) {
				expect(scenes.offered.length).toBeGreaterThan(0);
				for (const { id } of scenes.offered) seen.add(id);
				scenes.showOthers();
			}
			expect(seen.size).toBe(words.all.length);
			leave();
		}));

	test('retains own words while the app is open, and stores them nowhere', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app);
			const talks = app.part(Talks);
			talks.change(till, 'A secret sentence');
			expect(talks.wordsIn(till)).toBe('A secret sentence');
			expect(talks.wordsIn('the-broken-lift' as ScriptId)).toBe('');
			await rehearsals.report('rehearsed', till);
			const stored = JSON.stringify(await readingOf(app.storage).allOf('rehearsals'));
			expect(stored).not.toContain('secret');
			expect(await readingOf(app.storage).drafts()).toEqual([]);
			leave();
		}));
});

describe('a read of the rehearsals', () => {
	test('does not replace a later report when it ends late', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app);
			const slow = holdNextRead(app.storage, 'rehearsals', 'choices');
			await app.storage.write([
				{ collection: 'rehearsals', id: party, next: () => ({ id: party, step: 1 }) }
			]);
			await slow.begun;
			await rehearsals.report('used', till);
			await rehearsals.load();
			slow.release();
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(rehearsals.rungOf(till)).toBe('used');
			expect(rehearsals.rungOf(party)).toBe('rehearsed');
			leave();
		}));

	test('happens once for a report while the page is open, not after it is left, and again when it is back', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app);
			const report = () => rehearsals.report('rehearsed', till);
			expect(await transactionsDuring(report)).toEqual({ reads: 1, writes: 1 });
			leave();
			expect(await transactionsDuring(report)).toEqual({ reads: 0, writes: 1 });
			const back = await openPage(app);
			expect((await transactionsDuring(() => rehearsals.report('used', till))).reads).toBe(1);
			expect(rehearsals.rungOf(till)).toBe('used');
			back.leave();
		}));

	test('does not report the scenes as missing when an earlier fetch fails late', () =>
		withApp(async ({ app }) => {
			const words = app.part(SceneWords);
			let fail = () => {};
			const late = words.load(
				() => new Promise((_, reject) => (fail = () => reject(new TypeError('no such file'))))
			);
			await words.load();
			fail();
			await late;
			expect(words.isMissing).toBe(false);
			expect(words.all.length).toBeGreaterThan(0);
		}));
});

describe('a rehearsal as a small win', () => {
	test('is logged as a solo win, and can be undone', () =>
		withApp(async ({ app }) => {
			const { rehearsals, leave } = await openPage(app, 30);
			const { undo } = await rehearsals.logWin({ kind: 'decline' }, 'Rehearsed: a kind no');
			const { wins } = await readingOf(app.storage).wins(5);
			expect(wins).toMatchObject([
				{ cardId: 'read-a-kind-no', channel: 'solo', note: 'Rehearsed: a kind no', energy: 30 }
			]);
			expect(wins[0]!.at.slice(0, 10)).toBe(localIso(noonMs).slice(0, 10));
			await undo();
			expect(await app.storage.winCount()).toBe(0);
			leave();
		}));
});
