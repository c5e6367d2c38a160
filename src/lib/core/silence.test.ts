import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { dayAt, localIso } from './day.ts';
import { nameAlone, type Person, type PersonId, type Silence } from './person.ts';
import { inOrderOfTheDay, mayComeUp, quietDays, silenceAfter, silenceOf } from './silence.ts';
import type { Reply } from './win.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 20, 12);
const daysAgo = (days: number) => localIso(nowMs - days * dayMs);

/** An id of version 7 that was made so many days ago. */
function idMade(days: number): PersonId {
	const hex = (nowMs - days * dayMs).toString(16).padStart(12, '0');
	return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001` as PersonId;
}

function personAdded(days: number, details: Partial<Person> = {}): Person {
	return { id: idMade(days), name: 'Tom', notNow: false, revision: '' as never, ...details };
}

const lastWin = (days: number, reply: Reply | null = null) => ({ at: daysAgo(days), reply });
const noted = (days: number, silence: Silence | null) => ({
	shelved: { at: daysAgo(days), silence }
});
const lengthOf = (person: Person, last: ReturnType<typeof lastWin> | null) =>
	silenceOf(person, last, nowMs)?.length;

describe('the silence around a person', () => {
	test.each([
		[0, undefined],
		[quietDays - 1, undefined],
		[quietDays, 'weeks'],
		[60, 'weeks'],
		[61, 'months'],
		[364, 'months'],
		[365, 'years'],
		[4000, 'years']
	])('follows from a last win %i days ago: %s', (days, length) => {
		expect(lengthOf(personAdded(5000), lastWin(days))).toBe(length);
	});

	test('is none before some weeks without any win', () => {
		expect(silenceOf(personAdded(0), null, nowMs)).toBeNull();
		expect(silenceOf(personAdded(quietDays - 1), null, nowMs)).toBeNull();
	});

	test('has no known length after some weeks without any win', () => {
		expect(silenceOf(personAdded(quietDays), null, nowMs)).toEqual({ length: null });
	});

	test('is none without any win if the id does not tell when the person was added', () => {
		const id = 'f47ac10b-58cc-4372-a567-0e02b2c3d479' as PersonId;
		expect(silenceOf(personAdded(900, { id }), null, nowMs)).toBeNull();
	});

	test.each(['no', 'notYet'] as const)(
		'is not told by the diary after a message with the reply “%s”, but by the user',
		(reply) => {
			expect(silenceOf(personAdded(900), lastWin(90, reply), nowMs)).toBeNull();
			expect(lengthOf(personAdded(900, noted(1, null)), lastWin(90, reply))).toBe('months');
		}
	);

	test.each([
		[0, 'weeks', 'weeks'],
		[50, 'weeks', 'months'],
		[0, 'months', 'months'],
		[250, 'months', 'years'],
		[0, 'years', 'years'],
		[900, null, null]
	] as const)('as noted %i days ago as %s is by now %s', (days, silence, length) => {
		expect(lengthOf(personAdded(1, noted(days, silence)), null)).toBe(length);
	});

	test('as noted is measured from an earlier win, and ends with a later one', () => {
		expect(lengthOf(personAdded(900, noted(0, 'weeks')), lastWin(400))).toBe('years');
		expect(lengthOf(personAdded(900, noted(3, 'years')), lastWin(5))).toBe('weeks');
		expect(silenceOf(personAdded(900, noted(3, 'years')), lastWin(2), nowMs)).toBeNull();
	});

	test('is never told of a person who is snoozed, deleted or at rest', () => {
		const deleted = { ...nameAlone(personAdded(900)), revision: '' as never };
		const people = [
			personAdded(900, { notNow: true }),
			personAdded(900, { isAtRest: true }),
			personAdded(900, { isAtRest: true, ...noted(1, 'years') }),
			deleted
		];
		for (const person of people) {
			expect(mayComeUp(person)).toBe(false);
			expect(silenceOf(person, lastWin(400), nowMs)).toBeNull();
			expect(silenceOf(person, null, nowMs)).toBeNull();
		}
	});

	test('never becomes shorter with time', () => {
		const order = ['weeks', 'months', 'years'];
		const days = fc.integer({ min: 0, max: 5000 });
		fc.assert(
			fc.property(days, days, (one, other) => {
				const [less, more] = one < other ? [one, other] : [other, one];
				const [a, b] = [silenceAfter(less), silenceAfter(more)];
				expect(order.indexOf(a)).toBeLessThanOrEqual(order.indexOf(b));
			})
		);
	});
});

describe('the order of the day', () => {
	const people = Array.from({ length: 40 }, (_, i) => ({
		id: `${idMade(i).slice(0, -12)}${String(i * 7919).padStart(12, '0')}` as PersonId
	}));
	const idsOn = (ms: number, some = people) => inOrderOfTheDay(some, dayAt(ms)).map(({ id }) => id);

	test('has everyone once, from any order before', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
				(shuffled) => {
					expect(idsOn(nowMs, shuffled)).toEqual(idsOn(nowMs));
				}
			)
		);
		expect([...idsOn(nowMs)].sort()).toEqual(people.map(({ id }) => id).sort());
	});

	test('is the same all day and another one the next day', () => {
		expect(idsOn(nowMs + 3 * 3_600_000)).toEqual(idsOn(nowMs));
		expect(idsOn(nowMs + dayMs)).not.toEqual(idsOn(nowMs));
	});

	test('does not follow the time since people were added', () => {
		const firsts = new Set(Array.from({ length: 30 }, (_, i) => idsOn(nowMs + i * dayMs)[0]));
		expect(firsts.size).toBeGreaterThan(10);
	});
});
