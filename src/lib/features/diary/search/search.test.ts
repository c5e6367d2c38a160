import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId, Channel } from '#lib/core/card.ts';
import type { Revision } from '#lib/core/clock.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Month } from '#lib/core/totals.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { searchKeysOf, soughtWords } from '#lib/core/words.ts';
import { foundIn, holdsWords, isFound, isSure, monthIndexOf, type Sought } from './search.ts';
import { runs } from '../../../../../tests/support/runs.ts';

const month = '2026-11' as Month;
const everything: Sought = {
	words: [],
	people: null,
	channel: null,
	mood: null,
	isTreasured: false,
	among: null,
	from: null,
	to: null
};

const words = [
	'ana',
	'Ánais',
	'an',
	'walk',
	'walked',
	'straße',
	'朋友',
	'朋友人',
	'好友人',
	'🎉',
	'12'
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((some) => some.join(' '));
const someone = ['ann', 'ben'] as PersonId[];
const rating = fc.constantFrom(null, 1, 3, 5);
const day = fc.integer({ min: 1, max: 30 }).map((one) => `2026-11-${String(one).padStart(2, '0')}`);

const someWins: fc.Arbitrary<Win[]> = fc
	.array(
		fc.record({
			day,
			note: text,
			genuine: text,
			carry: text,
			tags: fc.array(fc.constantFrom(...words), { maxLength: 2 }),
			people: fc.subarray(someone),
			cardId: fc.constantFrom(null, 'a-card' as CardId),
			channel: fc.constantFrom(null, 'call' as Channel, 'text' as Channel),
			moodBefore: rating as fc.Arbitrary<Win['moodBefore']>,
			moodAfter: rating as fc.Arbitrary<Win['moodAfter']>,
			treasured: fc.boolean()
		}),
		{ maxLength: 12 }
	)
	.map((made) =>
		made
			.sort((a, b) => (a.day < b.day ? 1 : -1))
			.map(({ day, ...details }, i) => {
				const at = `${day}T09:00:00+01:00`;
				return { ...blankWin(at), ...details, id: `id ${i}` as WinId, revision: '' as Revision };
			})
	);

const aWish: fc.Arbitrary<Sought> = fc.record({
	words: fc
		.array(fc.constantFrom(...words, 'wal', 'a', '友', '友人', 'nothing'), { maxLength: 2 })
		.map((some) =>
			soughtWords(some.join(' ')).map((word) => ({
				word,
				people: word.startsWith('an') ? someone.slice(0, 1) : [],
				cards: word === 'a' ? ['a-card' as CardId] : []
			}))
		),
	people: fc.option(fc.subarray(someone)),
	channel: fc.constantFrom(null, 'call' as Channel),
	mood: fc.constantFrom(null, 1 as const, 3 as const),
	isTreasured: fc.boolean(),
	among: fc.option(fc.subarray(['id 0', 'id 1', 'id 3', 'id 7', 'elsewhere'] as WinId[])),
	from: fc.option(fc.constantFrom('2026-11-10', '2026-10-31', '2026-12-01') as fc.Arbitrary<Day>),
	to: fc.option(fc.constantFrom('2026-11-20', '2026-10-31', '2026-12-01') as fc.Arbitrary<Day>)
});

/** The expected result of a search, found by reading every win. */
function foundByReading(wins: readonly Win[], sought: Sought): WinId[] {
	const { people, channel, mood, isTreasured, among, from, to } = sought;
	return wins
		.filter(
			(win) =>
				holdsWords(win, sought) &&
				(people === null || win.people.some((id) => people.includes(id))) &&
				(channel === null || win.channel === channel) &&
				(mood === null || (win.moodAfter ?? win.moodBefore) === mood) &&
				(!isTreasured || win.treasured) &&
				(among === null || among.includes(win.id)) &&
				(from === null || dayOf(win.at) >= from) &&
				(to === null || dayOf(win.at) <= to)
		)
		.map(({ id }) => id);
}

test('reading a month without an index finds the same wins', () => {
	fc.assert(
		fc.property(someWins, aWish, (wins, sought) => {
			const read = wins.filter((win) => isFound(win, sought)).map(({ id }) => id);
			expect(read).toEqual(foundByReading(wins, sought));
		}),
		runs(500)
	);
});

test('an index finds the same wins as reading everything, in the same order', () => {
	fc.assert(
		fc.property(someWins, aWish, (wins, sought) => {
			const given = foundIn(month, monthIndexOf(wins), sought);
			const byReading = foundByReading(wins, sought);
			if (isSure(sought)) expect(given).toEqual(byReading);
			else {
				const held = wins.filter((win) => given.includes(win.id) && holdsWords(win, sought));
				expect(held.map(({ id }) => id)).toEqual(byReading);
			}
		}),
		runs(500)
	);
});

test('an index of many words finds each word by any of its beginnings', () => {
	const word = fc.string({ unit: fc.constantFrom(...'abcdeéжя朋'), minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(
			fc.array(fc.array(word, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 300 }),
			word,
			(notes, sought) => {
				const wins = notes.map((some, i): Win => ({
					...blankWin('2026-11-15T09:00:00+01:00'),
					id: `id ${i}` as WinId,
					revision: '' as Revision,
					note: some.join(' ')
				}));
				const wish = {
					...everything,
					words: soughtWords(sought).map((word) => ({ word, people: [], cards: [] }))
				};
				const found = foundIn(month, monthIndexOf(wins), wish);
				const held = wins.filter((win) => holdsWords(win, wish)).map(({ id }) => id);
				if (isSure(wish)) expect(found).toEqual(held);
				else expect(found).toEqual(expect.arrayContaining(held));
			}
		),
		runs(60)
	);
});

describe('an index', () => {
	test('without wins finds nothing', () => {
		expect(foundIn(month, monthIndexOf([]), everything)).toEqual([]);
	});

	test('finds the same after a structured clone', () => {
		fc.assert(
			fc.property(someWins, aWish, (wins, sought) => {
				const index = monthIndexOf(wins);
				expect(foundIn(month, structuredClone(index), sought)).toEqual(
					foundIn(month, index, sought)
				);
			})
		);
	});

	test('has the keys of any words in UTF-8, each with its length and places', () => {
		const aWord = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 6 }),
			fc.constantFrom('é', '朋友', '🎉', 'a', '12', 'ß', '𝔘', `${'a'.repeat(31)}𐐷`, 'ສະບາຍ')
		);
		fc.assert(
			fc.property(fc.array(fc.array(aWord, { maxLength: 6 }), { maxLength: 6 }), (notes) => {
				const wins = notes.map((words, i): Win => ({
					...{ ...blankWin('2026-11-15T09:00:00+01:00'), id: `id ${i}` as WinId },
					...{ revision: '' as Revision, note: words.join(' ') }
				}));
				const { keys, keyLengths, places, placeStarts } = monthIndexOf(wins);
				const sorted = [...new Set(wins.flatMap(({ note }) => [...searchKeysOf(note)]))].sort();
				let start = 0;
				const found = Array.from(keyLengths, (length, at) => ({
					key: [...keys.subarray(start, (start += length))],
					places: [...places.subarray(placeStarts[at], placeStarts[at + 1])]
				}));
				expect(start).toBe(keys.length);
				expect(found).toEqual(
					sorted.map((key) => {
						const having = wins.flatMap(({ note }, at) =>
							searchKeysOf(note).has(key) ? [at] : []
						);
						const distances = having.map((at, i) => at - (having[i - 1] ?? 0));
						return { key: [...new TextEncoder().encode(key)], places: distances };
					})
				);
			}),
			runs(100)
		);
	});

	test('finds every win of a month with more wins than 16 bits can count', () => {
		const wins = Array.from({ length: 70_000 }, (_, i): Win => ({
			...blankWin(`2026-11-15T09:00:00+01:00`),
			id: `id ${i}` as WinId,
			revision: '' as Revision,
			note: i === 69_999 ? 'the last one' : 'one'
		}));
		const index = monthIndexOf(wins);
		const find = (word: string) =>
			foundIn(month, index, { ...everything, words: [{ word, people: [], cards: [] }] });
		expect(find('last')).toEqual(['id 69999']);
		expect(find('one')).toHaveLength(70_000);
	});

	test('does not find people, channels or marks as words', () => {
		const win: Win = {
			...blankWin(`2026-11-15T09:00:00+01:00`),
			id: 'one' as WinId,
			revision: '' as Revision,
			people: ['ann' as PersonId],
			channel: 'call',
			treasured: true
		};
		for (const word of ['person', 'ann', 'channel', 'call', 'treasured', 'p'])
			expect(
				foundIn(month, monthIndexOf([win]), {
					...everything,
					words: [{ word, people: [], cards: [] }]
				})
			).toEqual([]);
	});
});

