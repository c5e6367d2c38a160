import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHeading, csvTable, fitsHeading } from './csv-table.ts';

const aCell = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', 'a'), maxLength: 8 }),
	fc.constantFrom('__proto__', 'constructor', 'toString', '=1+1')
);
const someRows = fc.integer({ min: 2, max: 5 }).chain((width) =>
	fc.array(fc.array(aCell, { minLength: width, maxLength: width }), {
		minLength: 1,
		maxLength: 6
	})
);
/** Writes every cell in quotes, so that any reader of RFC 4180 finds it unchanged. */
const written = (rows: string[][], delimiter: string, lineEnd: string) =>
	rows
		.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
		.join('');

describe('a table', () => {
	test('is read unchanged with any delimiter and line end, with and without BOM', () => {
		fc.assert(
			fc.property(
				someRows,
				fc.constantFrom(',', ';', '\t'),
				fc.constantFrom('\n', '\r\n'),
				fc.constantFrom('', '\uFEFF'),
				(rows, delimiter, lineEnd, bom) => {
					const heading = rows[0]!.map((_, i) => `column ${i}`);
					const found = csvTable(bom + written([heading, ...rows], delimiter, lineEnd));
					// The end of the last line begins a blank line.
					expect(found).toEqual([heading, ...rows, ['']]);
				}
			)
		);
	});

	test('has the delimiter of its heading, with any text below', () => {
		expect(csvTable('a,b\n1;2;3;4,x\n')).toEqual([['a', 'b'], ['1;2;3;4', 'x'], ['']]);
		expect(csvTable('a;b\n"1,2,3";x')).toEqual([
			['a', 'b'],
			['1,2,3', 'x']
		]);
	});

	test('includes blank rows, so that row numbers are right', () => {
		expect(csvTable('a,b\n\n1,2')).toEqual([['a', 'b'], [''], ['1', '2']]);
	});

	test.each([
		['a,b\n1,"open', 2],
		['a,b\n1,2\n3,"closed" too early,4\n', 3],
		['"a,b', 1]
	])('is an error for %j, at row %i', (text, row) => {
		expect(csvTable(text)).toEqual({ problem: 'brokenQuotes', row });
	});

	test('is rows or an error for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const found = csvTable(text);
				expect('problem' in found || found.every((row) => Array.isArray(row))).toBe(true);
			})
		);
	});

	test('can have five megabytes in one cell', () => {
		const long = 'x"",\n'.repeat(1_000_000);
		expect(csvTable(`a,b\n"${long}",1`)).toEqual([
			['a', 'b'],
			[long.replaceAll('""', '"'), '1']
		]);
	});
});

describe('the heading', () => {
	test('is read from the beginning of a file, trimmed and in lower case', () => {
		expect(csvHeading('\uFEFFFull_Date," Mood ",Note\n2026-11-20,goo')).toEqual([
			'full_date',
			'mood',
			'note'
		]);
	});

	test('is empty for an empty text', () => {
		expect(csvHeading('').join('')).toBe('');
	});

	test.each([
		[['1', '2'], true],
		[['1', '2', '', ' '], true],
		[['1'], false],
		[['1', '2', '3'], false]
	])('fits the row %j: %s', (row, fits) => {
		expect(fitsHeading(row, ['a', 'b'])).toBe(fits);
	});
});
