import { expect, test } from 'vitest';
import { comeBackSayings, smallWords, takeBackSayings } from '#lib/content/en/search-words.ts';
import { everydayQueries } from '../../../../../tests/support/everyday-queries.ts';
import { sayingFinder } from './saying-finder.ts';

const finds = sayingFinder({ smallWords, sayings: takeBackSayings });
const findsSilence = sayingFinder({ smallWords, sayings: comeBackSayings });

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

test.each([
	'old friend',
	'old friends',
	'lost touch',
	'I lost touch with a friend',
	'getting back in touch',
	'reconnect',
	'Reconnecting with an old friend',
	'long time no see'
])('“%s” asks for words after a silence', (query) => {
	expect(findsSilence(query)).toBe(true);
	expect(finds(query)).toBe(false);
});

test.each(['', 'friend', 'touch', 'silence', 'old', 'time', 'awkward silence', 'lost'])(
	'“%s” does not',
	(query) => {
		expect(findsSilence(query)).toBe(false);
	}
);

test('few of the everyday queries do', () => {
	const asking = everydayQueries.map(([query]) => query).filter(finds);
	expect(asking).toEqual(['how to say no', 'cancel plans']);
	const silent = everydayQueries.map(([query]) => query).filter(findsSilence);
	expect(silent).toEqual(['old friend I lost touch with']);
});
