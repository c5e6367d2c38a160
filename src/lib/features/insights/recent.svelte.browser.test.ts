import { expect, test } from 'vitest';
import { dayAfter } from '#lib/core/calendar.ts';
import { dayAt } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import { RecentState } from './recent.svelte.ts';
import { recentDays } from './reckoning.ts';

test('the recent days are the last 90, and a win dated by a wrong clock does not count', () =>
	withApp(async ({ app }) => {
		const today = dayAt(Date.now());
		const winOn = (by: number, people: string[] = []) =>
			winAt(`${dayAfter(today, by)}T09:30:00+01:00`, {
				moodAfter: 4,
				people: people as PersonId[]
			});
		const wins = [
			winOn(0, ['ann', 'ann', 'ben']),
			winOn(0, ['ben']),
			winOn(1 - recentDays),
			winOn(-recentDays),
			winOn(1),
			winOn(366)
		];
		await app.storage.write(wins.map(saving));
		const recent = app.part(RecentState);
		expect(recent.present).toBeNull();
		await recent.load();
		expect(recent.present).toMatchObject({
			from: dayAfter(today, -89),
			count: 3,
			findings: { mood: null, ease: null },
			people: [
				{ id: 'ben', count: 2 },
				{ id: 'ann', count: 1 }
			]
		});
		expect([...recent.present!.days]).toEqual([
			[dayAfter(today, -89), { count: 1, mood: 4 }],
			[today, { count: 2, mood: 4 }]
		]);
	}));
