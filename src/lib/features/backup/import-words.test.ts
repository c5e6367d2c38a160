import { describe, expect, test } from 'vitest';
import { collectionNames } from '#lib/core/collections.ts';
import { mergedNamesOf, type ImportSummary } from './import-preview.ts';
import { zipOf } from '../../../../tests/support/zip.ts';
import { readFile } from './file-reading.ts';
import { fileErrorSentence } from './import-problems.ts';
import { broughtSentence, changeLines, issuePlace, mergedNamesSentence } from './import-words.ts';

type Counts = Partial<ImportSummary['wins']>;

function changeWith(counts: { [list in keyof ImportSummary]?: Counts }): ImportSummary {
	const none = { added: 0, changed: 0, deleted: 0, same: 0, refused: 0 };
	return Object.fromEntries(
		collectionNames.map((list) => [list, { ...none, ...counts[list] }])
	) as unknown as ImportSummary;
}

describe('the words of an import', () => {
	test('list a voice note and its sound once', () => {
		const one = { added: 1 };
		expect(changeLines(changeWith({ voiceNotes: one, recordings: one }))).toEqual([
			'Voice notes: 1 new'
		]);
	});

	test('list a sound separately if its note is not new', () => {
		const change = changeWith({ voiceNotes: { same: 1 }, recordings: { added: 1 } });
		expect(changeLines(change)).toEqual(['Voice notes: 1 the same', 'Sound of voice notes: 1 new']);
	});

	test('name a few people whose names have several spellings', () => {
		const sentence = (names: Parameters<typeof mergedNamesOf>[0]) =>
			mergedNamesSentence(mergedNamesOf(names));
		expect(sentence([])).toBeNull();
		expect(sentence([{ name: 'ola', others: ['OLA', 'Ola'] }])).toBe(
			'Each of these is one person: ola (OLA, Ola).'
		);
		const five = ['Ana', 'Bea', 'Cem', 'Dag', 'Eva'].map((name) => {
			return {
				name,
				others: [1, 2, 3, 4].map((count) => name.toUpperCase() + '\u0301'.repeat(count))
			};
		});
		expect(sentence(five)).toMatch(/^Each of these is one person: Ana \(.*\), .*, and 2 more\.$/);
		expect(sentence(five)).not.toContain('\u0301'.repeat(4));
		expect(sentence([{ name: 'ola\u202E', others: ['OLA\u202E', 'Ola'] }])).toBe(
			'Each of these is one person: \u2068ola\u202E\u2069 (\u2068OLA\u202E\u2069, Ola).'
		);
	});

	test('describe a finished import in one line', () => {
		const change = changeWith({
			wins: { added: 4 },
			people: { added: 1 },
			plans: { added: 2 },
			choices: { added: 9 },
			voiceNotes: { added: 1 },
			recordings: { added: 1 }
		});
		expect(broughtSentence(change)).toBe(
			'Imported 4 entries, 1 person, 2 plans, and 1 voice note.'
		);
		expect(broughtSentence(changeWith({ choices: { changed: 3 } }))).toBe(
			'Imported. Settings shows what changed.'
		);
	});
});

describe('a packed folder', () => {
	const sentenceFor = async (files: Record<string, string>) => {
		const reading = await readFile(await zipOf(files));
		return reading.is === 'problem'
			? fileErrorSentence(reading.problem).split('. ')[0]
			: reading.is;
	};

	test('has a sentence with the names of its files, those with words first', async () => {
		const table = 'a,b\n2026-11-20,tea\n';
		expect(await sentenceFor({ 'b.png': 'x', 'a.csv': table, 'c.csv': table })).toBe(
			'This is a packed folder (zip) with a.csv, c.csv, and b.png'
		);
		const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.csv`, table]));
		expect(await sentenceFor({ ...many, '__MACOSX/._0.csv': 'x' })).toBe(
			'This is a packed folder (zip) with 0.csv, 1.csv, 2.csv, and 9 more'
		);
		expect(await sentenceFor({ [`${'folder/'.repeat(20)}a.png`]: 'x' })).toBe(
			`This is a packed folder (zip) with …${'folder/'.repeat(20).slice(-35)}a.png`
		);
		expect(await sentenceFor({})).toBe('This is a packed folder (zip), and nothing is in it');
	});
});

describe('the place of what did not fit', () => {
	test.each([
		[{ row: 3, part: '' }, 'soon,tea', 'Row 3: soon,tea'],
		[{ row: 0, part: '2.json' }, '2.json', '2.json'],
		[{ row: 0, part: '2.json' }, 'London', '2.json: London'],
		[{ row: 3, part: 'Work.json' }, 'London', 'Work.json, number 3: London']
	])('%j has its own words for %j', (place, value, expected) => {
		expect(issuePlace(place, value)).toBe(expected);
	});
});
