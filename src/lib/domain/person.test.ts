import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from '#lib/domain/clock.ts';
import {
	broughtBack,
	byName,
	keptName,
	longestName,
	nameAlone,
	type Person,
	type PersonId
} from '#lib/domain/person.ts';

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

describe('keptName', () => {
	test('is trimmed and on one line', () => {
		expect(keptName('  Ada \t Lovelace\n')).toBe('Ada Lovelace');
		expect(keptName('Ada\r\nLovelace\u2028Byron')).toBe('Ada Lovelace Byron');
	});

	test('has no control characters', () => {
		expect(keptName('A\u0000d\u0007a\u009F')).toBe('A d a');
		expect(keptName('\u0000\u0007 \u001B')).toBe('');
	});

	test('is in NFC, so that the same name compares equal', () => {
		expect(keptName('Zoe\u0308')).toBe('Zo\u00EB');
		expect(keptName('한국'.normalize('NFD'))).toBe('한국');
	});

	test('keeps every script, and what steers the direction of writing', () => {
		for (const name of ['שרה \u200FLevi', 'أحمد', '\u2067Ada\u2069', '李雷', '👩‍👧 Mum', "O'Neill"]) {
			expect(keptName(name)).toBe(name);
		}
	});

	test('puts U+FFFD for a lone surrogate', () => {
		expect(keptName('A\uD83D')).toBe('A\uFFFD');
	});

	test('holds 120 characters, and ends without a blank', () => {
		expect(longestName).toBe(120);
		expect(keptName('a'.repeat(121))).toBe('a'.repeat(120));
		expect(keptName(`${'a'.repeat(119)} b`)).toBe('a'.repeat(119));
	});

	test('leaves a pair out rather than cutting it', () => {
		expect(keptName(`${'a'.repeat(119)}🙂`)).toBe('a'.repeat(119));
	});

	test('is empty when there is nothing to see in it', () => {
		for (const name of ['', ' ', '\u00A0', '\uFEFF', '\u3000\n']) expect(keptName(name)).toBe('');
	});

	test('is well-formed, short enough, and the same when it is kept again', () => {
		fc.assert(
			fc.property(aName, (name) => {
				const kept = keptName(name);
				expect(kept.isWellFormed()).toBe(true);
				expect(kept.length).toBeLessThanOrEqual(longestName);
				expect(kept).toBe(kept.trim());
				expect(kept).toBe(kept.normalize('NFC'));
				expect(kept).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
				expect(keptName(kept)).toBe(kept);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('is the same for a name composed and decomposed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (name) => {
				expect(keptName(name.normalize('NFD'))).toBe(keptName(name.normalize('NFC')));
			})
		);
	});
});

describe('byName', () => {
	const names = (people: readonly Person[]) => people.map(({ name }) => name);

	test('does not mind capitals and accents, and counts numbers as numbers', () => {
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

	test('leaves the list that it was given as it was', () => {
		const people = Object.freeze([person('2', 'Zoe'), person('1', 'Ada')]);
		expect(names(byName(people))).toEqual(['Ada', 'Zoe']);
		expect(names(people)).toEqual(['Zoe', 'Ada']);
	});

	test('two of one name always come in the same order', () => {
		const twins = [person('b', 'Sam'), person('a', 'Sam'), person('c', 'sám')];
		const ids = (people: readonly Person[]) => byName(people).map(({ id }) => id);
		expect(ids(twins)).toEqual(['a', 'b', 'c']);
		expect(ids([...twins].reverse())).toEqual(['a', 'b', 'c']);
	});

	test('gives the same order for the same people, in whichever order they come', () => {
		const somePeople = fc.uniqueArray(fc.tuple(fc.uuid(), aName.map(keptName)), {
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

test('of somebody who is let go of the name alone stays, and they come back without a mark', () => {
	const ann = { ...person('1', 'Ann'), nearness: 'friend', birthday: '--01-01' } as const;
	const left = nameAlone(ann);
	expect(left).toEqual({ id: '1', name: 'Ann', notNow: true, isNameOnly: true });
	expect(broughtBack(left)).toEqual({ id: '1', name: 'Ann', notNow: false });
});
