import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { dayNumber, noonOf, type Day } from '#lib/core/day.ts';
import {
	mayComeBack,
	mostTries,
	placesToTry,
	restDays,
	restoredHandedBack,
	resting,
	withHandedBack,
	type HandedBack
} from './good-moment.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { blankWin, type WinDetails, type WinId } from '#lib/core/win.ts';

const day = (number: number) =>
	new Date(noonOf('2026-01-01' as Day).getTime() + number * 86_400_000)
		.toISOString()
		.slice(0, 10) as Day;
const id = (name: string | number) => String(name) as WinId;
const person = (name: string, notNow = false): Person => ({
	id: name as PersonId,
	name,
	notNow,
	revision: '0' as Revision
});
const win = (details: Partial<WinDetails>) => ({
	...blankWin('2026-11-20T09:30:00+01:00'),
	...details
});

describe('wins that rest', () => {
	test('a win rests for a fortnight after it was shown, then may be shown again', () => {
		const list = [{ id: id('a'), day: day(0) }];
		expect(resting(list, day(restDays - 1))).toEqual(list);
		expect(resting(list, day(restDays))).toEqual([]);
	});

	test('setting the clock back does not end a rest', () => {
		expect(resting([{ id: id('a'), day: day(5) }], day(0))).toHaveLength(1);
	});

	test('for any wins on any days, each rests once, the latest is last, and none rests too long', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(9))), (steps) => {
				let list: HandedBack[] = [];
				let now = 0;
				for (const [moment, days] of steps) {
					now += days;
					list = withHandedBack(list, id(moment), day(now));
					expect(new Set(list.map((one) => one.id)).size).toBe(list.length);
					expect(list.at(-1)).toEqual({ id: id(moment), day: day(now) });
					for (const one of list)
						expect(dayNumber(day(now)) - dayNumber(one.day)).toBeLessThan(restDays);
				}
			})
		);
	});

	test.each([
		undefined,
		null,
		7,
		{},
		{ handedBack: 'a' },
		{ handedBack: [null, 3, {}, { id: 1 }] }
	])('ignores stored data of another shape: %j', (kept) => {
		expect(restoredHandedBack(kept)).toEqual([]);
	});

	test('restores the stored list', () => {
		const handedBack = [{ id: id('a'), day: day(3) }];
		expect(restoredHandedBack(JSON.parse(JSON.stringify({ handedBack })))).toEqual(handedBack);
	});
});

describe('placesToTry', () => {
	const chances = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
		minLength: mostTries,
		maxLength: mostTries
	});

	test('returns all of a few places or a bounded number of many, each valid and only once', () => {
		fc.assert(
			fc.property(fc.nat(200_000), chances, (count, numbers) => {
				let at = 0;
				const places = placesToTry(count, () => numbers[at++]!);
				expect(places).toHaveLength(Math.min(count, mostTries));
				expect(new Set(places).size).toBe(places.length);
				for (const place of places) {
					expect(place).toBeGreaterThanOrEqual(0);
					expect(place).toBeLessThan(count);
				}
			})
		);
	});

	test('puts each place first about equally often', () => {
		const firsts = [0, 0, 0, 0];
		for (let i = 0; i < 400; i++) firsts[placesToTry(4, () => i / 400)[0]!]!++;
		expect(firsts).toEqual([100, 100, 100, 100]);
	});
});

describe('mayComeBack', () => {
	test('allows a win without people, or with known people who are not marked "not now"', () => {
		expect(mayComeBack(win({}), [])).toBe(true);
		expect(mayComeBack(win({ people: ['Ann' as PersonId] }), [person('Ann')])).toBe(true);
	});

	test('rejects a win with a person who is marked "not now" or unknown', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.record({ name: fc.uuid(), notNow: fc.boolean() }), {
					selector: ({ name }) => name
				}),
				fc.array(fc.nat(12)),
				(those, picks) => {
					const known = those.map(({ name, notNow }) => person(name, notNow));
					const people = picks.map((at) => those[at]?.name ?? 'a stranger') as PersonId[];
					const isFine = people.every((one) =>
						known.some((each) => each.id === one && !each.notNow)
					);
					expect(mayComeBack(win({ people }), known)).toBe(isFine);
				}
			)
		);
	});

	test.each([
		['Sam', 'I met sam, who laughed.'],
		['Zoë', 'zoe waved'],
		['Ann Marie', 'Tea with Ann Marie'],
		['由美', '由美と話した'],
		['Mary-Ann', 'with Mary-Ann today'],
		['J. (work)', 'called J. (work) today']
	])('rejects a win whose words name %s, marked "not now": %s', (name, note) => {
		expect(mayComeBack(win({ note }), [person(name, true)])).toBe(false);
		expect(mayComeBack(win({ carry: note }), [person(name, true)])).toBe(false);
		expect(mayComeBack(win({ note }), [person(name)])).toBe(true);
	});

	test('does not find a name inside another word, or an empty name', () => {
		expect(mayComeBack(win({ note: 'the same sampling' }), [person('Sam', true)])).toBe(true);
		expect(mayComeBack(win({ note: 'anything' }), [person('', true)])).toBe(true);
	});
});
