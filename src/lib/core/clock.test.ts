import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revisionOf, tick, type Clock, type NodeId, type Revision } from './clock.ts';
import { clockPast, isAhead, isRevision, latestStampMs, nodeOf, parsedRevision } from './stamp.ts';

const node = '9f86d081884c7d65' as NodeId;
const highestCounter = 99_999;
const highestTimeMs = 999_999_999_999_999;

const aTime = fc.oneof(
	fc.integer({ min: 0, max: 4_102_444_800_000 }),
	fc.constantFrom(0, 1, 999, 1_000, 9_999_999_999, 10_000_000_000, 999_999_999_999)
);
const aNode = fc.stringMatching(/^[0-9a-f]{16}$/).map((text) => text as NodeId);
const aClock: fc.Arbitrary<Clock> = fc.record({
	node: aNode,
	timeMs: aTime,
	counter: fc.oneof(
		fc.integer({ min: 0, max: highestCounter }),
		fc.constantFrom(0, 9, 10, 99, 9_999, 10_000, highestCounter - 1, highestCounter)
	)
});
/** Times that a device's clock may show: any, set back, set ahead, fractions, and invalid ones. */
const aNow = fc.oneof(
	{ weight: 8, arbitrary: aTime },
	{ weight: 2, arbitrary: fc.double({ min: -1e15, max: 1e15, noNaN: true }) },
	{ weight: 1, arbitrary: fc.constantFrom(NaN, -1, -0.5, Infinity, -Infinity) }
);

function compared(a: Clock, b: Clock): number {
	return (
		Math.sign(a.timeMs - b.timeMs) ||
		Math.sign(a.counter - b.counter) ||
		Number(a.node > b.node) - Number(a.node < b.node)
	);
}

function comparedAsText(a: string, b: string): number {
	return Number(a > b) - Number(a < b);
}

describe('tick', () => {
	test('takes a later time and resets the counter', () => {
		expect(tick({ node, timeMs: 1_000, counter: 7 }, 1_001)).toEqual({
			node,
			timeMs: 1_001,
			counter: 0
		});
	});

	test('increments the counter within one millisecond', () => {
		expect(tick({ node, timeMs: 1_000, counter: 7 }, 1_000)).toEqual({
			node,
			timeMs: 1_000,
			counter: 8
		});
	});

	test("increments only the counter when the device's clock is set back", () => {
		const clock = { node, timeMs: Date.UTC(2026, 10, 20), counter: 0 };
		expect(tick(clock, Date.UTC(2020, 0, 1))).toEqual({ ...clock, counter: 1 });
	});

	test('advances by a millisecond when the counter is full', () => {
		expect(tick({ node, timeMs: 1_000, counter: highestCounter }, 1_000)).toEqual({
			node,
			timeMs: 1_001,
			counter: 0
		});
	});

	test('drops fractions of a millisecond', () => {
		expect(tick({ node, timeMs: 1_000, counter: 0 }, 2_000.9).timeMs).toBe(2_000);
	});

	test('never exceeds the last time that a stamp can hold', () => {
		expect(tick({ node, timeMs: 0, counter: 0 }, Infinity).timeMs).toBe(highestTimeMs);
	});

	test('stays at the last stamp instead of issuing one that does not sort', () => {
		const end = { node, timeMs: highestTimeMs, counter: highestCounter };
		expect(tick(end, 0)).toEqual(end);
		expect(parsedRevision(revisionOf(tick({ ...end, counter: highestCounter - 1 }, 0)))).toEqual(
			end
		);
	});

	test('changes neither its argument nor the node', () => {
		const clock = Object.freeze({ node, timeMs: 5, counter: 5 });
		expect(tick(clock, 6)).not.toBe(clock);
		expect(tick(clock, 6).node).toBe(node);
	});

	test('is always ahead of the previous state, and never behind the device', () => {
		fc.assert(
			fc.property(aClock, aNow, (clock, nowMs) => {
				const next = tick(clock, nowMs);
				expect(compared(next, clock)).toBe(1);
				expect(Number.isInteger(next.timeMs)).toBe(true);
				if (nowMs >= 0 && nowMs <= highestTimeMs) {
					expect(next.timeMs).toBeGreaterThanOrEqual(Math.floor(nowMs));
				}
			}),
			{ numRuns: 500 }
		);
	});

	test('is no further ahead than necessary', () => {
		fc.assert(
			fc.property(aClock, aTime, (clock, nowMs) => {
				const next = tick(clock, nowMs);
				expect(next.timeMs).toBeLessThanOrEqual(Math.max(nowMs, clock.timeMs + 1));
			})
		);
	});

	test("issues stamps that ascend as text, however the device's clock jumps", () => {
		fc.assert(
			fc.property(aClock, fc.array(aNow, { maxLength: 40 }), (first, times) => {
				let clock = first;
				for (const nowMs of times.filter((time) => !(time > highestTimeMs / 2))) {
					const before = revisionOf(clock);
					clock = tick(clock, nowMs);
					expect(comparedAsText(revisionOf(clock), before)).toBe(1);
				}
				expect(parsedRevision(revisionOf(clock))).toEqual(clock);
			})
		);
	});
});

