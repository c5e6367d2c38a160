import { expect, test } from 'vitest';
import { spreadsheetColumns } from '#lib/formats/spreadsheet.ts';
import { locales } from '#lib/i18n/generated/runtime.js';
import { ownSheets, sheetWordsIn } from './own-sheets.ts';
import { spreadsheetWords } from './spreadsheet-words.ts';

test('the spreadsheet is recognised by its heading in every language of the catalogue', () => {
	for (const locale of locales) {
		const { headings } = sheetWordsIn(locale);
		const row = spreadsheetColumns.map((column) => `"${headings[column]}"`);
		for (const separator of [',', ';'])
			expect(ownSheets.recognises(`\uFEFF${row.join(separator)}\r\n`)).toBe(true);
	}
});

test('its words are those with which it is written', () => {
	const { headings, moods, treasured } = spreadsheetWords({ cards: [] } as never);
	expect(sheetWordsIn(locales[0])).toEqual({ headings, moods, treasured });
});
