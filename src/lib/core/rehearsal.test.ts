import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, type Day } from './day.ts';
import {
	afterComfort,
	afterRehearsing,
	afterStiffness,
	afterUse,
	chanceOf,
	gapsDays,
	mayShow,
	mostAtATime,
	putAway,
	rungOf,
	rungs,
	scriptsForToday,
	takenOut,
	type Progress
} from './rehearsal.ts';

const day = fc
	.integer({ min: 18_000, max: 22_000 })
	.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Records as this version writes them, and as an older backup may contain them: with `step` only. */
const progress: fc.Arbitrary<Progress> = fc.record(
	{
		id: fc.constant('a-busy-till'),
		step: fc.integer({ min: 0, max: rungs.length - 1 }),
		interval: fc.integer({ min: 0, max: 5 }),
		lastDay: day,
		againFrom: day,
		isRetired: fc.boolean()
	},
	{ requiredKeys: ['id', 'step'] }
);
const verb = fc.constantFrom(afterRehearsing, afterUse, afterComfort, afterStiffness);
const today = '2026-11-20' as Day;
const fresh: Progress = { id: 'a-busy-till', step: 0 };

function later(from: Day, days: number): Day {
	return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

describe('the progress with a scene', () => {
	test('begins at new and can be read from a record with `step` only', () => {
		expect(rungOf(null)).toBe('new');
		expect(rungOf(undefined)).toBe('new');
		expect(rungs.map((_, step) => rungOf({ step }))).toEqual([...rungs]);
		expect(mayShow({ id: 'x', step: 2 }, today)).toBe(true);
	});

	test('reaches a rung by rehearsal, by real use and by comfort', () => {
		expect(rungOf(afterRehearsing(fresh, today, 0.5))).toBe('rehearsed');
		expect(rungOf(afterUse(fresh, today, 0.5))).toBe('used');
		expect(rungOf(afterComfort(fresh, today, 0.5))).toBe('comfortable');
	});

	test('has intervals that grow from one day to about two months', () => {
		let present = fresh;
		let on = today;
		const gaps = Array.from({ length: 7 }, () => {
			present = afterRehearsing(present, on, 0.5);
			const gap = daysBetween(on, present.againFrom!);
			on = present.againFrom!;
			return gap;
		});
		expect(gaps).toEqual([...gapsDays, 60, 60]);
	});

	test('sets a wait of one to 72 days after any kind of rehearsal', () => {
		fc.assert(
			fc.property(progress, day, chance, verb, (present, on, jitter, act) => {
				const busy = { ...present, lastDay: undefined };
				const wait = daysBetween(on, act(busy, on, jitter).againFrom!);
				expect(wait).toBeGreaterThanOrEqual(1);
				expect(wait).toBeLessThanOrEqual(72);
			})
		);
	});

	test('varies an interval by at most a fifth', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 5 }), day, chance, (interval, on, jitter) => {
				const after = afterRehearsing({ ...fresh, interval }, on, jitter);
				const gap = gapsDays[Math.min(interval, 4)]!;
				expect(Math.abs(daysBetween(on, after.againFrom!) - gap)).toBeLessThanOrEqual(
					Math.ceil(gap * 0.2)
				);
			})
		);
	});

	test('loses a rung only by stiffness, one at a time and never back to new', () => {
		fc.assert(
			fc.property(progress, day, chance, (present, on, jitter) => {
				for (const act of [afterRehearsing, afterUse, afterComfort])
					expect(act(present, on, jitter).step).toBeGreaterThanOrEqual(present.step);
				const stiff = afterStiffness(present, on, jitter);
				expect(stiff.step).toBe(Math.max(1, present.step - 1));
				expect(stiff.interval!).toBe(Math.max(0, (present.interval ?? 0) - 1));
			})
		);
	});

	test('allows the scene no later after stiffness than after a rehearsal', () => {
		fc.assert(
			fc.property(progress, day, chance, (present, on, jitter) => {
				const rested = { ...present, lastDay: undefined };
				const stiff = afterStiffness(rested, on, jitter).againFrom!;
				const fine = afterRehearsing(rested, on, jitter).againFrom!;
				expect(daysBetween(stiff, fine)).toBeGreaterThanOrEqual(0);
			})
		);
	});

	test('counts two rehearsals on one day once', () => {
		fc.assert(
			fc.property(progress, day, chance, chance, (present, on, first, second) => {
				const once = afterRehearsing(present, on, first);
				expect(afterRehearsing(once, on, second)).toEqual(once);
			})
		);
	});

	test('always remains a valid record', () => {
		fc.assert(
			fc.property(
				progress,
				fc.array(fc.tuple(verb, fc.integer({ min: 0, max: 90 }), chance), { maxLength: 30 }),
				(start, acts) => {
					let present = start;
					let on = today;
					for (const [act, days, jitter] of acts) {
						on = later(on, days);
						present = act(present, on, jitter);
						expect(rungs[present.step]).toBeDefined();
						expect(present.interval).toBeGreaterThanOrEqual(0);
						expect(present.interval).toBeLessThanOrEqual(5);
						expect(present.lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
						expect(present.againFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
					}
				}
			)
		);
	});

	test('is never shown while retired, and at once on the same rung when brought back', () => {
		fc.assert(
			fc.property(progress, day, (present, on) => {
				expect(mayShow(putAway(present), on)).toBe(false);
				const back = takenOut(putAway(present));
				expect(mayShow(back, on)).toBe(true);
				expect(back.step).toBe(present.step);
				expect('isRetired' in back).toBe(false);
			})
		);
	});

	test('ignores a day that a wrong clock set in the far future', () => {
		const present = afterRehearsing(fresh, '2031-01-01' as Day, 0.5);
		expect(mayShow(present, today)).toBe(true);
		expect(mayShow(afterRehearsing(fresh, today, 0.5), today)).toBe(false);
	});
});

