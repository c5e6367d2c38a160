import { describe, expect, test, vi } from 'vitest';
import type { CardId, Channel } from '#lib/domain/card.ts';
import { localIso, type Day } from '#lib/domain/day.ts';

import type { Month } from '#lib/domain/totals.ts';
import { blankWin, type WinDetails, type WinId } from '#lib/domain/win.ts';
import type { Change } from '#lib/storage/storage.ts';
import { noonMs, saving, winAt } from '../../../tests/scenes/database.ts';
import { atEnergy, withApp } from '../../../tests/scenes/app.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { People } from './people.svelte.ts';
import { wholeDiary, type DiaryWish } from './wish.ts';

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
			expect([diary.hasOlder, diary.hasNewer]).toEqual([false, false]);
			expect(diary.months).toEqual([]);
		}));

	test('shows ten, then as many more, then all, the newest first and each once', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 25);
			const diary = new Diary(app);
			await diary.load();
			expect(diary.wins).toHaveLength(10);
			expect(diary.hasOlder).toBe(true);
			await diary.showOlder();
			expect(diary.wins).toHaveLength(20);
			await diary.showOlder();
			expect(diary.hasOlder).toBe(false);
			expect(notesIn(diary)).toEqual(wins.map(({ note }) => note).reverse());
			await diary.showOlder();
			expect(diary.wins).toHaveLength(25);
		}));

	test('shows what was written while it was read for the first time', () =>
		withApp(async ({ app }) => {
			const diary = new Diary(app);
			const { read } = app.storage;
			let letGo = () => {};
			const held = new Promise<void>((resolve) => (letGo = resolve));
			vi.spyOn(app.storage, 'read').mockImplementation(async (reading) => {
				const result = await read(reading);
				await held;
				return result;
			});
			const loading = diary.load();
			await filled(app, 1);
			letGo();
			await loading;
			await expect.poll(() => notesIn(diary)).toEqual(['number 0']);
		}));

	test('just a page has no more', () =>
		withApp(async ({ app }) => {
			await filled(app, 10);
			const diary = new Diary(app);
			await diary.load();
			expect(diary.wins).toHaveLength(10);
			expect(diary.hasOlder).toBe(false);
		}));

	test('never has more than so many on screen, and every win comes by on the way down and up', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 333);
			const all = wins.map(({ note }) => note).reverse();
			const diary = new Diary(app);
			await diary.load();
			const seen = new Set(notesIn(diary));
			const isStretch = () => {
				const shown = notesIn(diary);
				const at = all.indexOf(shown[0]!);
				expect(shown).toEqual(all.slice(at, at + shown.length));
				expect(shown.length).toBeLessThanOrEqual(100);
				expect(diary.hasNewer).toBe(at > 0);
				expect(diary.hasOlder).toBe(at + shown.length < all.length);
			};
			while (diary.hasOlder) {
				await diary.showOlder();
				isStretch();
				for (const note of notesIn(diary)) seen.add(note);
			}
			expect(seen.size).toBe(333);
			seen.clear();
			while (diary.hasNewer) {
				await diary.showNewer();
				isStretch();
				for (const note of notesIn(diary)) seen.add(note);
			}
			expect(seen.size).toBeGreaterThan(300);
			expect(diary.wins[0]?.note).toBe(all[0]);
		}));

	test('goes to a month, on from there in both directions, and back to the newest', () =>
		withApp(async ({ app }) => {
			const days = ['2024-05-31', '2024-05-01', '2024-06-01', '2020-01-15', '2026-11-20'];
			await app.storage.write(
				days.map((day) => saving(winAt(`${day}T23:30:00-10:00`, { note: day })))
			);
			const diary = new Diary(app);
			await diary.load();
			expect(diary.months).toEqual(['2026-11', '2024-06', '2024-05', '2020-01']);
			await diary.goTo('2024-05' as Month);
			expect(diary.month).toBe('2024-05');
			expect(notesIn(diary)).toEqual(['2024-05-31', '2024-05-01', '2020-01-15']);
			expect([diary.hasNewer, diary.hasOlder]).toEqual([true, false]);
			await diary.showNewer();
			expect(notesIn(diary)).toEqual([
				'2026-11-20',
				'2024-06-01',
				'2024-05-31',
				'2024-05-01',
				'2020-01-15'
			]);
			expect(diary.hasNewer).toBe(false);
			await diary.goTo('2024-05' as Month);
			await diary.goTo(null);
			expect(diary.month).toBeNull();
			expect(diary.wins[0]?.note).toBe('2026-11-20');
			expect(diary.hasNewer).toBe(false);
		}));

	test('a jump is not lost when more is asked for meanwhile', () =>
		withApp(async ({ app }) => {
			await filled(app, 30);
			await app.storage.write([saving(winAt('2024-05-02T09:00:00+01:00', { note: 'in May' }))]);
			const diary = new Diary(app);
			await diary.load();
			await Promise.all([diary.goTo('2024-05' as Month), diary.showOlder(), diary.showNewer()]);
			expect(notesIn(diary)).toEqual(['in May']);
		}));

	test('what changes elsewhere shows up where one has gone to, and one stays there', () =>
		withApp(async ({ app, tab }) => {
			const at = (day: number) => `2024-05-${String(day).padStart(2, '0')}T09:00:00+01:00`;
			const wins = [1, 2, 3, 4].map((day) => winAt(at(day), { note: `day ${day}` }));
			await app.storage.write([...wins, winAt('2026-11-20T09:00:00+01:00')].map(saving));
			const diary = new Diary(app);
			await diary.goTo('2024-05' as Month);
			const elsewhere = new Diary(tab());
			await elsewhere.remove(wins[3]!.id);
			await expect.poll(() => notesIn(diary)).toEqual(['day 3', 'day 2', 'day 1']);
			expect(diary.hasNewer).toBe(true);
			await elsewhere.treasure(wins[2]!.id, true);
			await expect.poll(() => diary.wins[0]).toMatchObject({ note: 'day 3', treasured: true });
		}));

	test('what another tab writes shows up, and as much stays on screen as there was', () =>
		withApp(async ({ app, tab }) => {
			await filled(app, 50);
			const diary = new Diary(app);
			await diary.load();
			await diary.showOlder();
			const other = tab();
			const details = { ...blankWin(localIso(noonMs + 999 * minuteMs)), note: 'from elsewhere' };
			await other.journal.log(details, atEnergy(25));
			await expect.poll(() => diary.wins[0]?.note).toBe('from elsewhere');
			expect(diary.wins).toHaveLength(20);
			expect(diary.hasOlder).toBe(true);
		}));

	test('asking for more twice at once shows nothing twice', () =>
		withApp(async ({ app }) => {
			await filled(app, 70);
			const diary = new Diary(app);
			await diary.load();
			await Promise.all([diary.showOlder(), diary.showOlder()]);
			expect(new Set(notesIn(diary)).size).toBe(diary.wins.length);
			expect(diary.wins).toHaveLength(20);
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
			await diary.lookFor({ query: 'cafe' });
			expect(diary.wins).toHaveLength(4);
			await diary.lookFor({ query: 'zoe' });
			expect(notesIn(diary)).toEqual(['with someone']);
			await diary.lookFor({ query: app.deck.card(cardId)!.title.toUpperCase() });
			expect(notesIn(diary)).toEqual(['an act']);
			await diary.lookFor({ query: 'cafe sea' });
			expect(notesIn(diary)).toEqual(['a CAFÉ by the sea']);
			await diary.lookFor({ query: 'cafe nowhere' });
			expect(diary.wins).toEqual([]);
			expect(diary.hasOlder).toBe(false);
			await diary.lookFor({ query: '   ' });
			expect(diary.wins).toHaveLength(7);
		}));

	test('keeps to each filter, and to several at once', () =>
		withApp(async ({ app }) => {
			const people = app.part(People);
			const id = (await people.add('Zoë Müller'))!.id;
			await people.load();
			const said: (Partial<WinDetails> & { on?: string })[] = [
				{ note: 'treasured', treasured: true },
				{ note: 'call', channel: 'call' as Channel },
				{ note: 'call with her', channel: 'call' as Channel, people: [id] },
				{ note: 'low', moodBefore: 4, moodAfter: 2 },
				{ note: 'low before', moodBefore: 2 }
			];
			for (const details of said) await filled(app, 1, details);
			await app.storage.write([saving(winAt('2025-03-01T09:00:00+01:00', { note: 'long ago' }))]);
			const diary = new Diary(app);
			const found = async (wish: Partial<DiaryWish>) => {
				await diary.lookFor({ ...wholeDiary, ...wish });
				return notesIn(diary).sort();
			};
			expect(await found({ isTreasured: true })).toEqual(['treasured']);
			expect(await found({ channel: 'call' })).toEqual(['call', 'call with her']);
			expect(await found({ channel: 'call', person: 'mul' })).toEqual(['call with her']);
			expect(await found({ person: 'nobody' })).toEqual([]);
			expect(await found({ mood: 2 })).toEqual(['low', 'low before']);
			expect(await found({ mood: 2, query: 'bef' })).toEqual(['low before']);
			expect(await found({ from: '2025-03-01' as Day, to: '2025-03-01' as Day })).toEqual([
				'long ago'
			]);
			expect(await found({ from: '2025-03-02' as Day })).toHaveLength(5);
			expect(await found({ to: '2025-02-28' as Day })).toEqual([]);
			expect(diary.isNarrowed).toBe(true);
			expect(await found({})).toHaveLength(6);
			expect(diary.isNarrowed).toBe(false);
		}));

	test('finds the entries that have a voice note, and follows what becomes of it', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 30, { note: 'spoken' });
			const voiced = wins.filter((_, at) => at % 2 === 0);
			const noteOf = (winId: WinId | null, id: string): Change => ({
				list: 'voiceNotes',
				id,
				next: () => ({
					...{ id, at: localIso(noonMs), seconds: 3, type: 'audio/webm', bytes: 9 },
					...{ winId, personId: null }
				})
			});
			await app.storage.write([
				...voiced.map(({ id }) => noteOf(id, `voice ${id}`)),
				noteOf(null, 'of no entry'),
				noteOf('gone' as WinId, 'of an entry that is gone')
			]);
			const diary = new Diary(app);
			await diary.lookFor({ hasVoice: true });
			expect(diary.isNarrowed).toBe(true);
			expect(diary.foundCount).toBe(15);
			await diary.showOlder();
			expect(diary.wins.map(({ id }) => id)).toEqual(voiced.map(({ id }) => id).reverse());
			await diary.lookFor({ query: 'nowhere' });
			expect(diary.wins).toEqual([]);
			await diary.lookFor({ query: 'spok' });
			expect(diary.foundCount).toBe(15);

			const id = `voice ${voiced[0]!.id}`;
			const written = await app.storage.write([{ list: 'voiceNotes', id, next: () => null }]);
			await expect.poll(() => diary.foundCount).toBe(14);
			await app.storage.undo(written);
			await expect.poll(() => diary.foundCount).toBe(15);
			await diary.lookFor({ hasVoice: false });
			expect(diary.foundCount).toBe(30);
		}));

	test('finds what was written a moment before, and not what was there before an edit', () =>
		withApp(async ({ app }) => {
			const [win] = await filled(app, 1, { note: 'first words' });
			const diary = new Diary(app);
			await diary.lookFor({ query: 'first' });
			expect(diary.wins).toHaveLength(1);
			for (const word of ['second', 'third', 'fourth']) {
				const { id: _, ...details } = { ...win!, note: `${word} words` };
				await diary.edit(win!.id, details, null);
				await diary.lookFor({ query: word });
				expect(notesIn(diary)).toEqual([`${word} words`]);
			}
			await diary.lookFor({ query: 'first' });
			expect(diary.wins).toEqual([]);
		}));

	test('leaves no thread behind when one leaves while it is made ready', () =>
		withApp(async ({ app }) => {
			await filled(app, 5, { note: 'sought' });
			const diary = new Diary(app);
			const { Worker } = globalThis;
			let begun = 0;
			// The real one, counted.
			vi.stubGlobal(
				'Worker',
				class extends Worker {
					constructor(...of: ConstructorParameters<typeof Worker>) {
						super(...of);
						begun++;
					}
				}
			);
			try {
				const preparing = diary.prepareSearch();
				const looking = diary.lookFor({ query: 'sought' });
				diary.restSearch();
				await Promise.all([preparing, looking]);
				expect(begun).toBe(1);
				expect(diary.isSearching).toBe(false);
				await diary.load();
				expect(diary.wins).toHaveLength(5);
				expect(begun).toBe(2);
			} finally {
				vi.stubGlobal('Worker', Worker);
			}
		}));

	test('goes on in the page where no thread can be had', () =>
		withApp(async ({ app }) => {
			await filled(app, 15, { note: 'sought' });
			const diary = new Diary(app);
			await diary.lookFor({ query: 'sought' });
			expect(diary.wins).toHaveLength(10);
			const { Worker } = globalThis;
			// A browser that lacks something is the one thing that cannot be had here.
			vi.stubGlobal('Worker', undefined);
			try {
				diary.restSearch();
				await diary.lookFor({ query: 'soug' });
				expect(diary.wins).toHaveLength(10);
				await diary.showOlder();
				expect(diary.wins).toHaveLength(15);
			} finally {
				vi.stubGlobal('Worker', Worker);
			}
		}));

	test('pages through what it finds', () =>
		withApp(async ({ app }) => {
			await filled(app, 130);
			await filled(app, 70, { note: 'sought' });
			const diary = new Diary(app);
			await diary.lookFor({ query: 'sought' });
			expect(diary.wins).toHaveLength(10);
			expect(diary.foundCount).toBe(70);
			while (diary.hasOlder) await diary.showOlder();
			expect(notesIn(diary)).toEqual(Array(70).fill('sought'));
			expect(new Set(diary.wins.map(({ id }) => id)).size).toBe(70);
		}));

	test('says how many there are, also when more are asked for meanwhile, and shows none twice', () =>
		withApp(async ({ app }) => {
			await filled(app, 60, { note: 'sought' });
			const diary = new Diary(app);
			const looking = diary.lookFor({ query: 'sought' });
			await expect.poll(() => diary.wins.length).toBe(10);
			await Promise.all([diary.showOlder(), diary.showOlder()]);
			await looking;
			expect(diary.foundCount).toBe(60);
			expect(new Set(diary.wins.map(({ id }) => id)).size).toBe(20);
			expect(diary.wins).toHaveLength(20);
		}));

	test('the last of several searches at once wins', () =>
		withApp(async ({ app }) => {
			await filled(app, 30, { note: 'apple' });
			await filled(app, 20, { note: 'apricot' });
			const diary = new Diary(app);
			const searches = ['a', 'ap', 'apr', 'apri', ''].map((query) => diary.lookFor({ query }));
			const last = diary.lookFor({ query: 'apricot' });
			await Promise.all([...searches, last]);
			expect(diary.wish.query).toBe('apricot');
			expect(notesIn(diary)).toEqual(Array(10).fill('apricot'));
			expect(diary.foundCount).toBe(20);
		}));

	test('asking for more while a search is on its way shows what the search finds', () =>
		withApp(async ({ app }) => {
			await filled(app, 80, { note: 'plain' });
			await filled(app, 3, { note: 'sought' });
			const diary = new Diary(app);
			await diary.load();
			await Promise.all([diary.lookFor({ query: 'sought' }), diary.showOlder()]);
			expect(notesIn(diary)).toEqual(['sought', 'sought', 'sought']);
		}));

	test('goes on while wins are written', () =>
		withApp(async ({ app }) => {
			await filled(app, 3, { note: 'sought' });
			const diary = new Diary(app);
			await diary.lookFor({ query: 'sought' });
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
