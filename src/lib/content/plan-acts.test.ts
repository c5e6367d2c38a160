import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { planActs } from '#lib/content/en/plan-acts.ts';
import type { WordsOfCards } from '#lib/core/card.ts';
import { inFirstPerson } from '#lib/features/plans/first-person.ts';
import { longestPlanText } from '#lib/core/plan.ts';

const wordFiles = import.meta.glob<WordsOfCards>('./en/cards/*.ts', {
	import: 'words',
	eager: true
});
const words: WordsOfCards = Object.assign({}, ...Object.values(wordFiles));
const acts = cardFacts.map(({ id }) => planActs[id] ?? inFirstPerson(words[id]!.title));

describe('the action of a card in a plan', () => {
	test('exists for every card and never uses “you”', () => {
		expect(acts).toHaveLength(cardFacts.length);
		expect(acts).not.toContain('');
		expect(acts.filter((act) => /\byou(r|rs|rself)?\b/i.test(act))).toEqual([]);
	});

	test('continues "I will" with a verb, not with a noun', () => {
		const things = /^(a|an|the|small|some|few|one|two|three|covers)\b/i;
		expect(acts.filter((act) => things.test(act))).toEqual([]);
		expect(acts.filter((act) => !/^\p{Ll}/u.test(act) || /[.!?]$/.test(act))).toEqual([]);
		expect(acts.filter((act) => act.length > Math.min(60, longestPlanText))).toEqual([]);
		expect(new Set(acts).size).toBe(acts.length);
	});

	test('is defined only for existing cards whose titles do not convert', () => {
		for (const [id, act] of Object.entries(planActs))
			expect(act).not.toBe(inFirstPerson(words[id]?.title ?? act));
	});
});

describe('a title in the first person', () => {
	test.each([
		['Say goodbye as you leave work', 'say goodbye as I leave work'],
		['Let someone in ahead of you', 'let someone in ahead of me'],
		['Let some daylight reach you', 'let some daylight reach me'],
		['Send a photo that made you think of them', 'send a photo that made me think of them'],
		['Send a sound from where you are', 'send a sound from where I am'],
		['Raise your cup to a finished chore', 'raise my cup to a finished chore'],
		['Say what you like in what they do', 'say what I like in what they do'],
		['Say you’re sorry', 'say I’m sorry'],
		['Ask about the part you didn’t follow', 'ask about the part I didn’t follow'],
		['Be kind to yourself', 'be kind to myself'],
		['TV night with a friend of yours', 'TV night with a friend of mine']
	])('converts %s', (title, act) => {
		expect(inFirstPerson(title)).toBe(act);
	});
});
