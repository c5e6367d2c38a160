import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assumedEnergy, energyBand, highestEffort, lowEnergy, presentEnergy } from './energy.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nowMs = Date.UTC(2026, 10, 20, 9, 30);
const anEnergy = fc.integer({ min: 0, max: 100 });

describe('energyBand', () => {
	test('divides 0 to 100 into seven bands without gaps', () => {
		const bands = Array.from({ length: 101 }, (_, energy) => energyBand(energy));
		const changes = bands.flatMap((band, energy) =>
			band === bands[energy - 1] ? [] : [[energy, band]]
		);
		expect(changes).toEqual([
			[0, 'empty'],
			[6, 'veryLow'],
			[16, 'low'],
			[31, 'some'],
			[46, 'fair'],
			[66, 'good'],
			[86, 'high']
		]);
	});

	test('changes at the energy up to which only rest is suggested', () => {
		expect(energyBand(lowEnergy)).toBe('veryLow');
		expect(energyBand(lowEnergy + 1)).toBe('low');
	});
});

describe('presentEnergy', () => {
	const assumed = { energy: 25, isKnown: false };

	test('is 25 if the user has recorded none', () => {
		expect(assumedEnergy).toBe(25);
		expect(presentEnergy(null, nowMs)).toEqual(assumed);
	});

	test.each([0, 1, hourMs, 6 * hourMs - 1, 6 * hourMs])(
		'is the energy recorded %i ms ago',
		(ageMs: number) => {
			const last = { energy: 70, atMs: nowMs - ageMs };
			expect(presentEnergy(last, nowMs)).toEqual({ energy: 70, isKnown: true });
		}
	);

	test.each([6 * hourMs + 1, 7 * hourMs, 400 * dayMs])(
		'is unknown if it was recorded %i ms ago',
		(ageMs: number) => {
			expect(presentEnergy({ energy: 70, atMs: nowMs - ageMs }, nowMs)).toEqual(assumed);
		}
	);

	test.each([1, hourMs, 400 * dayMs])(
		'is unknown if it was recorded %i ms in the future, before the clock was set back',
		(aheadMs: number) => {
			expect(presentEnergy({ energy: 70, atMs: nowMs + aheadMs }, nowMs)).toEqual(assumed);
		}
	);

	test('is unknown if its time is invalid', () => {
		expect(presentEnergy({ energy: 70, atMs: NaN }, nowMs)).toEqual(assumed);
	});

	test('is clamped to 0 to 100', () => {
		expect(presentEnergy({ energy: 140, atMs: nowMs }, nowMs).energy).toBe(100);
		expect(presentEnergy({ energy: -3, atMs: nowMs }, nowMs).energy).toBe(0);
	});

	test('can be 0 and known', () => {
		expect(presentEnergy({ energy: 0, atMs: nowMs }, nowMs)).toEqual({ energy: 0, isKnown: true });
	});
});

describe('highestEffort', () => {
	test.each([
		[0, 0],
		[9, 0],
		[10, 0],
		[11, 1],
		[25, 15],
		[100, 90]
	])('at energy %i is %i', (energy, effort) => {
		expect(highestEffort(energy, null, nowMs)).toBe(effort);
	});

	test.each([
		[0, 0],
		[19, 0],
		[20, 0],
		[21, 1],
		[100, 80]
	])('at energy %i is %i within three days after a card was too much', (energy, effort) => {
		for (const ageMs of [0, hourMs, 3 * dayMs - 1]) {
			expect(highestEffort(energy, nowMs - ageMs, nowMs)).toBe(effort);
		}
	});

	test('returns to ten below the energy after three days', () => {
		expect(highestEffort(60, nowMs - 3 * dayMs, nowMs)).toBe(50);
		expect(highestEffort(60, nowMs - 30 * dayMs, nowMs)).toBe(50);
	});

	test('stays reduced when the clock was set back by hours after the card', () => {
		expect(highestEffort(60, nowMs + 5 * hourMs, nowMs)).toBe(40);
	});

	test('is not reduced by a time in the far future', () => {
		expect(highestEffort(60, nowMs + 400 * dayMs, nowMs)).toBe(50);
	});

	test('is never negative, never above the energy, and never lower for more energy', () => {
		const aTooMuch = fc.option(fc.integer({ min: -10 * dayMs, max: 10 * dayMs }));
		fc.assert(
			fc.property(anEnergy, aTooMuch, (energy, agoMs) => {
				const lastMs = agoMs === null ? null : nowMs - agoMs;
				const effort = highestEffort(energy, lastMs, nowMs);
				expect(effort).toBeGreaterThanOrEqual(0);
				expect(effort).toBeLessThanOrEqual(Math.max(0, energy - 10));
				expect(highestEffort(energy + 1, lastMs, nowMs)).toBeGreaterThanOrEqual(effort);
			})
		);
	});
});
