import { describe, expect, test } from 'vitest';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import { placeOf } from '#lib/storage/queries.ts';
import { winAt } from '../../../../tests/support/database.ts';
import { firstPage, fromNewest, mostOnScreen, withKnown, withNewer, withOlder } from './paging.ts';

/** Returns this number of wins, a minute apart, newest first. */
function wins(count: number): Win[] {
	return Array.from({ length: count }, (_, i) => ({
		...winAt(new Date(Date.UTC(2026, 10, 20, 12) - i * 60_000).toISOString()),
		revision: `${i}` as Win['revision']
	}));
}

describe('a page of older wins', () => {
	test('extends the wins on screen while there is room', () => {
		expect(withOlder({ wins: wins(10), hasNewer: false })).toEqual({
			from: null,
			newer: 0,
			older: 20
		});
	});

	test('begins just above the first win if newer ones are not on screen', () => {
		const shown = wins(10);
		const { from, older } = withOlder({ wins: shown, hasNewer: true });
		expect(from?.order).toEqual(placeOf(shown[0]!).order);
		expect(from!.id > shown[0]!.id).toBe(true);
		expect(older).toBe(20);
	});

	test('replaces the newest wins if there are many on screen', () => {
		const shown = wins(mostOnScreen);
		const { from, newer, older } = withOlder({ wins: shown, hasNewer: false });
		expect(from?.order).toEqual(placeOf(shown[10]!).order);
		expect([newer, older]).toEqual([0, mostOnScreen]);
	});
});

describe('a page of newer wins', () => {
	test('extends the wins on screen while there is room', () => {
		const shown = wins(10);
		const { from, newer, older } = withNewer({ wins: shown, hasNewer: true });
		expect(from?.order).toEqual(placeOf(shown[0]!).order);
		expect([newer, older]).toEqual([10, 10]);
	});

	test('replaces the oldest wins if there are many on screen', () => {
		const { newer, older } = withNewer({ wins: wins(mostOnScreen), hasNewer: true });
		expect([newer, older]).toEqual([10, mostOnScreen - 10]);
	});
});

test('firstPage of a month begins just after its last day, because pages run from new to old', () => {
	const { from } = firstPage('2024-05' as Month);
	expect(from!.order[0] > '2024-05-31').toBe(true);
	expect(from!.order[0] < '2024-06-01').toBe(true);
	expect(firstPage(null).from).toBeNull();
});

test('fromNewest returns a range of the same length that begins with the newest win', () => {
	expect(fromNewest({ from: placeOf(wins(1)[0]!), newer: 10, older: 90 })).toEqual({
		from: null,
		newer: 0,
		older: 100
	});
});

test('withKnown returns the same objects for unchanged wins', () => {
	const before = wins(2);
	const [first, second] = before.map((win) => ({ ...win }));
	const changed = { ...second!, revision: 'later' as Win['revision'] };
	const known = withKnown([first!, changed], before);
	expect(known[0]).toBe(before[0]);
	expect(known[1]).toBe(changed);
});
