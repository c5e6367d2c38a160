import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diceWords, frequentPasswords } from '#lib/exchange/known-words.ts';
import { packedWords, unpackedWords } from './packed-words.ts';

test('words are the same after they have travelled', () => {
	for (const words of [diceWords, frequentPasswords])
		expect(unpackedWords(packedWords(words))).toEqual(words);
	const word = fc.stringMatching(/^[^A-Z]*$/);
	fc.assert(
		fc.property(fc.array(word), (words) => {
			expect(unpackedWords(packedWords(words))).toEqual(words);
		})
	);
	expect(unpackedWords(packedWords(['a'.repeat(40), 'a'.repeat(41), '']))).toEqual([
		'a'.repeat(40),
		'a'.repeat(41),
		''
	]);
});

test('words with capital letters are turned away', () => {
	expect(() => packedWords(['Anna'])).toThrow('Capital letters');
});

test('what travels of them leaves room for what reads them, in 60 kB', () => {
	const packed = [frequentPasswords, diceWords].map(packedWords).join('');
	expect(gzipSync(packed).length).toBeLessThan(46_000);
});
