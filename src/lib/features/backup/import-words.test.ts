import { describe, expect, test } from 'vitest';
import { collectionNames } from '#lib/core/collections.ts';
import type { ImportSummary } from './import-preview.ts';
import { broughtSentence, changeLines } from './import-words.ts';

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
