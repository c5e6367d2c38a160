import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	breathAt,
	breathingMinutes,
	firstWishes,
	roundMs,
	secondsOf,
	wishesIn,
	type BreathingWishes
} from './breathing.ts';

const seconds = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
const wishes: fc.Arbitrary<BreathingWishes> = fc.record({
	inSeconds: seconds(secondsOf.in),
	holdSeconds: seconds(secondsOf.hold),
	outSeconds: seconds(secondsOf.out),
	minutes: fc.constantFrom(null, ...breathingMinutes),
	isTogether: fc.boolean(),
	sounds: fc.boolean(),
	vibrates: fc.boolean()
});

describe('a breath', () => {
	test('begins with breathing in, continues with breathing out, and repeats', () => {
		const part = (ms: number) => breathAt(firstWishes, ms).part;
		expect([0, 3999, 4000, 9999, 10_000, 14_000].map(part)).toEqual([
			'in',
			'in',
			'out',
			'out',
			'in',
			'out'
		]);
	});

	test('has a hold between breathing in and out if the pace includes one', () => {
		const pace = { inSeconds: 4, holdSeconds: 2, outSeconds: 6 };
		expect(breathAt(pace, 4000)).toEqual({ part: 'hold', partMs: 2000, leftMs: 2000 });
		expect(breathAt(pace, 6000).part).toBe('out');
	});

	test('moves on to the next part when the time of the present part is over', () => {
		fc.assert(
			fc.property(wishes, fc.integer({ min: 0, max: 10_000_000 }), (pace, since) => {
				const now = breathAt(pace, since);
				expect(now.leftMs).toBeGreaterThan(0);
				expect(now.leftMs).toBeLessThanOrEqual(now.partMs);
				const next = breathAt(pace, since + now.leftMs);
				expect(next.part).not.toBe(now.part);
				expect(next.leftMs).toBe(next.partMs);
			})
		);
	});

	test('is at its beginning for a time before the start', () => {
		expect(breathAt(firstWishes, -5000)).toEqual(breathAt(firstWishes, 0));
	});
});

describe('a round', () => {
	test('has whole breaths and about the chosen length', () => {
		fc.assert(
			fc.property(wishes, (wished) => {
				const ms = roundMs(wished);
				if (wished.minutes === null) {
					expect(ms).toBeNull();
					return;
				}
				const breathMs = (wished.inSeconds + wished.holdSeconds + wished.outSeconds) * 1000;
				expect(ms! % breathMs).toBe(0);
				expect(Math.abs(ms! - wished.minutes * 60_000)).toBeLessThanOrEqual(breathMs / 2);
			})
		);
	});
});

describe('wishes', () => {
	test('are read back from a note', () => {
		fc.assert(
			fc.property(wishes, (wished) => {
				expect(wishesIn(structuredClone(wished))).toEqual(wished);
			})
		);
	});

	test('are within bounds for any note', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.record({ inSeconds: fc.anything() })), (note) => {
				const { inSeconds, holdSeconds, outSeconds, minutes } = wishesIn(note);
				for (const [value, [from, to]] of [
					[inSeconds, secondsOf.in],
					[holdSeconds, secondsOf.hold],
					[outSeconds, secondsOf.out]
				] as const) {
					expect(value).toBeGreaterThanOrEqual(from);
					expect(value).toBeLessThanOrEqual(to);
				}
				expect(minutes === null || breathingMinutes.includes(minutes)).toBe(true);
			})
		);
		expect(wishesIn(undefined)).toEqual(firstWishes);
	});
});
