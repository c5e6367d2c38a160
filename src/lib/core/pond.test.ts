import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWin, emptyTally, placeCount, placesOf, placesOfKind, type Placed } from './pond.ts';
import type { WinId } from './win.ts';
import { somePlaced, someWins, tallyOf } from '../../../tests/support/pond.ts';

describe('the tally of the pond', () => {
	test('is the same for any order of the wins', () => {
		fc.assert(
			fc.property(someWins, fc.func<[Placed], number>(fc.nat()), (wins, by) => {
				expect(tallyOf([...wins].sort((a, b) => by(a) - by(b)))).toEqual(tallyOf(wins));
			})
		);
	});

	test('of two merged devices is the sum of both', () => {
		fc.assert(
			fc.property(someWins, someWins, (phone, laptop) => {
				const [ofPhone, ofLaptop] = [tallyOf(phone), tallyOf(laptop)];
				const both = ofPhone.map((wins, place) => wins + ofLaptop[place]!);
				expect(tallyOf([...laptop, ...phone])).toEqual(both);
			})
		);
	});

	test('returns to what it was when a win is deleted, and again when that is undone', () => {
		fc.assert(
			fc.property(someWins, somePlaced, (wins, win) => {
				const before = tallyOf(wins);
				const tally = [...before];
				addWin(tally, win, 1);
				const after = [...tally];
				addWin(tally, win, -1);
				expect(tally).toEqual(before);
				addWin(tally, win, 1);
				expect(tally).toEqual(after);
			})
		);
	});
});

describe('the places', () => {
	test('are as many as those of all kinds together', () => {
		expect(placesOfKind.reduce((sum, places) => sum + places)).toBe(placeCount);
		expect(emptyTally()).toHaveLength(placeCount);
	});

	test('fill evenly', () => {
		const tally = emptyTally();
		for (let i = 0; i < 22_000; i++) {
			const id = `01a1f8d3-ea00-7000-8000-${i.toString(16).padStart(12, '0')}` as WinId;
			addWin(tally, { id, channel: 'inPerson', treasured: true }, 1);
		}
		for (const wins of tally.slice(0, 22)) expect(wins).toBeGreaterThan(800);
		for (const wins of tally.slice(-14)) expect(wins).toBeGreaterThan(1300);
	});

	test('never change: a released version has drawn these', () => {
		const placesOfId = (id: string) =>
			placesOf({ id: id as WinId, channel: 'inPerson', treasured: true });
		expect(placesOfId('01a1f8d3-ea00-7000-8000-000000000001')).toEqual([21, 77]);
	});
});
