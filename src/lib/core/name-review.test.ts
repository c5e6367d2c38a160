import { describe, expect, test } from 'vitest';
import type { Day } from './day.ts';
import { clueFor, namesToPractise, type NameReview } from './name-review.ts';
import type { Person, PersonId } from './person.ts';
import { latestFirst, type Remembered } from './remembered.ts';

const person = (name: string, more: Partial<Person> = {}) =>
	({ id: name as PersonId, name, notNow: false, ...more }) as Person;
const line = (of: string, text: string, day = '2026-11-01') =>
	({ id: text, personId: of as PersonId, kind: 'detail', text, day: day as Day }) as Remembered;
const review = (of: string, dueAtMs: number) => ({ id: of as PersonId, dueAtMs }) as NameReview;

describe('clueFor', () => {
	test('contains the nearness and the latest lines', () => {
		const lines = [line('Ann', 'Likes tea', '2020-01-01'), line('Ann', 'Has a dog called Miso')];
		expect(clueFor(person('Ann', { nearness: 'neighbour' }), lines)).toEqual({
			nearness: 'neighbour',
			lines: ['Has a dog called Miso', 'Likes tea']
		});
	});

	test('leaves out lines that contain the name', () => {
		const lines = [line('Zoë', 'zoe’s dog is Miso'), line('Zoë', 'Works at the zoo')];
		expect(clueFor(person('Zoë'), lines)).toEqual({ nearness: null, lines: ['Works at the zoo'] });
	});

	test('is null if there is nothing to show', () => {
		expect(clueFor(person('Ann'), [])).toBeNull();
		expect(clueFor(person('Ann', { nearness: null }), [line('Ann', 'Ann Miller')])).toBeNull();
	});
});

describe('namesToPractise', () => {
	const namesOf = (people: Person[], reviews: NameReview[], nowMs = 1000) =>
		namesToPractise(people, [line('Ben', 'Plays chess')], reviews, nowMs).map(({ name }) => name);

	test('returns due names before new ones', () => {
		const near = { nearness: 'friend' } as const;
		const people = ['Ann', 'Cem', 'Dai', 'Eva'].map((name) => person(name, near));
		const reviews = [review('Eva', 500), review('Dai', 1000), review('Cem', 1001)];
		expect(namesOf([...people, person('Ben')], reviews)).toEqual(['Eva', 'Dai', 'Ann', 'Ben']);
	});

	test('leaves out people who are snoozed, deleted or without a clue', () => {
		const near = { nearness: 'friend' } as const;
		const people = [
			person('Ann', { ...near, notNow: true }),
			person('Cem', { ...near, isNameOnly: true }),
			person('Dai')
		];
		expect(namesOf(people, [])).toEqual([]);
	});
});

test('latestFirst puts the latest day first', () => {
	const lines = [
		line('a', '1', '2026-01-01'),
		line('a', '2', '2026-03-01'),
		line('a', '3', '2026-01-01')
	];
	expect(latestFirst(lines).map(({ text }) => text)).toEqual(['2', '3', '1']);
});
