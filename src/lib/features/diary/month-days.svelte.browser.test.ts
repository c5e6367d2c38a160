import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { MonthDays } from './month-days.svelte.ts';
import MonthGrid from './MonthGrid.svelte';

const wins = [
	winAt('2026-10-31T23:30:00+01:00', { note: 'before' }),
	winAt('2026-11-18T09:30:00+01:00', { note: 'morning', moodAfter: 4 }),
	winAt('2026-11-18T19:30:00+01:00', { note: 'evening' }),
	winAt('2026-11-20T09:30:00+01:00', { note: 'after' })
];

test('a month has the days of its wins, and follows new ones', () =>
	withApp(async ({ app }) => {
		await app.storage.write(wins.map(saving));
		const month = app.part(MonthDays);
		onTestFinished(use(() => month.days));
		await month.show('2026-11' as Month);
		expect([...month.days]).toEqual([
			['2026-11-20', { count: 1, mood: null }],
			['2026-11-18', { count: 2, mood: 4 }]
		]);
		await month.show('2026-10' as Month);
		expect([...month.days.keys()]).toEqual(['2026-10-31']);
		await app.storage.write([saving(winAt('2026-10-01T09:30:00+01:00'))]);
		await expect.poll(() => month.days.has('2026-10-01' as Day)).toBe(true);
	}));

test('a day of the calendar leads to its newest win, with later ones above', () =>
	withApp(async ({ app }) => {
		await app.storage.write(wins.map(saving));
		const diary = new Diary(app);
		onTestFinished(use(() => diary.wins));
		await diary.goTo('2026-11-18' as Day);
		expect(diary.wins.map(({ note }) => note)).toEqual(['evening', 'morning', 'before']);
		expect([diary.month, diary.hasNewer]).toEqual(['2026-11', true]);
	}));

test('days with wins are named buttons, and other days are plain numbers', async () => {
	const picked: string[] = [];
	const screen = await render(MonthGrid, {
		month: '2026-11' as Month,
		days: new Map([['2026-11-18' as Day, { count: 2, mood: 4 as const }]]),
		first: '2026-10' as Month,
		last: '2026-11' as Month,
		onmonth: (month: Month) => picked.push(month),
		onday: (day: Day) => picked.push(day)
	});
	await screen.getByRole('button', { name: /18.*: 2 entries\. Mood after: Good/ }).click();
	await screen.getByRole('button', { name: 'The month before' }).click();
	expect(picked).toEqual(['2026-11-18', '2026-10']);
	await expect.element(screen.getByRole('button', { name: 'The month after' })).toBeDisabled();
	expect(screen.getByRole('table').getByRole('button').elements()).toHaveLength(1);
	const cells = screen.getByRole('cell').elements();
	expect(cells.filter((cell) => cell.textContent?.trim())).toHaveLength(30);
});
