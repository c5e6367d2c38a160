import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from './clock.ts';
import {
	alikePerson,
	broughtBack,
	byName,
	storableName,
	longestName,
	nameAlone,
	type Person,
	type PersonId
} from './person.ts';

const aName = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.string({
		unit: fc.constantFrom(' ', '\n', 'e', '\u0301', '\u202E', '🙂', '\uD83D', '\u0000', '한'),
		maxLength: 200
	})
);

function person(id: string, name: string): Person {
	return { id: id as PersonId, name, notNow: false, revision: '' as Revision };
}

describe('storableName', () => {
	test('trims the name and puts it on one line', () => {
		expect(storableName('  Ada \t Lovelace\n')).toBe('Ada Lovelace');
		expect(storableName('Ada\r\nLovelace\u2028Byron')).toBe('Ada Lovelace Byron');
	});

	test('removes control characters', () => {
		expect(storableName('A\u0000d\u0007a\u009F')).toBe('A d a');
		expect(storableName('\u0000\u0007 \u001B')).toBe('');
	});

	test('converts to NFC, so that equal names compare equal', () => {
		expect(storableName('Zoe\u0308')).toBe('Zo\u00EB');
		expect(storableName('한국'.normalize('NFD'))).toBe('한국');
	});

	test('preserves every script and bidirectional control characters', () => {
		for (const name of ['שרה \u200FLevi', 'أحمد', '\u2067Ada\u2069', '李雷', '👩‍👧 Mum', "O'Neill"]) {
			expect(storableName(name)).toBe(name);
		}
	});

	test('replaces a lone surrogate by U+FFFD', () => {
		expect(storableName('A\uD83D')).toBe('A\uFFFD');
	});

	test('cuts at 120 characters and trims the end again', () => {
		expect(longestName).toBe(120);
		expect(storableName('a'.repeat(121))).toBe('a'.repeat(120));
		expect(storableName(`${'a'.repeat(119)} b`)).toBe('a'.repeat(119));
	});

	test('drops a surrogate pair instead of cutting it', () => {
		expect(storableName(`${'a'.repeat(119)}🙂`)).toBe('a'.repeat(119));
	});

	test('is empty for a name without visible characters', () => {
		for (const name of ['', ' ', '\u00A0', '\uFEFF', '\u3000\n'])
			expect(storableName(name)).toBe('');
	});

	test('returns a well-formed, short and stable name for any input', () => {
		fc.assert(
			fc.property(aName, (name) => {
				const stored = storableName(name);
				expect(stored.isWellFormed()).toBe(true);
				expect(stored.length).toBeLessThanOrEqual(longestName);
				expect(stored).toBe(stored.trim());
				expect(stored).toBe(stored.normalize('NFC'));
				expect(stored).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
				expect(storableName(stored)).toBe(stored);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('is the same for composed and decomposed input', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
				expect(storableName(name.normalize('NFD'))).toBe(storableName(name.normalize('NFC')));
			})
		);
	});
});

describe('byName', () => {
	const names = (people: readonly Person[]) => people.map(({ name }) => name);

	test('ignores case and accents, and compares numbers by value', () => {
		const people = ['zoe', 'Ben', 'Ágnes', 'anna', 'Room 10', 'Room 9', 'Émile'].map((name, i) =>
			person(String(i), name)
		);
		expect(names(byName(people))).toEqual([
			'Ágnes',
			'anna',
			'Ben',
			'Émile',
			'Room 9',
			'Room 10',
			'zoe'
		]);
	});

	test('does not change its argument', () => {
		const people = Object.freeze([person('2', 'Zoe'), person('1', 'Ada')]);
		expect(names(byName(people))).toEqual(['Ada', 'Zoe']);
		expect(names(people)).toEqual(['Zoe', 'Ada']);
	});

	test('sorts people with equal names by id', () => {
		const twins = [person('b', 'Sam'), person('a', 'Sam'), person('c', 'sám')];
		const ids = (people: readonly Person[]) => byName(people).map(({ id }) => id);
		expect(ids(twins)).toEqual(['a', 'b', 'c']);
		expect(ids([...twins].reverse())).toEqual(['a', 'b', 'c']);
	});

	test('does not depend on the given order', () => {
		const somePeople = fc.uniqueArray(fc.tuple(fc.uuid(), aName.map(storableName)), {
			selector: ([id]) => id,
			maxLength: 12
		});
		fc.assert(
			fc.property(somePeople, (pairs) => {
				const people = pairs.map(([id, name]) => person(id, name));
				expect(byName([...people].reverse())).toEqual(byName(people));
			})
		);
	});
});

test('nameAlone retains only the name of a person, and broughtBack restores them without a mark', () => {
	const ann = { ...person('1', 'Ann'), nearness: 'friend', birthday: '--01-01' } as const;
	const left = nameAlone(ann);
	expect(left).toEqual({ id: '1', name: 'Ann', notNow: true, isNameOnly: true });
	expect(broughtBack(left)).toEqual({ id: '1', name: 'Ann', notNow: false });
});

describe('alikePerson', () => {
	const people = [
		person('1', 'Ola'),
		person('2', 'Łódź Ann'),
		person('3', 'mo'),
		person('4', 'Mo')
	];

	test.each([
		['ola', '1'],
		[' ÓLA ', '1'],
		['lodz  ann', '2'],
		['MO', '3']
	])('finds for %j the person %s', (name, id) => {
		expect(alikePerson(people, name)?.id).toBe(id);
	});

	test.each(['Ola', 'Mo', 'mo', 'Olaf', '', ' '])('finds no one for %j', (name) => {
		expect(alikePerson(people, name)).toBeNull();
	});
});
