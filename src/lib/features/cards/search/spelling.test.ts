import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostSlips, slipsBetween } from './spelling.ts';

test.each([
	['thank', 'thank', 0],
	['thnak', 'thank', 1],
	['neigbour', 'neighbour', 1],
	['freind', 'friend', 1],
	['lonly', 'lonely', 1],
	['apolagize', 'apologise', 2],
	['walk', 'talk', 1],
	['', 'ab', 2]
])('“%s” and “%s” are %i slips apart', (one, other, slips) => {
	expect(slipsBetween(one, other, 2)).toBe(slips);
	expect(slipsBetween(other, one, 2)).toBe(slips);
});

test('returns null for words with more slips than asked for', () => {
	expect(slipsBetween('thank', 'tank', 0)).toBeNull();
	expect(slipsBetween('thnak', 'dance', 2)).toBeNull();
	expect(slipsBetween('cat', 'caterpillar', 2)).toBeNull();
});

test('finds a word again after each single slip', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 9 });
	fc.assert(
		fc.property(
			word,
			fc.nat(),
			fc.constantFrom('drop', 'double', 'swap', 'wrong'),
			(one, n, slip) => {
				const at = n % one.length;
				const [before, letter, after] = [one.slice(0, at), one[at]!, one.slice(at + 1)];
				const other = {
					drop: before + after,
					double: before + letter + letter + after,
					swap: before + after.slice(0, 1) + letter + after.slice(1),
					wrong: `${before}z${after}`
				}[slip];
				expect(slipsBetween(one, other, 2)).toBe(other === one ? 0 : 1);
			}
		)
	);
});

test('forgives no slip in a short word and two in a long one', () => {
	expect([1, 3, 4, 7, 8, 20].map(mostSlips)).toEqual([0, 0, 1, 1, 2, 2]);
});
