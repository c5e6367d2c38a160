import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { settledPassphrase, type PassphraseStrength } from './passphrase.ts';
import { diceWords, frequentPasswords, keyboards } from './known-words.ts';

/** Maximum number of characters that are judged. More would do no harm, but take too long. */
const judgedLength = 64;

const estimate = new ZxcvbnFactory({
	// The name `diceware` makes zxcvbn count every word as equally likely. By default, a word near the end of
	// the list would count as harder to guess.
	dictionary: { diceware: diceWords, passwords: frequentPasswords },
	graphs: keyboards,
	maxLength: judgedLength
});

/** Words that an attacker who knows where the file comes from tries first. */
const ownWords = ['small', 'hello', 'small-hello', 'diary', 'backup', 'passphrase'];

/**
 * Maximum number of guesses for a word: that of a Diceware word, and more than for a word in any sentence.
 */
const guessesOfWord = 6 ** 5;

/**
 * Estimates the number of guesses that find a passphrase: zxcvbn's estimate or, for several words, the
 * product of the estimates of each word if that is lower. zxcvbn knows few words of few languages, and takes
 * all others for random letters.
 */
export function guessesFor(passphrase: string): number {
	const text = settledPassphrase(passphrase).slice(0, judgedLength);
	const words = text.split(/[\s_.,;:/-]+/u).filter(Boolean);
	const byWord = words.map((word) => {
		const isWord = /^[\p{L}\p{M}'’]+[!?]*$/u.test(word);
		return isWord ? Math.min(guessesOf(word), guessesOfWord) : guessesOf(word);
	});
	const whole = guessesOf(text);
	if (words.length < 2) return whole;
	return Math.min(
		whole,
		byWord.reduce((all, guesses) => all * guesses)
	);
}

function guessesOf(text: string): number {
	return estimate.check(text, ownWords).guesses;
}

/**
 * Guesses per second of an attacker with some 35 of the fastest graphics cards. The memory of one such card
 * allows 2,900 guesses at the work factor of 18 that `age` takes.
 * https://tobtu.com/minimum-password-settings/
 */
const guessesPerSecond = 100_000;
const hour = 3_600;
const month = 30 * 24 * hour;
const lifetime = 70 * 365 * 24 * hour;

/** Returns how long a passphrase protects a file in the age format: an estimate, not a promise. */
export function strengthOf(passphrase: string): PassphraseStrength {
	const seconds = guessesFor(passphrase) / guessesPerSecond;
	if (seconds < hour) return 'anHour';
	if (seconds < month) return 'aMonth';
	return seconds < lifetime ? 'aLifetime' : 'longer';
}
