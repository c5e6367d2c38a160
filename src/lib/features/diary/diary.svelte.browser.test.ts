import { describe, expect, onTestFinished, test } from 'vitest';
import { localIso } from '#lib/core/day.ts';
import { blankWin } from '#lib/core/win.ts';
import { monthOf, type Month } from '#lib/core/totals.ts';
import { noonMs, saving, winAt } from '../../../../tests/support/database.ts';
import { atEnergy, withApp } from '../../../../tests/support/app.ts';
import { countedReads, heldReads, settled } from '../../../../tests/support/reads.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { deleteWin, treasureWin } from './win-changes.ts';
import { filled, minuteMs, notesIn, onScreen } from '../../../../tests/support/diary.ts';

describe('paging', () => {
	test('an empty diary is loaded and has no more wins', () =>
		withApp(async ({ app }) => {
			const diary = onScreen(app);
			expect(diary.isLoaded).toBe(false);
			await diary.load();
			expect(diary.isLoaded).toBe(true);
			expect(diary.wins).toEqual([]);
			expect([diary.hasOlder, diary.hasNewer]).toEqual([false, false]);
			expect(diary.months).toEqual([]);
		}));

	test('shows ten wins, then ten more, then all, newest first and each once', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 25);
			const diary = onScreen(app);
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

	test('shows a win that was written during the first read', () =>
		withApp(async ({ app, tab }) => {
			const held = heldReads(app.storage);
			const diary = onScreen(app);
			await held.count(1);
			await filled(tab(), 1);
			await held.count(2);
			held.releaseNewest();
			await expect.poll(() => notesIn(diary)).toEqual(['number 0']);
			await held.releaseOlder();
			expect(notesIn(diary)).toEqual(['number 0']);
		}));

	test('has no more wins after exactly one page', () =>
		withApp(async ({ app }) => {
			await filled(app, 10);
			const diary = onScreen(app);
			await diary.load();
			expect(diary.wins).toHaveLength(10);
			expect(diary.hasOlder).toBe(false);
		}));

	test('never shows more than a hundred wins, and passes every win on the way down and up', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 333);
			const all = wins.map(({ note }) => note).reverse();
			const diary = onScreen(app);
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

	test('goes to a month, continues from there in both directions, and returns to the newest win', () =>
		withApp(async ({ app }) => {
			const days = ['2024-05-31', '2024-05-01', '2024-06-01', '2020-01-15', '2026-11-20'];
			await app.storage.write(
				days.map((day) => saving(winAt(`${day}T23:30:00-10:00`, { note: day })))
			);
			const diary = onScreen(app);
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

	test('goes to a win on a day with more than a page of newer wins, and to the newest win', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 40);
			const diary = onScreen(app);
			await diary.lookFor({ query: 'nothing like it' });
			await diary.goToWin(wins[7]!);
			expect(notesIn(diary).slice(0, 2)).toEqual(['number 7', 'number 6']);
			expect([diary.isNarrowed, diary.hasNewer, diary.hasOlder]).toEqual([false, true, false]);
			expect(diary.month).toBe(monthOf(wins[7]!));
			await diary.goToWin(wins[39]!);
			expect(notesIn(diary)[0]).toBe('number 39');
			expect(diary.hasNewer).toBe(false);
		}));

	test('a jump is not lost when more pages are requested at the same time', () =>
		withApp(async ({ app }) => {
			await filled(app, 30);
			await app.storage.write([saving(winAt('2024-05-02T09:00:00+01:00', { note: 'in May' }))]);
			const diary = onScreen(app);
			await diary.load();
			await Promise.all([diary.goTo('2024-05' as Month), diary.showOlder(), diary.showNewer()]);
			expect(notesIn(diary)).toEqual(['in May']);
		}));

	test('follows changes from another tab after a jump, and stays in place', () =>
		withApp(async ({ app, tab }) => {
			const at = (day: number) => `2024-05-${String(day).padStart(2, '0')}T09:00:00+01:00`;
			const wins = [1, 2, 3, 4].map((day) => winAt(at(day), { note: `day ${day}` }));
			await app.storage.write([...wins, winAt('2026-11-20T09:00:00+01:00')].map(saving));
			const diary = onScreen(app);
			await diary.goTo('2024-05' as Month);
			const { journal } = tab();
			await deleteWin(journal, wins[3]!.id);
			await expect.poll(() => notesIn(diary)).toEqual(['day 3', 'day 2', 'day 1']);
			expect(diary.hasNewer).toBe(true);
			await treasureWin(journal, wins[2]!.id, true);
			await expect.poll(() => diary.wins[0]).toMatchObject({ note: 'day 3', treasured: true });
		}));

	test('shows a win from another tab, with as many wins on screen as before', () =>
		withApp(async ({ app, tab }) => {
			await filled(app, 50);
			const diary = onScreen(app);
			await diary.load();
			await diary.showOlder();
			const other = tab();
			const details = { ...blankWin(localIso(noonMs + 999 * minuteMs)), note: 'from elsewhere' };
			await other.journal.log(details, atEnergy(25));
			await expect.poll(() => diary.wins[0]?.note).toBe('from elsewhere');
			expect(diary.wins).toHaveLength(20);
			expect(diary.hasOlder).toBe(true);
		}));

	test('a win in a later month joins the newest wins, even after a jump to their month', () =>
		withApp(async ({ app }) => {
			await app.storage.write([saving(winAt('2026-11-20T09:00:00+01:00', { note: 'November' }))]);
			const diary = onScreen(app);
			await diary.goTo('2026-11' as Month);
			expect(diary.hasNewer).toBe(false);
			await app.storage.write([saving(winAt('2026-12-01T09:00:00+01:00', { note: 'December' }))]);
			await expect.poll(() => notesIn(diary)).toEqual(['December', 'November']);
			expect(diary.hasNewer).toBe(false);
		}));

	test('an older, slower read does not replace a newer one', () =>
		withApp(async ({ app }) => {
			await app.storage.write([
				saving(winAt('2026-11-20T09:00:00+01:00', { note: 'November' })),
				saving(winAt('2024-05-02T09:00:00+01:00', { note: 'May' }))
			]);
			const diary = onScreen(app);
			await diary.load();
			const held = heldReads(app.storage);
			void diary.goTo(null);
			await held.count(1);
			void diary.goTo('2024-05' as Month);
			await held.count(2);
			held.releaseNewest();
			await expect.poll(() => notesIn(diary)).toEqual(['May']);
			await held.releaseOlder();
			expect(notesIn(diary)).toEqual(['May']);
			expect(diary.hasNewer).toBe(true);
		}));

	test('the wins and the months are read in one transaction', () =>
		withApp(async ({ app }) => {
			await filled(app, 3);
			const diary = onScreen(app);
			await diary.load();
			const transactions = countedReads();
			await diary.goTo('2026-11' as Month);
			expect(notesIn(diary)).toHaveLength(3);
			expect(transactions()).toBe(1);
		}));

	test('an unchanged win stays the same object, so that only the changed win is rendered again', () =>
		withApp(async ({ app }) => {
			const [win] = await filled(app, 3);
			const diary = onScreen(app);
			await diary.load();
			const before = diary.wins;
			await treasureWin(app.journal, win!.id, true);
			await expect.poll(() => diary.wins[2]?.treasured).toBe(true);
			expect(diary.wins[0]).toBe(before[0]);
			expect(diary.wins[1]).toBe(before[1]);
			expect(diary.wins[2]).not.toBe(before[2]);
		}));

	test('reads nothing for a write after the user leaves the screen, and is current when the user returns', () =>
		withApp(async ({ app }) => {
			const diary = new Diary(app);
			const leave = use(() => diary.wins);
			await diary.load();
			leave();
			await settled();
			const transactions = countedReads();
			await filled(app, 1);
			await settled();
			expect(transactions()).toBe(0);
			onTestFinished(use(() => diary.wins));
			await expect.poll(() => notesIn(diary)).toEqual(['number 0']);
		}));

	test('two requests for more at once show no win twice', () =>
		withApp(async ({ app }) => {
			await filled(app, 70);
			const diary = onScreen(app);
			await diary.load();
			await Promise.all([diary.showOlder(), diary.showOlder()]);
			expect(new Set(notesIn(diary)).size).toBe(diary.wins.length);
			expect(diary.wins).toHaveLength(20);
		}));
});

