import { describe, expect, test } from 'vitest';
import { listNames } from '#lib/domain/lists.ts';
import type { Change } from '#lib/state/import-found.ts';
import { broughtSentence, changeLines } from './import-words.ts';

type Counts = Partial<Change['wins']>;

function changeWith(counts: { [list in keyof Change]?: Counts }): Change {
	const none = { added: 0, changed: 0, deleted: 0, same: 0, refused: 0 };
	return Object.fromEntries(
		listNames.map((list) => [list, { ...none, ...counts[list] }])
	) as unknown as Change;
}

describe('what an import brings', () => {
	test('a voice note and its sound are told once', () => {
		const one = { added: 1 };
		expect(changeLines(changeWith({ voiceNotes: one, recordings: one }))).toEqual([
			'Voice notes: 1 new'
		]);
	});

	test('sound that comes without its note is told as well', () => {
		const change = changeWith({ voiceNotes: { same: 1 }, recordings: { added: 1 } });
		expect(changeLines(change)).toEqual(['Voice notes: 1 the same', 'Sound of voice notes: 1 new']);
	});

	test('afterwards one line says it', () => {
		const change = changeWith({
			wins: { added: 4 },
			people: { added: 1 },
			plans: { added: 2 },
			choices: { added: 9 },
			voiceNotes: { added: 1 },
			recordings: { added: 1 }
		});
		expect(broughtSentence(change)).toBe(
			'Brought in: 4 entries, 1 person, 2 plans, and 1 voice note.'
		);
		expect(broughtSentence(changeWith({ choices: { changed: 3 } }))).toBe(
			'Brought in. What it changed is told in Settings.'
		);
	});
});
