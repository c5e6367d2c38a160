import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonSentence } from './reason-sentences.ts';

const fitting = (effort: number, energy: number) =>
	reasonSentence({ kind: 'fitsEnergy', effort, energy });

test.each([
	[0, 0, 'It takes hardly any of the energy you have.'],
	[5, 100, 'It takes hardly any of the energy you have.'],
	[8, 35, 'It takes a little of the energy you have.'],
	[25, 50, 'It takes about half of the energy you have.'],
	[73, 100, 'It takes a good part of the energy you have, and leaves some.']
])('states in words that a card of effort %i fits an energy of %i', (effort, energy, sentence) => {
	expect(fitting(effort, energy)).toBe(sentence);
});

test('a sentence about effort contains no number, and a greater effort takes at least as much', () => {
	const size = (sentence: string) =>
		['hardly any', 'a little', 'about half', 'a good part'].findIndex((part) =>
			sentence.includes(part)
		);
	fc.assert(
		fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (energy, one, other) => {
			const [less, more] = [Math.min(one, other), Math.max(one, other)].map((effort) =>
				fitting(Math.min(effort, Math.max(0, energy - 10)), energy)
			);
			expect(less).not.toMatch(/\d/);
			expect(size(less!)).toBeGreaterThanOrEqual(0);
			expect(size(less!)).toBeLessThanOrEqual(size(more!));
		})
	);
});