describe('changing', () => {
	test('an edit is saved, preserves fields that this version does not know, and can be undone', () =>
		withApp(async ({ app }) => {
			const win = { ...winAt(localIso(noonMs), { note: 'before' }), weather: 'rain' };
			await app.storage.write([saving(win)]);
			const diary = onScreen(app);
			await diary.load();
			const { id: _, ...details } = winAt(localIso(noonMs), { note: 'after', tags: [' a ', 'a'] });
			const undo = await app.journal.edit(win.id, details, null);
			expect(await app.storage.win(win.id)).toMatchObject({
				note: 'after',
				tags: ['a'],
				weather: 'rain'
			});
			await expect.poll(() => notesIn(diary)).toEqual(['after']);
			await undo();
			expect(await app.storage.win(win.id)).toMatchObject({
				note: 'before',
				tags: [],
				weather: 'rain'
			});
			await expect.poll(() => notesIn(diary)).toEqual(['before']);
		}));

	test('a deleted win leaves the diary, and the undo restores it to its place', () =>
		withApp(async ({ app }) => {
			const wins = await filled(app, 3);
			const diary = onScreen(app);
			await diary.load();
			const undo = await deleteWin(app.journal, wins[1]!.id);
			await expect.poll(() => notesIn(diary)).toEqual(['number 2', 'number 0']);
			expect(await app.storage.winCount()).toBe(2);
			await undo();
			await expect.poll(() => notesIn(diary)).toEqual(['number 2', 'number 1', 'number 0']);
			expect(await app.storage.winCount()).toBe(3);
		}));

	test('a win is marked as treasured or unmarked, and the undo restores it', () =>
		withApp(async ({ app }) => {
			const [win] = await filled(app, 1);
			const undo = await treasureWin(app.journal, win!.id, true);
			expect(await app.storage.win(win!.id)).toMatchObject({ treasured: true, note: 'number 0' });
			await undo();
			expect((await app.storage.win(win!.id))?.treasured).toBe(false);
			await treasureWin(app.journal, win!.id, true);
			await treasureWin(app.journal, win!.id, false);
			expect((await app.storage.win(win!.id))?.treasured).toBe(false);
		}));

	test('an undo is refused if another tab has changed the win since', () =>
		withApp(async ({ app, tab }) => {
			const [win] = await filled(app, 1);
			const undo = await treasureWin(app.journal, win!.id, true);
			const elsewhere = tab();
			const present = (await elsewhere.storage.win(win!.id))!;
			await elsewhere.journal.edit(win!.id, { ...present, note: 'elsewhere' }, null);
			await expect(undo()).rejects.toMatchObject({ problem: 'changedSince' });
			expect(await app.storage.win(win!.id)).toMatchObject({ note: 'elsewhere', treasured: true });
		}));

	test('treasuring a win preserves an edit from another tab', () =>
		withApp(async ({ app, tab }) => {
			const [win] = await filled(app, 1);
			const there = tab();
			const present = (await there.storage.win(win!.id))!;
			await there.journal.edit(win!.id, { ...present, note: 'elsewhere' }, null);
			await treasureWin(app.journal, win!.id, true);
			expect(await app.storage.win(win!.id)).toMatchObject({ note: 'elsewhere', treasured: true });
		}));
});
