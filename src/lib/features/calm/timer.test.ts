import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aLittleMinutes,
	begunTimer,
	isStale,
	leftMs,
	longestMinutes,
	lookedAt,
	madeLonger,
	minutesIn,
	minutesLeft,
	offeredMinutes,
	timerIn
} from './timer.ts';

const start = Date.UTC(2026, 10, 20, 12);
const minuteMs = 60_000;
const minutes = fc.integer({ min: 1, max: longestMinutes });

describe('a timer', () => {
	test('ends after its minutes', () => {
		const timer = begunTimer(10, start);
		expect(minutesLeft(timer, start)).toBe(10);
		expect(minutesLeft(timer, start + 1)).toBe(10);
		expect(minutesLeft(timer, start + 9 * minuteMs)).toBe(1);
		expect(leftMs(timer, start + 10 * minuteMs)).toBe(0);
		expect(minutesLeft(timer, start + 10 * minuteMs)).toBe(0);
		expect(minutesLeft(timer, start + 99 * minuteMs)).toBe(0);
	});

	test('never gains time when the clock is changed', () => {
		fc.assert(
			fc.property(
				minutes,
				fc.array(fc.integer({ min: -40 * 86_400_000, max: 3_600_000 }), { maxLength: 20 }),
				(length, steps) => {
					let timer = begunTimer(length, start);
					let now = start;
					let left = leftMs(timer, now);
					for (const step of steps) {
						now += step;
						timer = lookedAt(timer, now);
						expect(leftMs(timer, now)).toBeLessThanOrEqual(left);
						left = leftMs(timer, now);
					}
				}
			)
		);
	});

	test('ends after its duration, even if the clock is set back', () => {
		let timer = begunTimer(10, start);
		timer = lookedAt(timer, start + 4 * minuteMs);
		const earlier = start - 3 * 3_600_000;
		timer = lookedAt(timer, earlier);
		expect(minutesLeft(timer, earlier)).toBe(6);
		expect(minutesLeft(timer, earlier + 6 * minuteMs)).toBe(0);
	});

	test('can be extended while it runs and after its end', () => {
		const timer = begunTimer(10, start);
		const during = start + 8 * minuteMs;
		expect(minutesLeft(madeLonger(timer, during), during)).toBe(2 + aLittleMinutes);
		const after = start + 30 * minuteMs;
		expect(minutesLeft(madeLonger(timer, after), after)).toBe(aLittleMinutes);
	});

	test('is never longer than the maximum', () => {
		let timer = begunTimer(longestMinutes, start);
		for (let i = 0; i < 5; i++) timer = madeLonger(timer, start);
		expect(minutesLeft(timer, start)).toBe(longestMinutes);
		expect(timerIn(timer)).toEqual(timer);
	});

	test('is stale a day after its end, but not within the first hour', () => {
		const timer = begunTimer(10, start);
		expect(isStale(timer, start + 3_600_000)).toBe(false);
		expect(isStale(timer, start + 86_400_000)).toBe(true);
	});

	test('is read back from a note, and an invalid note yields null', () => {
		fc.assert(
			fc.property(minutes, (length) => {
				const timer = begunTimer(length, start);
				expect(timerIn(structuredClone(timer))).toEqual(timer);
			})
		);
		const endless = { ...begunTimer(5, start), endsAtMs: start * 2 };
		for (const note of [undefined, null, 5, 'x', {}, { endsAtMs: NaN }, endless])
			expect(timerIn(note)).toBeNull();
	});
});

describe('the minutes of a timer', () => {
	test.each([
		['1', 1],
		[' 25 ', 25],
		[String(longestMinutes), longestMinutes],
		[String(longestMinutes + 1), null],
		['0', null],
		['', null],
		['2.5', null],
		['-3', null],
		['1e2', null],
		['soon', null]
	])('%j are read as %j', (text, expected) => {
		expect(minutesIn(text)).toBe(expected);
	});

	test('accept all offered lengths', () => {
		expect(offeredMinutes.map((each) => minutesIn(String(each)))).toEqual([...offeredMinutes]);
	});
});
