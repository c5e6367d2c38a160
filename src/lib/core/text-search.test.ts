import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsAll, searchText } from './text-search.ts';
import { foldedWords, holdsWord, soughtWords } from './words.ts';

const finds = (texts: string[], query: string) => holdsAll(searchText(texts), soughtWords(query));

test('finds beginnings of words in any order, case and form', () => {
	const ann = ['Ånn-Marie O’Neill', 'Has a dog called Miso', '田中さんの猫'];
	for (const query of ['ann', 'marie', 'MISO ann', 'neill dog', '中さ', '猫', ''])
		expect(finds(ann, query), query).toBe(true);
	for (const query of ['nn', 'iso', 'ann cat', '犬']) expect(finds(ann, query), query).toBe(false);
});

test('finds the same as a search of the diary', () => {
	const piece = fc.constantFrom('a', 'b', 'ab', ' ', '-', 'Å', '猫', '田', 'ー', '\n', '🙂', '.');
	const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
	fc.assert(
		fc.property(fc.array(text, { maxLength: 4 }), text, (texts, query) => {
			const words = foldedWords(texts.join('\n'));
			const expected = soughtWords(query).every((word) => holdsWord(words, word));
			expect(finds(texts, query)).toBe(expected);
		}),
		{ numRuns: 1000 }
	);
});
