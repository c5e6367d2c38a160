import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * The passwords that an attacker guesses first, most frequent first. Only a seventh of the list, because all
 * of it is 180 kB.
 */
export const frequentPasswords: string[] = dictionary['passwords-common'].slice(0, 7_000);

/** The words of Diceware passphrases. */
export const diceWords: string[] = dictionary['diceware-common'];

/** The adjacent keys of common keyboards. */
export const keyboards = {
	qwerty: adjacencyGraphs.qwerty,
	qwertz: adjacencyGraphs.qwertz,
	azerty: adjacencyGraphs.azerty,
	keypad: adjacencyGraphs.keypad
};
