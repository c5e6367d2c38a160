import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import { families } from '#lib/core/families.ts';
import { migrations } from '#lib/storage/migrations.ts';
import { openDiaryDatabase } from '#lib/storage/database.ts';
import { savingPerson } from '../../../tests/support/database.ts';
import { atEnergy, copyOf, withApp } from '../../../tests/support/app.ts';
import { Browsing } from '#lib/features/cards/browsing.svelte.ts';
import { Mirroring } from '#lib/app/mirror/mirroring.svelte.ts';
import { Snackbar } from './snackbar.svelte.ts';
import { People } from '#lib/features/people/people.svelte.ts';
import { useApp } from '../../../tests/support/use.svelte.ts';

afterEach(() => {
	vi.useRealTimers();
});

describe('the app', () => {
	test('retains a part after the page that requested it first is left', () =>
		withApp(async ({ app }) => {
			const leave = $effect.root(() => {
				expect(app.part(People).namesOf([])).toEqual([]);
			});
			leave();
			const added = await app.part(People).add('Åsa');
			await app.part(People).load();
			expect(app.part(People).namesOf([added!.id])).toEqual(['Åsa']);
		}));

	test('creates each part once', () =>
		withApp(async ({ app, tab }) => {
			expect(app.part(People)).toBe(app.part(People));
			expect(app.part(Browsing)).not.toBe(app.part(People));
			expect(tab().part(People)).not.toBe(app.part(People));
		}));

	test('starts only one mirror for concurrent calls', () =>
		withApp(async ({ app }) => {
			const follow = vi.spyOn(Mirroring.prototype, 'follow').mockResolvedValue();
			await app.journal.log(app.journal.blank(), atEnergy(25));
			await Promise.all([app.mirror(), app.mirror()]);
			await app.mirror();
			expect(follow).toHaveBeenCalledTimes(1);
			follow.mockRestore();
		}));

	test('shows permanently that a newer version has taken over', () =>
		withApp(async ({ app }) => {
			await app.journal.loadCount();
			expect(app.problem).toBeNull();
			const newer = await openDB('small-hello', migrations.length + 1);
			expect(app.problem).toBe('superseded');
			expect(await app.reader().read(() => app.storage.winCount())).toBeUndefined();
			expect(await app.reader().read(() => Promise.resolve('something else'))).toBe(
				'something else'
			);
			expect(app.problem).toBe('superseded');
			newer.close();
		}));

	test('shows why the diary cannot be read, until it can', () =>
		withApp(async ({ app }) => {
			const newer = await openDB('small-hello', migrations.length + 1);
			newer.close();
			const { read } = app.reader();
			expect(await read(() => app.storage.winCount())).toBeUndefined();
			expect(app.problem).toBe('newer');
			indexedDB.deleteDatabase('small-hello');
			expect(await read(() => app.storage.winCount())).toBe(0);
			expect(app.problem).toBeNull();
		}));

	test('stays lost when the screen that found out is removed, until the diary is restored', () =>
		withApp(async ({ app }) => {
			await rememberDiary();
			const leave = useApp(app);
			await expect.poll(() => app.problem).toBe('lost');
			leave();
			expect(app.problem).toBe('lost');

			const stop = app.start();
			const otherTab = openDiaryDatabase();
			await otherTab.write([savingPerson('Åsa')]);
			await expect.poll(() => app.problem).toBeNull();
			otherTab.close();
			stop();
		}));

	test('is lost when a write finds out, with no screen that reads', () =>
		withApp(async ({ app }) => {
			await rememberDiary();
			const writing = app.storage.write([savingPerson('Åsa')]);
			await expect(writing).rejects.toMatchObject({ problem: 'lost' });
			expect(app.problem).toBe('lost');
		}));

	test('shows and logs errors that are not storage errors', () =>
		withApp(async ({ app }) => {
			const fault = new TypeError('a fault of ours');
			const told = vi.spyOn(console, 'error').mockImplementation(() => {});
			expect(await app.reader().read(() => Promise.reject(fault))).toBeUndefined();
			expect(app.problem).toBe('broken');
			expect(told).toHaveBeenCalledWith(fault);
			told.mockRestore();
		}));

	test('stores entered data only in IndexedDB', () =>
		withApp(async ({ app }) => {
			// Compare with the state before, since the test runner may store something itself.
			const storedData = async () => ({
				local: { ...localStorage },
				session: { ...sessionStorage },
				cookies: document.cookie,
				caches: await caches.keys()
			});
			const before = await storedData();
			await app.journal.log({ ...app.journal.blank(), note: 'secret' }, atEnergy(25));
			await app.today.setEnergy(10);
			await app.preferences.settle({ hasSeenWelcome: true });
			expect(await storedData()).toEqual(before);
			expect(JSON.stringify(await storedData())).not.toContain('secret');
		}));

	test('exports a backup of everything', () =>
		withApp(async ({ app }) => {
			const { id } = await app.journal.log(
				{ ...app.journal.blank(), note: 'kept </script>' },
				atEnergy(25)
			);
			const { id: gone, undo } = await app.journal.log(app.journal.blank(), atEnergy(25));
			await undo();
			await app.part(People).add('Åsa');
			await app.today.setEnergy(40);
			await app.preferences.settle({ hasSeenWelcome: true });
			const { name, content } = await copyOf(app);
			expect(name).toMatch(/^small-hello-2026-11-\d\d\.json$/);
			const copy = JSON.parse(await content.text());
			expect(copy).toMatchObject({
				format: 'small-hello-backup',
				version: 1,
				plans: [],
				choices: []
			});
			expect(new Date(copy.exportedAt).toISOString()).toBe(copy.exportedAt);
			expect(copy.wins).toHaveLength(2);
			expect(copy.wins).toContainEqual(await app.storage.win(id));
			expect(copy.wins).toContainEqual({ id: gone, revision: expect.any(String), deleted: true });
			expect(copy.people).toMatchObject([{ name: 'Åsa' }]);
			expect(copy.checkIns).toMatchObject([{ energy: 40 }]);
			expect(copy.preferences).toMatchObject([{ hasSeenWelcome: true }]);
		}));
});

