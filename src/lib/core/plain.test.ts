import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, isSamePlain } from './plain.ts';
import { runs } from '../../../tests/support/runs.ts';

/** Small values, so that equal ones are frequent. */
const aValue = fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii' });
const aFewValues = fc.oneof(
	aValue,
	fc.constantFrom(0, -0, null, [], {}, [0], { a: 0 }, { a: 0, b: 1 }, { b: 1, a: 0 }, { 0: 0 })
);

function turned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(turned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([key, inner]) => [key, turned(inner)])
			.reverse()
	);
}

describe('isSamePlain', () => {
	test('ignores the order of keys', () => {
		fc.assert(
			fc.property(aValue, (value) => {
				expect(isSamePlain(value, turned(value))).toBe(true);
			})
		);
	});

	test('agrees with canonicalText', () => {
		fc.assert(
			fc.property(aFewValues, aFewValues, (one, other) => {
				expect(isSamePlain(one, other)).toBe(canonicalText(one) === canonicalText(other));
			}),
			runs(1_000)
		);
	});

	test.each([
		[[1], { 0: 1 }],
		[{ a: undefined, b: 1 }, { a: 1 }],
		[{ toString: 1 }, {}],
		[{}, null],
		['1', 1]
	])('tells %j and %j apart', (one, other) => {
		expect(isSamePlain(one, other)).toBe(false);
		expect(isSamePlain(other, one)).toBe(false);
	});

	test('treats undefined as absent', () => {
		expect(isSamePlain({ a: 1, b: undefined }, { a: 1 })).toBe(true);
		expect(canonicalText({ a: 1, b: undefined })).toBe('{"a":1}');
	});
});

describe('canonicalText', () => {
	test('is JSON of the same value with sorted keys', () => {
		expect(canonicalText({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
			'{"a":true,"b":[1,{"c":"x","d":null}]}'
		);
		fc.assert(
			fc.property(aValue, (value) => {
				expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});
});