describe('scriptsForToday', () => {
	const kinds = ['reflect', 'thank', 'invite', 'end'] as const;
	const scripts = Array.from({ length: 20 }, (_, i) => ({
		id: `script-${i}` as string,
		kind: kinds[i % kinds.length]!,
		effort: i
	}));
	const records = fc
		.array(fc.tuple(fc.integer({ min: 0, max: 19 }), progress), { maxLength: 20 })
		.map(
			(list) =>
				new Map(
					list.map(([i, one]): [string, typeof one] => [
						`script-${i}`,
						{ ...one, id: `script-${i}` }
					])
				)
		);
	const wish = fc.record({
		highestEffort: fc.integer({ min: 0, max: 30 }),
		seen: fc
			.uniqueArray(fc.integer({ min: 0, max: 19 }))
			.map((list) => new Set<string>(list.map((i) => `script-${i}`)))
	});

	test('returns at most three different scenes that may be shown and fit the effort', () => {
		fc.assert(
			fc.property(records, day, wish, (standings, on, wished) => {
				const ids = scriptsForToday(scripts, standings, on, wished);
				expect(ids.length).toBeLessThanOrEqual(mostAtATime);
				expect(new Set(ids).size).toBe(ids.length);
				for (const id of ids) {
					expect(mayShow(standings.get(id), on)).toBe(true);
					expect(wished.seen.has(id)).toBe(false);
					expect(scripts.find((one) => one.id === id)!.effort).toBeLessThanOrEqual(
						wished.highestEffort
					);
				}
			})
		);
	});

	test('returns three scenes if that many are available', () => {
		fc.assert(
			fc.property(records, day, wish, (standings, on, wished) => {
				const open = scripts.filter(
					({ id, effort }) =>
						effort <= wished.highestEffort && !wished.seen.has(id) && mayShow(standings.get(id), on)
				);
				expect(scriptsForToday(scripts, standings, on, wished)).toHaveLength(
					Math.min(open.length, mostAtATime)
				);
			})
		);
	});

	test('returns the same scenes all day, and others on most days', () => {
		const none = new Map<string, Progress>();
		const wished = { highestEffort: 30, seen: new Set<string>() };
		const of = (on: string) => scriptsForToday(scripts, none, on as Day, wished).join();
		expect(of('2026-11-20')).toBe(of('2026-11-20'));
		const days = Array.from({ length: 14 }, (_, i) => of(later(today, i)));
		expect(new Set(days).size).toBeGreaterThan(8);
	});

	test('mixes kinds, and returning scenes with a new one', () => {
		const known = afterRehearsing(fresh, '2026-11-10' as Day, 0.5);
		const standings = new Map(
			scripts.slice(0, 12).map(({ id }) => [id, { ...known, id }] as const)
		);
		const ids = scriptsForToday(scripts, standings, today, { highestEffort: 30, seen: new Set() });
		const picked = ids.map((id) => scripts.find((one) => one.id === id)!);
		expect(new Set(picked.map(({ kind }) => kind)).size).toBe(3);
		expect(ids.filter((id) => standings.has(id))).toHaveLength(2);
	});
});

describe('chanceOf', () => {
	test('returns the same number for the same text, and spreads many texts evenly', () => {
		expect(chanceOf('2026-11-20 a-busy-till')).toBe(chanceOf('2026-11-20 a-busy-till'));
		const many = Array.from({ length: 4000 }, (_, i) => chanceOf(`script-${i}`));
		for (const each of many) {
			expect(each).toBeGreaterThanOrEqual(0);
			expect(each).toBeLessThan(1);
		}
		for (let tenth = 0; tenth < 10; tenth++) {
			const share = many.filter((each) => Math.floor(each * 10) === tenth).length / many.length;
			expect(share).toBeGreaterThan(0.07);
			expect(share).toBeLessThan(0.13);
		}
	});
});
