import { expect, test } from 'vitest';
import { wordStem } from './word-stem.ts';

test.each([
	['smile', 'smiles', 'smiled', 'smiling'],
	['neighbour', 'neighbours'],
	['thank', 'thanks', 'thanked', 'thanking'],
	['phone', 'phones', 'phoning'],
	['worry', 'worries', 'worried'],
	['plan', 'plans', 'planned', 'planning'],
	['lonely', 'loneliness'],
	['sad', 'sadness'],
	['wish', 'wishes', 'wishing'],
	['cook', 'cooking', 'cooked'],
	['walk', 'walks', 'walking']
])('“%s” has the stem of its other forms', (word, ...forms) => {
	for (const form of forms) expect(wordStem(form), form).toBe(wordStem(word));
});

test.each(['bus', 'sing', 'bed', 'hi', 'class'])('“%s” stays whole', (word) => {
	expect(wordStem(word)).toBe(word);
});
