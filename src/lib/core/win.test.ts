import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from './person.ts';
import { blankWin, storableDetails, longestTag, ratings, replies, type WinDetails } from './win.ts';

const at = '2026-11-20T09:30:00+01:00';
const ids = (...texts: string[]) => texts as PersonId[];
const aText = fc.string({ unit: 'binary', maxLength: 30 });
const aTag = fc.oneof(
	aText,
	fc.string({ unit: fc.constantFrom(' ', 'a', '🙂', '\uD83D'), minLength: 70, maxLength: 100 })
);
const someDetails: fc.Arbitrary<WinDetails> = fc.record({
	at: fc.constant(at),
	cardId: fc.constant(null),
	channel: fc.constantFrom(null, 'call', 'solo'),
	note: aText,
	genuine: aText,
	carry: aText,
	people: fc.array(fc.constantFrom(...ids('a', 'b', 'c'))),
	tags: fc.array(aTag, { maxLength: 6 }),
	moodBefore: fc.constantFrom(null, ...ratings),
	moodAfter: fc.constantFrom(null, ...ratings),
	ease: fc.constantFrom(null, ...ratings),
	energy: fc.option(fc.integer({ min: 0, max: 100 })),
	reply: fc.constantFrom(null, ...replies),
	treasured: fc.boolean()
});

describe('blankWin', () => {
	test('has every field of the backup file, empty except for the time', () => {
		expect(blankWin(at)).toEqual({
			at,
			cardId: null,
			channel: null,
			note: '',
			genuine: '',
			carry: '',
			people: [],
			tags: [],
			moodBefore: null,
			moodAfter: null,
			ease: null,
			energy: null,
			reply: null,
			treasured: false
		});
	});
});

describe('storableDetails', () => {
	test('trims tags, and drops empty and repeated ones without reordering', () => {
		const { tags } = storableDetails({
			...blankWin(at),
			tags: [' work ', 'call', '', 'work', '  ', '\twork\n', 'Work']
		});
		expect(tags).toEqual(['work', 'call', 'Work']);
	});

	test('cuts a tag at 80 characters and never inside a surrogate pair', () => {
		expect(longestTag).toBe(80);
		const { tags } = storableDetails({
			...blankWin(at),
			tags: ['t'.repeat(81), `${'u'.repeat(79)}🙂`]
		});
		expect(tags).toEqual(['t'.repeat(80), 'u'.repeat(79)]);
	});

	test('trims a tag again after cutting it', () => {
		const { tags } = storableDetails({ ...blankWin(at), tags: [`${'t'.repeat(79)} more`] });
		expect(tags).toEqual(['t'.repeat(79)]);
	});

	test('drops a tag that equals another one after cutting', () => {
		const { tags } = storableDetails({
			...blankWin(at),
			tags: [`${'t'.repeat(80)}a`, `${'t'.repeat(80)}b`]
		});
		expect(tags).toEqual(['t'.repeat(80)]);
	});

	test('contains each person once, in order', () => {
		const { people } = storableDetails({ ...blankWin(at), people: ids('b', 'a', 'b') });
		expect(people).toEqual(['b', 'a']);
	});

	test('preserves white space in texts, and cuts them at 10,000 characters', () => {
		const stored = storableDetails({
			...blankWin(at),
			note: '  two\n\nlines  ',
			genuine: 'g'.repeat(10_001),
			carry: '\uD83D'
		});
		expect(stored.note).toBe('  two\n\nlines  ');
		expect(stored.genuine).toHaveLength(10_000);
		expect(stored.carry).toBe('\uFFFD');
	});

	test('preserves all other fields, including unknown ones', () => {
		const details = { ...blankWin(at), energy: 0, treasured: true, fromLater: { kept: [1] } };
		expect(storableDetails(details)).toEqual(details);
	});

	test('returns only well-formed text, and changes nothing when applied twice', () => {
		fc.assert(
			fc.property(someDetails, (details) => {
				const stored = storableDetails(details);
				const texts = [stored.note, stored.genuine, stored.carry, ...stored.tags];
				expect(texts.every((text) => text.isWellFormed())).toBe(true);
				expect(stored.tags.every((tag) => tag !== '' && tag === tag.trim())).toBe(true);
				expect(storableDetails(stored)).toEqual(stored);
			}),
			{ numRuns: 500 }
		);
	});
});
