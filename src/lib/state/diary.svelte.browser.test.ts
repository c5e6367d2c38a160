import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import { localIso } from '#lib/domain/day.ts';

import { blankWin, type WinDetails } from '#lib/domain/win.ts';
import { noonMs, saving, winAt } from '../../../tests/scenes/database.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { People } from './people.svelte.ts';

const minuteMs = 60_000;

/** Saves so many wins, a minute apart, the last the newest; notes are their numbers. */
async function filled(app: App, count: number, details: Partial<WinDetails> = {}) {
	const wins = Array.from({ length: count }, (_, i) =>
		winAt(localIso(noonMs + i * minuteMs), { note: `number ${i}`, ...details })
	);
	await app.storage.write(wins.map(saving));
	return wins;
}

const notesIn = (diary: Diary) => diary.wins.map(({ note }) => note);

describe('paging', () => {
	test('an empty diary is loaded and has no more', () =>
		withApp(async ({ app }) => {
			const diary = new Diary(app);
			expect(diary.isLoaded).toBe(false);
			await diary.load();
			expect(diary.isLoaded).toBe(true);
			expect(diary.wins).toEqual([]);
			expect(diary.hasMore).toBe(false);
		}));

	test('shows fifty, then as many more, then all, the newest first and each once', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 120);
			const diary = new Diary(app);
			await diary.load();
			expect(diary.wins).toHaveLength(50);
			expect(diary.hasMore).toBe(true);
			await diary.loadMore();
			expect(diary.wins).toHaveLength(100);
			await diary.loadMore();
			expect(diary.hasMore).toBe(false);
			expect(notesIn(diary)).toEqual(wins.map(({ note }) => note).reverse());
			await diary.loadMore();
			expect(diary.wins).toHaveLength(120);
		}));

	test('just a page has no more', () =>
		withApp(async ({ app }) => {
			await filled(app, 50);
			const diary = new Diary(app);
			await diary.load();
			expect(diary.wins).toHaveLength(50);
			expect(diary.hasMore).toBe(false);
		}));

	test('what another tab writes shows up, and as much stays on screen as there was', () =>
		withApp(async ({ app, tab }) => {
			await filled(app, 110);
			const diary = new Diary(app);
			await diary.load();
			await diary.loadMore();
			const other = tab();
			const details = { ...blankWin(localIso(noonMs + 999 * minuteMs)), note: 'from elsewhere' };
			await other.journal.log(details, atEnergy(25));
			await expect.poll(() => diary.wins[0]?.note).toBe('from elsewhere');
			expect(diary.wins).toHaveLength(100);
			expect(diary.hasMore).toBe(true);
		}));

	test('asking for more twice at once shows nothing twice', () =>
		withApp(async ({ app }) => {
			await filled(app, 160);
			const diary = new Diary(app);
			await diary.load();
			await Promise.all([diary.loadMore(), diary.loadMore()]);
			expect(new Set(notesIn(diary)).size).toBe(diary.wins.length);
			expect(diary.wins).toHaveLength(100);
		}));
});

describe('searching', () => {
	test('finds words in any text, in tags, people and the title of the act, without accents or case', () =>
		withApp(async ({ app }) => {
			const people = app.part(People);
			const id = (await people.add('Zoë'))!.id;
			await people.load();
			const cardId = 'greet-by-name' as CardId;
			await app.deck.loadCards([cardId]);
			const said: Partial<WinDetails>[] = [
				{ note: 'a CAFÉ by the sea' },
				{ genuine: 'the cafe laugh' },
				{ carry: 'cafés are fine' },
				{ tags: ['cafe'] },
				{ note: 'with someone', people: [id] },
				{ note: 'an act', cardId },
				{ note: 'nothing of that' }
			];
			for (const details of said) await filled(app, 1, { note: '', ...details });
			const diary = new Diary(app);
			await diary.search('cafe');
			expect(diary.wins).toHaveLength(4);
			await diary.search('zoe');
			expect(notesIn(diary)).toEqual(['with someone']);
			await diary.search(app.deck.card(cardId)!.title.toUpperCase());
			expect(notesIn(diary)).toEqual(['an act']);
			await diary.search('cafe sea');
			expect(notesIn(diary)).toEqual(['a CAFÉ by the sea']);
			await diary.search('cafe nowhere');
			expect(diary.wins).toEqual([]);
			expect(diary.hasMore).toBe(false);
			await diary.search('   ');
			expect(diary.wins).toHaveLength(7);
		}));

	test('pages through what it finds', () =>
		withApp(async ({ app }) => {
			await filled(app, 130);
			await filled(app, 70, { note: 'sought' });
			const diary = new Diary(app);
			await diary.search('sought');
			expect(diary.wins).toHaveLength(50);
			while (diary.hasMore) await diary.loadMore();
			expect(notesIn(diary)).toEqual(Array(70).fill('sought'));
			expect(new Set(diary.wins.map(({ id }) => id)).size).toBe(70);
		}));

	test('the last of several searches at once wins', () =>
		withApp(async ({ app }) => {
			await filled(app, 30, { note: 'apple' });
			await filled(app, 20, { note: 'apricot' });
			const diary = new Diary(app);
			const searches = ['a', 'ap', 'apr', 'apri', ''].map((query) => diary.search(query));
			const last = diary.search('apricot');
			await Promise.all([...searches, last]);
			expect(diary.query).toBe('apricot');
			expect(notesIn(diary)).toEqual(Array(20).fill('apricot'));
		}));

	test('asking for more while a search is on its way shows what the search finds', () =>
		withApp(async ({ app }) => {
			await filled(app, 80, { note: 'plain' });
			await filled(app, 3, { note: 'sought' });
			const diary = new Diary(app);
			await diary.load();
			await Promise.all([diary.search('sought'), diary.loadMore()]);
			expect(notesIn(diary)).toEqual(['sought', 'sought', 'sought']);
		}));

	test('goes on while wins are written', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { note: 'sought' });
			const diary = new Diary(app);
			await diary.search('sought');
			const [win] = await filled(app, 1, { note: 'sought as well' });
			await filled(app, 1, { note: 'other' });
			await expect.poll(() => diary.wins.length).toBe(4);
			expect(diary.wins.map(({ id }) => id)).toContain(win!.id);
			expect(notesIn(diary)).not.toContain('other');
		}));
});

