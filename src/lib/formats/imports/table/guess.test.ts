import { describe, expect, test } from 'vitest';
import { isFileError } from '#lib/formats/file-error.ts';
import { guessedMatching } from './guess.ts';
import { columnsOf, tableIn } from './table.ts';

function guess(text: string, order: 'ymd' | 'dmy' | 'mdy' = 'dmy') {
	const table = tableIn(text);
	if (isFileError(table)) throw new Error(table.problem);
	const { columns } = columnsOf(table);
	const { text: words, ...rest } = guessedMatching(columns, order);
	const name = (at: number | null) => (at === null ? null : columns[at]!.name);
	return {
		date: name(rest.date),
		order: rest.dateOrder,
		time: name(rest.time),
		words: words.map(name),
		mood: name(rest.mood),
		people: name(rest.people),
		tags: name(rest.tags),
		separator: rest.separator
	};
}

describe('the columns of a table are guessed', () => {
	test('by English headings', () => {
		expect(
			guess('Date,Time,Mood,Note,Person,Tags\n2026-11-20,09:15,4,Waved,Ann | Ben,park\n')
		).toEqual({
			...{ date: 'Date', order: 'ymd', time: 'Time', words: ['Note'], mood: 'Mood' },
			...{ people: 'Person', tags: 'Tags', separator: '|' }
		});
	});

	test('by German headings, where Tag is the day', () => {
		expect(
			guess('Tag;Uhrzeit;Stimmung;Notiz;Mit\n20.11.2026;09:15;gut;Gewinkt;Ann\n')
		).toMatchObject({
			date: 'Tag',
			order: 'dmy',
			time: 'Uhrzeit',
			words: ['Notiz'],
			mood: 'Stimmung',
			people: 'Mit'
		});
	});

	test('by a title and a text that are both words', () => {
		expect(guess('created,Title,Body\n2026-11-20,Friday,A walk\n').words).toEqual([
			'Title',
			'Body'
		]);
	});

	test('by the longest values if no heading is known', () => {
		expect(
			guess('a,b,c\n2026-11-20,x,"We sat by the river for a while"\n2026-11-21,y,Tea\n')
		).toMatchObject({ date: 'a', words: ['c'], time: null, mood: null });
		expect(guess('a,b,c\n2026-11-20,x,y\n').words).toEqual([]);
		// Only one column is left for the words.
		expect(guess('a,b\n2026-11-20,x\n').words).toEqual(['b']);
	});

	test('with the order of the device where two orders fit', () => {
		const text = 'date,note\n03/04/2026,a\n05/06/2026,b\n';
		expect(guess(text, 'mdy').order).toBe('mdy');
		expect(guess(text, 'dmy').order).toBe('dmy');
		expect(guess('date,note\n25/04/2026,a\n', 'mdy').order).toBe('dmy');
	});
});
