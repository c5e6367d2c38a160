import { expect, test } from 'vitest';
import { placesOf } from '#lib/core/pond.ts';
import { inDatabase, deleting, saving, winAt } from '../../../tests/support/database.ts';
import { winsAtPlace } from './pond-records.ts';

test('a place gives back its newest wins, and a lily the treasured ones', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		const wins = Array.from({ length: 60 }, (_, at) =>
			winAt(`2026-0${1 + (at % 9)}-1${at % 5}T09:00:00+01:00`, {
				channel: at % 2 === 0 ? 'inPerson' : 'solo',
				treasured: at % 4 === 0
			})
		);
		await storage.write(wins.map(saving));
		const newestFirst = [...wins].sort((a, b) => b.at.localeCompare(a.at));
		for (const place of [0, 5, 21, 60, 66, 72, 80]) {
			const there = newestFirst.filter((win) => placesOf(win).includes(place));
			const found = await winsAtPlace(storage, place, 100);
			expect(new Set(found.map(({ id }) => id))).toEqual(new Set(there.map(({ id }) => id)));
			expect(found.map(({ at }) => at)).toEqual(there.map(({ at }) => at));
			expect(await winsAtPlace(storage, place, 1)).toHaveLength(Math.min(1, there.length));
		}
		await storage.write(wins.map(({ id }) => deleting('wins', id)));
		expect(await winsAtPlace(storage, 0, 5)).toEqual([]);
	}));
