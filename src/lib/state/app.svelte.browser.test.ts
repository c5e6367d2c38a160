import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { families, type CardId } from '#lib/domain/card.ts';
import { migrations } from '#lib/storage/migrations.ts';
import { atEnergy, copyOf, withApp } from '../../../tests/scenes/app.ts';
import { Browsing } from './browsing.svelte.ts';
import { Deck } from './deck.svelte.ts';
import { Mirroring } from './mirroring.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { People } from './people.svelte.ts';

afterEach(() => {
	vi.useRealTimers();
});

describe('the app', () => {
	test('keeps a part going after the page that asked for it first is left', () =>
		withApp(async ({ app }) => {
			const leave = $effect.root(() => {
				expect(app.part(People).namesOf([])).toEqual([]);
			});
			leave();
			const added = await app.part(People).add('Åsa');
			await app.part(People).load();
			expect(app.part(People).namesOf([added!.id])).toEqual(['Åsa']);
		}));

	test('makes each part once', () =>
		withApp(async ({ app, tab }) => {
			expect(app.part(People)).toBe(app.part(People));
			expect(app.part(Browsing)).not.toBe(app.part(People));
			expect(tab().part(People)).not.toBe(app.part(People));
		}));

	test('keeps one mirror, however many ask for it at once', () =>
		withApp(async ({ app }) => {
			const follow = vi.spyOn(Mirroring.prototype, 'follow').mockResolvedValue();
			await app.journal.log(app.journal.blank(), atEnergy(25));
			await Promise.all([app.mirror(), app.mirror()]);
			await app.mirror();
			expect(follow).toHaveBeenCalledTimes(1);
			follow.mockRestore();
		}));

	test('says that a newer version has taken over, and goes on saying so', () =>
		withApp(async ({ app }) => {
			await app.journal.loadCount();
			expect(app.problem).toBeNull();
			const newer = await openDB('small-hello', migrations.length + 1);
			expect(app.problem).toBe('superseded');
			expect(await app.reading(() => app.storage.winCount())).toBeUndefined();
			expect(await app.reading(() => Promise.resolve('something else'))).toBe('something else');
			expect(app.problem).toBe('superseded');
			newer.close();
		}));

	test('shows why the diary cannot be read, and forgets it once it can', () =>
		withApp(async ({ app }) => {
			const newer = await openDB('small-hello', migrations.length + 1);
			newer.close();
			expect(await app.reading(() => app.storage.winCount())).toBeUndefined();
			expect(app.problem).toBe('newer');
			indexedDB.deleteDatabase('small-hello');
			expect(await app.reading(() => app.storage.winCount())).toBe(0);
			expect(app.problem).toBeNull();
		}));

	test('faults that are not those of storage show as well, and are told to the console', () =>
		withApp(async ({ app }) => {
			const fault = new TypeError('a fault of ours');
			const told = vi.spyOn(console, 'error').mockImplementation(() => {});
			expect(await app.reading(() => Promise.reject(fault))).toBeUndefined();
			expect(app.problem).toBe('broken');
			expect(told).toHaveBeenCalledWith(fault);
			told.mockRestore();
		}));

	test('keeps nothing that was entered outside IndexedDB', () =>
		withApp(async ({ app }) => {
			// Compared with before, since what runs the tests may keep something of its own.
			const kept = async () => ({
				local: { ...localStorage },
				session: { ...sessionStorage },
				cookies: document.cookie,
				caches: await caches.keys()
			});
			const before = await kept();
			await app.journal.log({ ...app.journal.blank(), note: 'secret' }, atEnergy(25));
			await app.today.setEnergy(10);
			await app.preferences.settle({ hasSeenWelcome: true });
			expect(await kept()).toEqual(before);
			expect(JSON.stringify(await kept())).not.toContain('secret');
		}));

	test('hands over a copy of everything', () =>
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
	test('hold what comes first until something is settled, and then what was settled', () =>
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

	test('settled in one tab before another has read them are not undone by it', () =>
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

	test('follow another tab', () =>
		withApp(async ({ app, tab }) => {
			const stop = app.followAll();
			await tab().preferences.settle({ strangersWelcome: true });
			await expect.poll(() => app.preferences.preferences.strangersWelcome).toBe(true);
			stop();
		}));
});

describe('the deck', () => {
	test('has the words of a card once its family was read, and of no other', async () => {
		const deck = new Deck(cardFacts);
		const id = 'greet-by-name' as CardId;
		expect(deck.cards).toEqual([]);
		expect(deck.card(id)).toBeNull();
		await deck.loadCards([id, null, 'no such card' as CardId]);
		expect(deck.card(id)).toMatchObject({ id, family: 'greet', title: expect.any(String) });
		expect(new Set(deck.cards.map(({ family }) => family))).toEqual(new Set(['greet']));
		expect(deck.isLoaded).toBe(false);
	});

	test('has all cards in their order once it was read, also family by family', async () => {
		const deck = new Deck(cardFacts);
		await Promise.all([deck.load(), deck.loadCards(['look-up-and-smile' as CardId]), deck.load()]);
		expect(deck.isLoaded).toBe(true);
		expect(deck.cards.map(({ id }) => id)).toEqual(cardFacts.map(({ id }) => id));
		expect(new Set(deck.cards.map(({ family }) => family)).size).toBe(families.length);
		for (const card of deck.cards) {
			expect(card.title).not.toBe('');
			expect(card.how.length).toBeGreaterThan(0);
		}
		expect(deck.card(null)).toBeNull();
	});
});

describe('browsing the deck', () => {
	test('narrows by words, way, place, theme and energy, and shows all again', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			const browsing = app.part(Browsing);
			expect(browsing.found).toHaveLength(cardFacts.length);
			expect(browsing.isNarrowed).toBe(false);

			browsing.lookFor({ channel: 'call' });
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { channel } of browsing.found) expect(channel).toBe('call');
			expect(browsing.isNarrowed).toBe(true);

			browsing.lookFor({ channel: null, setting: 'cafe' });
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { settings } of browsing.found) expect(settings).toContain('cafe');

			browsing.lookFor({ family: 'smile' });
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { settings, family } of browsing.found) {
				expect(settings).toContain('cafe');
				expect(family).toBe('smile');
			}

			browsing.showAll();
			expect(browsing.found).toHaveLength(cardFacts.length);
			browsing.lookFor({ query: app.deck.card('greet-by-name' as CardId)!.title });
			expect(browsing.found[0]?.id).toBe('greet-by-name');
			browsing.lookFor({ query: 'no card says this 4711' });
			expect(browsing.found).toEqual([]);
			browsing.lookFor({ query: '  ' });
			expect(browsing.found).toHaveLength(cardFacts.length);
			expect(browsing.isNarrowed).toBe(false);
		}));

	test('leaves out what asks for more than there is, and follows the energy', () =>
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

	test('finds cards by the words that a page shows beside them', () =>
		withApp(async ({ app }) => {
			await app.deck.load();
			const browsing = app.part(Browsing);
			browsing.lookFor({ query: 'zebrafish' });
			expect(browsing.found).toEqual([]);
			browsing.findAlsoBy(({ family }) => (family === 'rest' ? ['Zebrafish'] : []));
			expect(browsing.found.length).toBeGreaterThan(0);
			for (const { family } of browsing.found) expect(family).toBe('rest');
		}));
});

