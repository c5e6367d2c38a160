import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Revision } from '#lib/core/clock.ts';
import type { PersonId } from '#lib/core/person.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { soughtWords } from '#lib/core/words.ts';
import { filterTest, monthFilterOf } from './month-filter.ts';
import { foundIn, monthIndexOf, type Sought } from './search.ts';
import type { Month } from '#lib/core/totals.ts';
import { runs } from '../../../../../tests/support/runs.ts';

const everything: Sought = {
	...{ words: [], people: null, channel: null, mood: null, isTreasured: false },
	...{ among: null, from: null, to: null }
};
const november = '2026-11' as Month;

function winsWith(notes: readonly string[]): Win[] {
	return notes.map((note, i) => ({
		...blankWin('2026-11-15T09:00:00+01:00'),
		...{ id: `id ${i}` as WinId, revision: '' as Revision, note },
		...{ people: [`person ${i % 7}` as PersonId], cardId: `card-${i % 5}` as CardId }
	}));
}

const forWord = (word: string): Sought => ({
	...everything,
	words: soughtWords(word).map((word) => ({ word, people: [], cards: [] }))
});

test('the filter of a month lets every search pass that finds a win there', () => {
	const word = fc.string({ unit: fc.constantFrom(...'abcdeéжя朋🎉'), minLength: 1, maxLength: 16 });
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), word, (notes, sought) => {
			const index = monthIndexOf(winsWith(notes));
			const filter = monthFilterOf(index);
			for (const note of [sought, ...notes])
				for (let length = 1; length <= note.length; length++) {
					const wish = forWord(note.slice(0, length));
					if (foundIn(november, index, wish).length > 0)
						expect(filterTest(wish)(filter)).toBe(true);
				}
		}),
		runs(100)
	);
});

test('the filter of a month knows people, cards and marks as a whole', () => {
	const wins = winsWith(['one', 'two', 'three']);
	const passes = filterTestOn(wins);
	expect(passes({ ...everything, people: ['person 1' as PersonId] })).toBe(true);
	expect(passes({ ...everything, people: ['person' as PersonId] })).toBe(false);
	expect(passes({ ...everything, people: [] })).toBe(false);
	expect(passes({ ...everything, channel: 'call' })).toBe(false);
	expect(passes({ ...everything, isTreasured: true })).toBe(false);
	const cards = ['card-2' as CardId];
	expect(passes({ ...everything, words: [{ word: 'nowhere', people: [], cards }] })).toBe(true);
	expect(passes(everything)).toBe(true);
});

test('the filter of a month rejects nearly all words that the month does not have', () => {
	const letters = (i: number) =>
		[...(i * 7919).toString(26).padStart(5, '0')].map((digit) =>
			String.fromCharCode(97 + parseInt(digit, 26))
		);
	const wordOf = (i: number) => `${letters(i).join('')}${letters(i * 31).join('')}`;
	const notes = Array.from({ length: 5_000 }, (_, i) => wordOf(i));
	const passes = filterTestOn(winsWith(notes));
	expect(notes.every((note) => passes(forWord(note)))).toBe(true);
	const others = Array.from({ length: 5_000 }, (_, i) => `q${wordOf(i + 10_000)}`);
	expect(others.filter((note) => passes(forWord(note))).length).toBeLessThan(100);
});

function filterTestOn(wins: readonly Win[]): (sought: Sought) => boolean {
	const filter = monthFilterOf(monthIndexOf(wins));
	return (sought) => filterTest(sought)(filter);
}
