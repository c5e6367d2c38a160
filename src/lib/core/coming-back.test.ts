import { expect, test } from 'vitest';
import { peopleToWarmUpWith } from './coming-back.ts';
import { localIso } from './day.ts';
import type { Person, PersonId } from './person.ts';
import type { Rating, Reply } from './win.ts';

const nowMs = Date.UTC(2026, 10, 20, 12);
const idOf = (name: string) => `id of ${name}` as PersonId;
const person = (name: string, details: Partial<Person> = {}): Person => ({
	...{ id: idOf(name), name, notNow: false, revision: '' as never },
	...details
});
const win = (
	days: number,
	name: string,
	ease: Rating | null = null,
	reply: Reply | null = null
) => ({
	at: localIso(nowMs - days * 86_400_000),
	people: [idOf(name)],
	ease,
	reply
});
function offered(people: Person[], wins: ReturnType<typeof win>[], except: string | null = null) {
	const found = peopleToWarmUpWith(people, wins, nowMs, except === null ? null : idOf(except));
	return found.map(({ name }) => name);
}
const all = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name) => person(name));

test('those with whom it went best come first, and at most three', () => {
	const wins = [win(5, 'Ann', 2), win(5, 'Ben', 5), win(6, 'Cleo'), win(7, 'Dan'), win(8, 'Dan')];
	expect(offered(all, wins)).toEqual(['Ben', 'Dan', 'Cleo']);
});

test('people without a win in the last 60 days are not offered', () => {
	expect(offered(all, [win(61, 'Ann', 5), win(60, 'Ben', 1), win(-1, 'Cleo', 5)])).toEqual(['Ben']);
	expect(offered(all, [])).toEqual([]);
});

test('a person reached in the last three days, or whose reply is awaited, is left in peace', () => {
	const wins = [win(2, 'Ann', 5), win(9, 'Ann', 5), win(3, 'Ben', 5), win(9, 'Cleo', 5, 'notYet')];
	expect(offered(all, wins)).toEqual(['Ben']);
});

test('the person to come back to, and those who are snoozed, at rest or on the shelf, are not offered', () => {
	const people = [
		person('Ann'),
		person('Ben', { notNow: true }),
		person('Cleo', { isAtRest: true }),
		person('Dan', { shelved: { at: localIso(nowMs), silence: null } }),
		person('Eve')
	];
	const wins = people.map(({ name }) => win(5, name, 5));
	expect(offered(people, wins, 'Ann')).toEqual(['Eve']);
});
