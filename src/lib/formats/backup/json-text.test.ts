import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepestJson, parsedJson, placeIn } from './json-text.ts';
import { runs } from '../../../../tests/support/runs.ts';

function parsedByTheBrowser(text: string): { value: unknown } | null {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return null;
	}
}

/** Texts that are JSON, nearly JSON, or not JSON at all. */
const pieces = fc.constantFrom(
	...['{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '\\u00e9', '\\u00g', 'true', 'tru', 'null'],
	...[
		'0',
		'-',
		'1.5',
		'1.',
		'.5',
		'1e9',
		'1E+',
		'-0',
		'01',
		' ',
		'\n',
		'\t',
		'\u00a0',
		'\u0001',
		'é'
	]
);
const nearlyJson = fc.oneof(
	fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
	fc
		.tuple(fc.json({ maxDepth: 3 }), fc.nat(), pieces, fc.constantFrom(0, 1, 2))
		.map(([text, where, piece, without]) => {
			const at = where % (text.length + 1);
			return text.slice(0, at) + piece + text.slice(at + without);
		})
);

describe('parsedJson', () => {
	test('accepts exactly the texts that JSON.parse accepts', () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), nearlyJson), (text) => {
				const parsed = parsedJson(text);
				expect('value' in parsed ? parsed : null).toEqual(parsedByTheBrowser(text));
			}),
			runs(3_000)
		);
	});

	test('reports every prefix of a text as truncated at its end', () => {
		const text = '{ "a": [1.5e-3, true, null, "\\u00e9\\n", {}, []],\n"b": {"c": false} }';
		for (let length = 0; length < text.length; length++) {
			const part = text.slice(0, length);
			expect(parsedJson(part)).toEqual({ problem: 'truncated', ...placeIn(part, length) });
		}
		expect(parsedJson(text)).toEqual({ value: JSON.parse(text) });
	});

	test.each([
		['{"a": 1,}', 1, 9],
		['{"a" 1}', 1, 6],
		['{a: 1}', 1, 2],
		["{'a': 1}", 1, 2],
		['[1 2]', 1, 4],
		['[1,\n2,\n  x]', 3, 3],
		['[1]\n[2]', 2, 1],
		['["a\nb"]', 1, 4],
		['["\\x"]', 1, 4],
		['["\\u12g4"]', 1, 7],
		['[nul]', 1, 5],
		['[NaN]', 1, 2],
		['[01]', 1, 3],
		['[1.]', 1, 4],
		['[+1]', 1, 2],
		['[1}', 1, 3],
		['<!doctype html>', 1, 1],
		['\ufeff\ufeff{}', 1, 1],
		['{}\0', 1, 3]
	])('reports the error in %j at line %i, column %i', (text, line, column) => {
		expect(parsedJson(text)).toEqual({ problem: 'notJson', line, column });
	});

	test('accepts the maximum depth and no more', () => {
		const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
		expect(parsedJson(nested(deepestJson))).toHaveProperty('value');
		expect(parsedJson(nested(deepestJson + 1))).toEqual({
			problem: 'tooDeep',
			line: 1,
			column: deepestJson + 1
		});
		expect(parsedJson('{"a":'.repeat(100_000))).toMatchObject({ problem: 'tooDeep' });
		expect(parsedJson('['.repeat(5_000_000))).toMatchObject({ problem: 'tooDeep' });
	});

	test('rejects more than the maximum number of values', () => {
		const row = `${'0,'.repeat(999)}0`;
		const many = `[[${`${row}],[`.repeat(20_001)}]]`;
		expect(parsedJson(many)).toMatchObject({ problem: 'tooManyValues', line: 1 });
	});

	test('reads very long texts, numbers and blanks', () => {
		const long = 'x'.repeat(3_000_000);
		expect(parsedJson(`"${long}"`)).toEqual({ value: long });
		expect(parsedJson('9'.repeat(1_000_000))).toEqual({ value: Infinity });
		expect(parsedJson(`[${' '.repeat(3_000_000)}1]`)).toEqual({ value: [1] });
	});
});

describe('placeIn', () => {
	test.each([
		[0, 1, 1],
		[1, 1, 2],
		[2, 1, 3],
		[3, 2, 1],
		[4, 3, 1],
		[6, 3, 3]
	])('offset %i is line %i, column %i', (offset, line, column) => {
		expect(placeIn('ab\n\ncd', offset)).toEqual({ line, column });
	});
});