describe('preferences', () => {
	test('have their defaults until they are set, and then their new values', () =>
		withApp(async ({ app, tab }) => {
			const { preferences } = app;
			expect(preferences.isLoaded).toBe(false);
			expect(preferences.preferences).toMatchObject({
				strangersWelcome: false,
				hasSeenWelcome: false
			});
			await preferences.load();
			expect(preferences.isLoaded).toBe(true);
			await preferences.settle({ hasSeenWelcome: true });
			await preferences.settle({ strangersWelcome: true });
			const settled = { strangersWelcome: true, hasSeenWelcome: true };
			expect(preferences.preferences).toMatchObject(settled);
			const other = tab();
			await other.preferences.load();
			expect(other.preferences.preferences).toMatchObject(settled);
		}));

	test('that one tab has set survive a write of another tab that has not read them', () =>
		withApp(async ({ app, tab }) => {
			await app.preferences.settle({ strangersWelcome: true });
			const other = tab();
			await other.preferences.settle({ hasSeenWelcome: true });
			await app.preferences.load();
			expect(app.preferences.preferences).toMatchObject({
				strangersWelcome: true,
				hasSeenWelcome: true
			});
		}));

	test('follow the writes of another tab', () =>
		withApp(async ({ app, tab }) => {
			const stop = useApp(app);
			await tab().preferences.settle({ strangersWelcome: true });
			await expect.poll(() => app.preferences.preferences.strangersWelcome).toBe(true);
			stop();
		}));
});

