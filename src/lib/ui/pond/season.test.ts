import { expect, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { seasonOf } from './season.ts';

test('a season has three months, and the south has the opposite one', () => {
	const seasons = (isSouth: boolean) =>
		['01', '03', '06', '09', '12'].map((month) => seasonOf(`2026-${month}-15` as Day, isSouth));
	expect(seasons(false)).toEqual(['winter', 'spring', 'summer', 'autumn', 'winter']);
	expect(seasons(true)).toEqual(['summer', 'autumn', 'winter', 'spring', 'summer']);
});