describe('holdsWords', () => {
	const win: Win = {
		...blankWin('2026-11-20T09:30:00+01:00'),
		id: 'one' as WinId,
		revision: '' as Revision,
		note: 'Waved at the neighbour',
		genuine: 'Her laugh',
		carry: 'Windows are enough',
		tags: ['Straßenfest', 'café'],
		people: ['ann' as PersonId],
		cardId: 'a-card' as CardId
	};
	const holds = (query: string, people: string[] = [], cards: string[] = []) =>
		holdsWords(win, {
			...everything,
			words: soughtWords(query).map((word) => ({
				word,
				people: people as PersonId[],
				cards: cards as CardId[]
			}))
		});

	test.each([
		'waved',
		'LAUGH',
		'windows',
		'cafe',
		'strassenf',
		'wav neigh',
		'enough her waved',
		' '
	])('matches %j', (query) => expect(holds(query)).toBe(true));

	test.each(['waved bus', 'neighbourher', 'laughwindows', '2026', 'null', 'ann', 'card'])(
		'does not match %j',
		(query) => expect(holds(query)).toBe(false)
	);

	test('matches people and the card by their ids', () => {
		expect(holds('zoe', ['ann'])).toBe(true);
		expect(holds('zoe waved', ['ann'])).toBe(true);
		expect(holds('zoe', ['ben'])).toBe(false);
		expect(holds('greet', [], ['a-card'])).toBe(true);
		expect(holds('greet', [], ['another'])).toBe(false);
	});
});
