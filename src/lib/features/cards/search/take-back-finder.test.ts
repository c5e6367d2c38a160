import { expect, test } from 'vitest';
import { smallWords, takeBackSayings } from '#lib/content/en/search-words.ts';
import { everydayQueries } from '../../../../../tests/support/everyday-queries.ts';
import { takeBackFinder } from './take-back-finder.ts';

const finds = takeBackFinder({ smallWords, sayings: takeBackSayings });

test.each([
	'cancel',
	'Cancelling',
	'cancel plans',
	'say no',
	'how to say no',
	'late reply',
	'reply late',
	'replying late',
	'answer late',
	'postpone',
	'I want to call it off'
])('“%s” asks for words to take something back', (query) => {
	expect(finds(query)).toBe(true);
});

test.each([
	'',
	'the',
	'cancer',
	'no friends',
	'reply',
	'late',
	'call',
	'back pain',
	'lonely',
	'thank'
])('“%s” does not', (query) => {
	expect(finds(query)).toBe(false);
});

test('few of the everyday queries do', () => {
	const asking = everydayQueries.map(([query]) => query).filter(finds);
	expect(asking).toEqual(['how to say no', 'cancel plans']);
});