describe('clockPast', () => {
	const other = '0123456789abcdef' as NodeId;
	const clock = { node, timeMs: 1_000, counter: 7 };

	test.each([
		['later', 2_000, 3, { timeMs: 2_000, counter: 3 }],
		['of the same time with a higher counter', 1_000, 9, { timeMs: 1_000, counter: 9 }],
		['of the same time with a lower counter', 1_000, 3, { timeMs: 1_000, counter: 7 }],
		['earlier', 999, 50, { timeMs: 1_000, counter: 7 }]
	])('takes account of a stamp that is %s', (_, timeMs, counter, expected) => {
		const seen = revisionOf({ node: other, timeMs, counter });
		expect(clockPast(clock, seen)).toEqual({ node, ...expected });
	});

	test('makes the next stamp sort after all issued and seen ones, with the same node', () => {
		fc.assert(
			fc.property(aClock, fc.array(aClock, { maxLength: 8 }), aNow, (first, others, nowMs) => {
				const last = others.map(revisionOf).reduce(clockPast, first);
				expect(last.node).toBe(first.node);
				const next = revisionOf(tick(last, Math.min(nowMs || 0, latestStampMs)));
				for (const seen of [first, ...others])
					expect(comparedAsText(next, revisionOf(seen))).toBe(1);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('continues after the last stamp that it accepts', () => {
		const last = revisionOf({ node: other, timeMs: latestStampMs, counter: highestCounter });
		const next = revisionOf(tick(clockPast(clock, last), 5_000));
		expect(comparedAsText(next, last)).toBe(1);
		expect(parsedRevision(next)).not.toBeNull();
	});

	test.each([
		revisionOf({ node: other, timeMs: latestStampMs + 1, counter: 0 }),
		'999999999999999.99999.ffffffffffffffff',
		'',
		'no stamp'
	])('ignores %j', (seen) => {
		expect(clockPast(clock, seen)).toBe(clock);
	});
});

describe('isRevision', () => {
	test('accepts only stamps that a clock can still exceed', () => {
		expect(isRevision('001795161600000.00000.9f86d081884c7d65')).toBe(true);
		expect(isRevision(revisionOf({ node, timeMs: latestStampMs, counter: 0 }))).toBe(true);
		expect(isRevision(revisionOf({ node, timeMs: latestStampMs + 1, counter: 0 }))).toBe(false);
		expect(isRevision('001795161600000')).toBe(false);
	});

	test('accepts stamps up to the last millisecond of the year 9999', () => {
		expect(new Date(latestStampMs).toISOString()).toBe('9999-12-31T23:59:59.999Z');
	});
});

describe('nodeOf', () => {
	test('returns the device that issued the stamp', () => {
		fc.assert(
			fc.property(aClock, (clock) => {
				expect(nodeOf(revisionOf(clock))).toBe(clock.node);
			})
		);
	});
});

describe('isAhead', () => {
	const nowMs = Date.UTC(2026, 10, 20, 12);
	const of = (timeMs: number): Revision => revisionOf({ node, timeMs, counter: 0 });

	test('is true only for more than a day ahead', () => {
		expect(isAhead(of(nowMs - 1), nowMs)).toBe(false);
		expect(isAhead(of(nowMs + 86_400_000), nowMs)).toBe(false);
		expect(isAhead(of(nowMs + 86_400_001), nowMs)).toBe(true);
	});
});

describe('revisionOf', () => {
	test('writes the format that the backup file documents', () => {
		const clock = { node, timeMs: 1_795_161_600_000, counter: 0 };
		expect(revisionOf(clock)).toBe('001795161600000.00000.9f86d081884c7d65');
	});

	test('sorts as text by time, then counter, then node', () => {
		fc.assert(
			fc.property(aClock, aClock, (a, b) => {
				expect(comparedAsText(revisionOf(a), revisionOf(b))).toBe(compared(a, b));
			}),
			{ numRuns: 500 }
		);
	});

	test('sorts as text in that order when times or counters are equal', () => {
		fc.assert(
			fc.property(aClock, aClock, fc.boolean(), (a, b, sharesCounter) => {
				const near = { ...b, timeMs: a.timeMs, counter: sharesCounter ? a.counter : b.counter };
				expect(comparedAsText(revisionOf(a), revisionOf(near))).toBe(compared(a, near));
			})
		);
	});
});

describe('parsedRevision', () => {
	test('returns the clock that revisionOf wrote', () => {
		fc.assert(
			fc.property(aClock, (clock) => {
				expect(parsedRevision(revisionOf(clock))).toEqual(clock);
			})
		);
	});

	test.each([
		'',
		'001795161600000',
		'1795161600000.00000.9f86d081884c7d65',
		'001795161600000.0000.9f86d081884c7d65',
		'001795161600000.000000.9f86d081884c7d65',
		'001795161600000.00000.9F86D081884C7D65',
		'001795161600000.00000.9f86d081884c7d6',
		'001795161600000.00000.9f86d081884c7d650',
		'001795161600000-00000-9f86d081884c7d65',
		'00179516160000x.00000.9f86d081884c7d65',
		' 001795161600000.00000.9f86d081884c7d65',
		'001795161600000.00000.9f86d081884c7d65\n',
		'٠٠١٧٩٥١٦١٦٠٠٠٠٠.00000.9f86d081884c7d65'
	])('returns null for %j', (text) => {
		expect(parsedRevision(text)).toBeNull();
	});
});
