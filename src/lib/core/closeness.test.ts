import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { nearnesses } from './person.ts';
import {
	closenesses,
	closenessesFor,
	lineKinds,
	orderedLines,
	type LinesByCloseness
} from './closeness.ts';

const texts = fc.array(fc.string({ maxLength: 30 }), { minLength: 2, maxLength: 4 });
function record<Key extends string, Value>(keys: readonly Key[], value: fc.Arbitrary<Value>) {
	const model = Object.fromEntries(keys.map((key) => [key, value]));
	return fc.record(model) as fc.Arbitrary<Record<Key, Value>>;
}
const anyLines: fc.Arbitrary<LinesByCloseness> = record(closenesses, record(lineKinds, texts));

describe('how close the words sound', () => {
	test.each([
		['family', 'close'],
		['friend', 'close'],
		['neighbour', 'friendly'],
		['colleague', 'friendly'],
		['seenAround', 'distant']
	] as const)('follows from %s as %s', (nearness, closeness) => {
		expect(closenessesFor(nearness, false)).toEqual([closeness]);
	});

	test('is distant to someone with a title, however near', () => {
		for (const nearness of [...nearnesses, null])
			expect(closenessesFor(nearness, true)).toEqual(['distant']);
	});

	test('is open while nothing is known, beginning with friendly words', () => {
		expect(closenessesFor(null, false)).toEqual(['friendly', 'close', 'distant']);
	});
});

describe('the lines to offer', () => {
	const any = [anyLines, fc.constantFrom(...lineKinds), fc.constantFrom(...closenesses)] as const;

	test('are those of the closeness as written, at more energy', () => {
		fc.assert(
			fc.property(...any, fc.integer({ min: 16, max: 100 }), (lines, kind, near, energy) => {
				const offered = orderedLines(lines, kind, [near], energy);
				expect(offered).toEqual(lines[near][kind]);
			})
		);
	});

	test('are the same lines, the shortest first, at an energy of 15 and below', () => {
		fc.assert(
			fc.property(...any, fc.integer({ min: 0, max: 15 }), (lines, kind, near, energy) => {
				const offered = orderedLines(lines, kind, [near], energy);
				const lengths = offered.map(({ length }) => length);
				expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
				expect([...offered].sort()).toEqual([...lines[near][kind]].sort());
			})
		);
	});

	test('stay in the order of the closenesses at any energy', () => {
		fc.assert(
			fc.property(anyLines, fc.integer({ min: 0, max: 100 }), (lines, energy) => {
				const both = orderedLines(lines, 'spoken', ['friendly', 'close'], energy);
				const first = orderedLines(lines, 'spoken', ['friendly'], energy);
				expect(both.slice(0, first.length)).toEqual(first);
			})
		);
	});
});
