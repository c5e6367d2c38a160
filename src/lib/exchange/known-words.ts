import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** What guessing begins with, the most frequent first: a seventh of the list, since all of it is 180 kB. */
export const frequentPasswords: string[] = dictionary['passwords-common'].slice(0, 7_000);

/** The words of which passphrases are thrown with dice. */
export const diceWords: string[] = dictionary['diceware-common'];

/** Which keys are neighbours. */
export const keyboards = {
	qwerty: adjacencyGraphs.qwerty,
	qwertz: adjacencyGraphs.qwertz,
	azerty: adjacencyGraphs.azerty,
	keypad: adjacencyGraphs.keypad
};
