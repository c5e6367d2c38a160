import { describe, expect, test } from 'vitest';
import { kindSentences } from '#lib/content/en/kindness.ts';
import { leavingWords } from '#lib/content/en/leaving.ts';
import { planActs } from '#lib/content/en/plan-acts.ts';
import { sceneTalks } from '#lib/content/en/scene-talks.ts';
import { scriptWords } from '#lib/content/en/scripts.ts';
import type { WordsOfCards } from '#lib/core/card.ts';
import messages from '#lib/i18n/messages/en.json' with { type: 'json' };
import { uncontracted } from '../../../tests/support/plain-words.ts';

const cards = import.meta.glob<WordsOfCards>('./en/cards/*.ts', { eager: true, import: 'words' });

/** Sentences that stay in full, with the reason. */
const exceptions: { readonly [where: string]: string } = {
	'messages.help_danger': 'The first line about a crisis has a fixed text.'
};

/** Returns all texts within a value, each under its path. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}

const texts = [
	...textsIn(messages, 'messages'),
	...textsIn(Object.assign({}, ...Object.values(cards)), 'cards'),
	...textsIn(scriptWords, 'scenes'),
	...textsIn(sceneTalks, 'talks'),
	...textsIn({ kindSentences, leavingWords, planActs }, 'sentences')
];

describe('what people contract when they speak', () => {
	test('is contracted in each message, card and scene', () => {
		expect(texts.length).toBeGreaterThan(2500);
		const full = texts.filter(([path, text]) => !(path in exceptions) && uncontracted.test(text));
		expect(full.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
	});

	test('is in full in each exception, so that the list has none without a need', () => {
		for (const path of Object.keys(exceptions))
			expect(texts.find(([each]) => each === path)?.[1], path).toMatch(uncontracted);
	});

	test.each([
		'You do not have to.',
		'It cannot be read.',
		'Here is what you wrote.',
		'That is fine.',
		'You are worn out.',
		'You have lost who it was.',
		'You have talked for an hour.',
		'They will see it.',
		'Rest, if it is late.',
		'You need not answer.'
	])('is found in “%s”', (text) => {
		expect(text).toMatch(uncontracted);
	});

	test.each([
		'Leave the lamp as it is.',
		'Stay where you are and rest.',
		'Getting through it is worth a cup of tea.',
		'A short thank-you will do.',
		'“Maybe” is not no.',
		'There you are again.',
		'Here it is.',
		'You have ten minutes.',
		'It is.',
		'This stays as it is, for now.',
		'I will nod.'
	])('is not found in “%s”', (text) => {
		expect(text).not.toMatch(uncontracted);
	});
});
