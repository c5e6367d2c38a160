import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFileError } from '#lib/formats/file-error.ts';
import { runs } from '../../../../../tests/support/runs.ts';
import { columnsOf, tableIn } from './table.ts';

function found(text: string) {
	const table = tableIn(text);
	if (isFileError(table)) throw new Error(table.problem);
	const { columns, rows } = columnsOf(table);
	return {
		names: columns.map(({ name }) => name),
		rows,
		isDated: columns[0]!.dateOrders.length > 0
	};
}

describe('the heading of a table', () => {
	test.each([
		['My journal\ndate;note\n2026-11-20;tea\n', 1],
		['My journal\ndate\tnote\n2026-11-20\ttea, cake\n', 1],
		['Words, of mine\ndate;note\n2026-11-20;tea\n', 1],
		['My journal,exported 2026\ndate,note\n2026-11-20,tea\n', 1],
		['Exported,2026-11-30\n\ndate,note\n2026-11-20,tea\n', 1],
		['Ola; a diary\ndate,note\n2026-11-20,tea\n2026-11-21,cake\n', 2],
		['Name,Ola\nPlace,Lodz\ndate,note\n2026-11-20,tea\n', 1],
		// Slips in the first rows are no heading
		['date,note\nsoon,tea\n2026-11-20,tea\n2026-11-21,tea\n', 3],
		['date,note\n,tea\n2026-11-20,tea\n', 2]
	])('is found in %j', (text, rows) => {
		expect(found(text)).toEqual({ names: ['date', 'note'], rows, isDated: true });
	});

	test('is the first row if two may be it', () => {
		expect(found('dzien,nota\njutro,tea\n2026-11-20,tea\n')).toMatchObject({
			names: ['dzien', 'nota'],
			rows: 2
		});
	});

	test('is found below any title, with any delimiter', () => {
		const aCell = fc.string({ unit: fc.constantFrom(...'ab ,;\t.:–'), maxLength: 12 });
		const titles = fc.array(aCell, { maxLength: 4 });
		const words = fc.array(fc.constantFrom('tea, cake', 'walk; talk', 'home'), { minLength: 1 });
		fc.assert(
			fc.property(titles, words, fc.constantFrom(',', ';', '\t'), (lines, notes, delimiter) => {
				const rows = notes.map((note, i) => `2026-11-${10 + i}${delimiter}"${note}"`);
				const text = [...lines, `date${delimiter}note`, ...rows].join('\n');
				expect(found(text)).toEqual({
					...{ names: ['date', 'note'], rows: notes.length, isDated: true }
				});
			}),
			runs(500)
		);
	});
});