describe('notices', () => {
	test('give way to the next one, and go when they are answered', () => {
		const notices = new Notices();
		expect(notices.present).toBeNull();
		notices.say('one');
		notices.say('two');
		expect(notices.present).toMatchObject({ text: 'two' });
		notices.dismiss();
		expect(notices.present).toBeNull();
	});

	test('pass by themselves, but for those that can be undone and those that warn', () => {
		vi.useFakeTimers();
		const notices = new Notices();
		notices.say('saved');
		vi.advanceTimersByTime(60_000);
		expect(notices.present).toBeNull();
		// What was passing does not take the next one with it.
		notices.say('saved');
		notices.say('deleted', () => Promise.resolve({ text: 'taken back', isDone: true }));
		vi.advanceTimersByTime(60_000);
		expect(notices.present?.text).toBe('deleted');
		notices.say('saved');
		notices.warn('not saved');
		vi.advanceTimersByTime(60_000);
		expect(notices.present?.text).toBe('not saved');
	});

	test('take back once, and say so', async () => {
		const notices = new Notices();
		let times = 0;
		notices.say('saved', () => Promise.resolve({ text: `taken back ${++times}`, isDone: true }));
		await Promise.all([notices.undo(), notices.undo()]);
		await notices.undo();
		expect(times).toBe(1);
		expect(notices.present).toEqual({ text: 'taken back 1' });
		expect(notices.present?.undo).toBeUndefined();
	});

	test('that came while something was being taken back keep their own undo', async () => {
		const notices = new Notices();
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