describe('changing', () => {
	test('an edit is saved, keeps what this version does not know, and can be taken back', () =>
		withApp(async ({ app }) => {
			const win = { ...winAt(localIso(noonMs), { note: 'before' }), weather: 'rain' };
			await app.storage.write([saving(win)]);
			const diary = new Diary(app);
			await diary.load();
			const { id: _, ...details } = winAt(localIso(noonMs), { note: 'after', tags: [' a ', 'a'] });
			const undo = await diary.edit(win.id, details, null);
			expect(await diary.win(win.id)).toMatchObject({
				note: 'after',
				tags: ['a'],
				weather: 'rain'
			});
			await expect.poll(() => notesIn(diary)).toEqual(['after']);
			await undo();
			expect(await diary.win(win.id)).toMatchObject({ note: 'before', tags: [], weather: 'rain' });
			await expect.poll(() => notesIn(diary)).toEqual(['before']);
		}));

	test('a win that was removed leaves the list, and comes back to its place', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 3);
			const diary = new Diary(app);
			await diary.load();
			const undo = await diary.remove(wins[1]!.id);
			await expect.poll(() => notesIn(diary)).toEqual(['number 2', 'number 0']);
			expect(await app.storage.winCount()).toBe(2);
			await undo();
			await expect.poll(() => notesIn(diary)).toEqual(['number 2', 'number 1', 'number 0']);
			expect(await app.storage.winCount()).toBe(3);
		}));

	test('a win is treasured, and not any more, and each can be taken back', () =>
		withApp(async ({ app }) => {
			const [win] = await filled(app, 1);
			const diary = new Diary(app);
			const undo = await diary.treasure(win!.id, true);
			expect(await diary.win(win!.id)).toMatchObject({ treasured: true, note: 'number 0' });
			await undo();
			expect((await diary.win(win!.id))?.treasured).toBe(false);
			await diary.treasure(win!.id, true);
			await diary.treasure(win!.id, false);
			expect((await diary.win(win!.id))?.treasured).toBe(false);
		}));

	test('taking back is refused when another tab has changed the win since', () =>
		withApp(async ({ app, tab }) => {
			const [win] = await filled(app, 1);
			const undo = await new Diary(app).treasure(win!.id, true);
			const elsewhere = new Diary(tab());
			await elsewhere.edit(
				win!.id,
				{ ...(await elsewhere.win(win!.id))!, note: 'elsewhere' },
				null
			);
			await expect(undo()).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await app.storage.win(win!.id)).toMatchObject({ note: 'elsewhere', treasured: true });
		}));

	test('treasuring in one tab what was edited in another keeps the edit', () =>
		withApp(async ({ app, tab }) => {
			const [win] = await filled(app, 1);
			const [here, there] = [new Diary(app), new Diary(tab())];
			await here.load();
			await there.edit(win!.id, { ...(await there.win(win!.id))!, note: 'elsewhere' }, null);
			await here.treasure(win!.id, true);
			expect(await here.win(win!.id)).toMatchObject({ note: 'elsewhere', treasured: true });
		}));
});
