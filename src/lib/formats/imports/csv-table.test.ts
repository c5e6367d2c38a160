import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beyondHeading, csvHeading, csvTable } from './csv-table.ts';

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
					expect(found).toEqual([heading, ...rows]);
				}
			)
		);
	});

	test('has the delimiter of its heading, with any text below', () => {
		expect(csvTable('a,b\n1;2;3;4,x\n')).toEqual([
			['a', 'b'],
			['1;2;3;4', 'x']
		]);
		expect(csvTable('a;b\n"1,2,3";x')).toEqual([
			['a', 'b'],
			['1,2,3', 'x']
		]);
	});

	test('includes blank rows, so that row numbers are right', () => {
		expect(csvTable('a,b\n\n1,2')).toEqual([['a', 'b'], [''], ['1', '2']]);
	});

	test('can end each row with a different line end', () => {
		fc.assert(
			fc.property(
				someRows,
				fc.infiniteStream(fc.constantFrom('\n', '\r\n', '\r')),
				(rows, ends) => {
					const heading = rows[0]!.map((_, i) => `column ${i}`);
					const text = [heading, ...rows]
						.map((row) => written([row], ',', ends.next().value))
						.join('');
					expect(csvTable(text)).toEqual([heading, ...rows]);
				}
			)
		);
	});

	test.each([
		['a quote inside of quotes', '1,"she said "hi" to me"', ['1', 'she said "hi" to me']],
		['with a backslash', '1,"she said \\"hi\\" to me"', ['1', 'she said "hi" to me']],
		['inside of a bare cell', '1,she said "hi" to me', ['1', 'she said "hi" to me']],
		['that ends too early', '1,"closed" too early', ['1', '"closed" too early']],
		['blanks around quotes', '1, "tea" ', ['1', ' "tea" ']]
	])('reads a quote that is a character: %s', (_, line, row) => {
		expect(csvTable(`a,b\n${line}\n2,"y"\n`)).toEqual([['a', 'b'], row, ['2', 'y']]);
	});

	test('loses no other row because of a quote without an end', () => {
		expect(csvTable('a,b\n1,"open\r\n2,ü\n3,"also\n4,z\n')).toEqual([
			['a', 'b'],
			['1', '"open'],
			['2', 'ü'],
			['3', '"also'],
			['4', 'z']
		]);
		expect(csvTable('"a,b')).toEqual([['"a', 'b']]);
	});

	test('is an error if a thousand lines have a stray quote', () => {
		expect(csvTable(`a\n${'"b" c\n'.repeat(1_001)}`)).toEqual({
			problem: 'brokenQuotes',
			row: 1_002
		});
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
		[['1', '2'], []],
		[['1', '2', '', ' '], []],
		[['1'], []],
		[['1', '2', ' ', 'more'], ['more']]
	])('leaves from %j the words %j', (row, words) => {
		expect(beyondHeading(row, ['a', 'b'])).toEqual(words);
	});
});