describe('the deck', () => {
	test('has the titles of exactly the families that were loaded', () =>
		withApp(async ({ app }) => {
			const { deck } = app;
			const id = 'greet-by-name' as CardId;
			expect(deck.cards).toEqual([]);
			expect(deck.card(id)).toBeNull();
			await deck.loadLines([id, null, 'no such card' as CardId]);
			expect(deck.card(id)).toMatchObject({ id, family: 'greet', title: expect.any(String) });
			const titled = cardFacts.filter((facts) => deck.card(facts.id));
			expect(new Set(titled.map(({ family }) => family))).toEqual(new Set(['greet']));
			// The whole words of a card come only with all cards.
			expect(deck.cards).toEqual([]);
			expect(deck.isLoaded).toBe(false);
		}));

	test('has all cards in order once loaded, even if families were loaded separately', () =>
		withApp(async ({ app }) => {
			const { deck } = app;
			await Promise.all([
				deck.load(),
				deck.loadLines(['look-up-and-smile' as CardId]),
				deck.load()
			]);
			expect(deck.isLoaded).toBe(true);
			expect(deck.cards.map(({ id }) => id)).toEqual(cardFacts.map(({ id }) => id));
			expect(new Set(deck.cards.map(({ family }) => family)).size).toBe(families.length);
			for (const card of deck.cards) {
				expect(card.title).not.toBe('');
				expect(card.how.length).toBeGreaterThan(0);
			}
			expect(deck.card(null)).toBeNull();
		}));
});

describe('notices', () => {
	test('are replaced by the next one, and disappear when dismissed', () => {
		const notices = new Snackbar();
		expect(notices.present).toBeNull();
		notices.say('one');
		notices.say('two');
		expect(notices.present).toMatchObject({ text: 'two' });
		notices.dismiss();
		expect(notices.present).toBeNull();
	});

	test('disappear by themselves, those with an undo later; warnings stay', () => {
		vi.useFakeTimers();
		const notices = new Snackbar();
		notices.say('saved');
		vi.advanceTimersByTime(60_000);
		expect(notices.present).toBeNull();
		// The timer of a replaced notice does not dismiss the next one.
		notices.say('saved');
		notices.say('deleted', () => Promise.resolve({ text: 'taken back', isDone: true }));
		vi.advanceTimersByTime(9_000);
		expect(notices.present?.text).toBe('deleted');
		vi.advanceTimersByTime(2_000);
		expect(notices.present).toBeNull();
		notices.say('saved');
		notices.warn('not saved');
		vi.advanceTimersByTime(60_000);
		expect(notices.present?.text).toBe('not saved');
	});

	test('run their undo once, and show the result', async () => {
		const notices = new Snackbar();
		let times = 0;
		notices.say('saved', () => Promise.resolve({ text: `taken back ${++times}`, isDone: true }));
		await Promise.all([notices.undo(), notices.undo()]);
		await notices.undo();
		expect(times).toBe(1);
		expect(notices.present).toEqual({ text: 'taken back 1' });
		expect(notices.present?.undo).toBeUndefined();
	});

	test('retain their own undo if they appeared during another undo', async () => {
		const notices = new Snackbar();
		let finish: (result: { text: string; isDone: boolean }) => void = () => {};
		notices.say('deleted', () => new Promise((resolve) => (finish = resolve)));
		const undoing = notices.undo();
		notices.say('deleted another', () => Promise.resolve({ text: 'taken back', isDone: true }));
		finish({ text: 'taken back', isDone: true });
		await undoing;
		expect(notices.present?.text).toBe('deleted another');
		expect(notices.present?.undo).toBeTypeOf('function');
	});
});

/** Creates a mirror whose note shows that there was a diary. */
async function rememberDiary(): Promise<void> {
	let folder = await navigator.storage.getDirectory();
	for (const name of ['mirror', 'ring-000001'])
		folder = await folder.getDirectoryHandle(name, { create: true });
	for (const name of ['0', '1', '2', 'note']) {
		const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
		await file.write(name === 'note' ? '{"wins":1}' : '');
		await file.close();
	}
}
