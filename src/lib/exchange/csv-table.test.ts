import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHeading, csvTable, fitsHeading } from '#lib/exchange/csv-table.ts';

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
/** Every cell in quotes, so that any reader of RFC 4180 finds it as it was. */
const written = (rows: string[][], delimiter: string, lineEnd: string) =>
	rows
		.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
		.join('');

describe('a table', () => {
	test('is read as it was written, with any delimiter and line end, with a BOM or without', () => {
		fc.assert(
			fc.property(
				someRows,
				fc.constantFrom(',', ';', '\t'),
				fc.constantFrom('\n', '\r\n'),
				fc.constantFrom('', '\uFEFF'),
				(rows, delimiter, lineEnd, bom) => {
					const heading = rows[0]!.map((_, i) => `column ${i}`);
					const found = csvTable(bom + written([heading, ...rows], delimiter, lineEnd));
					// The end of the last line begins a blank one.
					expect(found).toEqual([heading, ...rows, ['']]);
				}
			)
		);
	});

	test('goes by its heading, whatever is written below it', () => {
		expect(csvTable('a,b\n1;2;3;4,x\n')).toEqual([['a', 'b'], ['1;2;3;4', 'x'], ['']]);
		expect(csvTable('a;b\n"1,2,3";x')).toEqual([
			['a', 'b'],
			['1,2,3', 'x']
		]);
	});

	test('keeps the number of each row, blank ones included', () => {
		expect(csvTable('a,b\n\n1,2')).toEqual([['a', 'b'], [''], ['1', '2']]);
	});

	test.each([
		['a,b\n1,"open', 2],
		['a,b\n1,2\n3,"closed" too early,4\n', 3],
		['"a,b', 1]
	])('%j is refused at row %i', (text, row) => {
		expect(csvTable(text)).toEqual({ refused: 'brokenQuotes', place: { row, part: '' } });
	});

	test('of any text is rows of texts, or a refusal', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const found = csvTable(text);
				expect('refused' in found || found.every((row) => Array.isArray(row))).toBe(true);
			})
		);
	});

	test('of five megabytes in one cell is read', () => {
		const long = 'x"",\n'.repeat(1_000_000);
		expect(csvTable(`a,b\n"${long}",1`)).toEqual([
			['a', 'b'],
			[long.replaceAll('""', '"'), '1']
		]);
	});
});

describe('the heading', () => {
	test('is known from the beginning of a file, trimmed and in small letters', () => {
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
	])('fits %j: %s', (row, fits) => {
		expect(fitsHeading(row, ['a', 'b'])).toBe(fits);
	});
});
