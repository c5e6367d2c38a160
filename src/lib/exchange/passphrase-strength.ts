import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { settledPassphrase, type PassphraseStrength } from '#lib/domain/passphrase.ts';
import { diceWords, frequentPasswords, keyboards } from './known-words.ts';

/** What is judged of a long passphrase; more of it does no harm, and would take long. */
const judgedLength = 64;

const estimate = new ZxcvbnFactory({
	// By this name its words count as thrown with dice, and not by their place in the alphabet.
	dictionary: { diceware: diceWords, passwords: frequentPasswords },
	graphs: keyboards,
	maxLength: judgedLength
});

/** What somebody tries first who knows where the file comes from. */
const ownWords = ['small', 'hello', 'small-hello', 'diary', 'backup', 'passphrase'];

/** What a word is worth at most: as much as one of a list for dice, more than in any sentence. */
const guessesOfWord = 6 ** 5;

/**
 * How many guesses find a passphrase: those of zxcvbn or, of several words, those of word by word if that
 * is fewer. For zxcvbn knows few words of few languages, and takes all others for letters at random.
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
 * What somebody with some 35 of the fastest graphics cards can try in a second: the memory of one such
 * card bears 2,900 guesses at the work factor of 18 that `age` takes. https://tobtu.com/minimum-password-settings/
 */
const guessesPerSecond = 100_000;
const hour = 3_600;
const month = 30 * 24 * hour;
const lifetime = 70 * 365 * 24 * hour;

/** How long a passphrase of a file in the age format holds: an estimate, and no promise. */
export function strengthOf(passphrase: string): PassphraseStrength {
	const seconds = guessesFor(passphrase) / guessesPerSecond;
	if (seconds < hour) return 'anHour';
	if (seconds < month) return 'aMonth';
	return seconds < lifetime ? 'aLifetime' : 'longer';
}
