import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, ticksBetween } from './drawing.ts';

test('linesOf breaks a label only at spaces and loses no word', () => {
	expect(linesOf('Small acknowledgements', 14)).toEqual(['Small', 'acknowledgements']);
	expect(linesOf('On my own', 14)).toEqual(['On my own']);
	fc.assert(
		fc.property(fc.array(fc.constantFrom('a', 'note', 'acknowledgements')), (words) => {
			const text = words.join(' ');
			expect(linesOf(text, 14).join(' ')).toBe(text);
		})
	);
});

test('ticksBetween returns whole numbers from the first on, and at most the given number of them', () => {
	expect(ticksBetween(10, 32, 4)).toEqual([10, 18, 26]);
	expect(ticksBetween(5, 5, 4)).toEqual([5]);
	fc.assert(
		fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 2, max: 6 }), (first, more, most) => {
			const ticks = ticksBetween(first, first + more, most);
			expect(ticks[0]).toBe(first);
			expect(ticks.length).toBeLessThanOrEqual(most);
			expect(ticks.at(-1)).toBeLessThanOrEqual(first + more);
		})
	);
});
