import type { MessageWords } from './message-words.ts';

/** The part of `MessageWords` that reads names. */
export type NameWords = Pick<
	MessageWords,
	'titles' | 'formalTitles' | 'descriptions' | 'connectors' | 'doubleNames' | 'joiners'
>;

/** A name as one would call the person, such as “Lena” for “Lena Vogel (work)”. */
export interface CallName {
	/** Null for a name that cannot be called out, such as a description or a row of symbols. */
	name: string | null;
	/** True for a name with a title such as “Mrs”. */
	isFormal: boolean;
}

/**
 * Returns the name by which a message greets a person. Tags, brackets and symbols are left out, and a first
 * name is enough where there is one; two that are known to go together, such as “Mary Ann”, are one. A name in
 * another script is used whole, because its parts are unknown.
 */
export function callName(fullName: string, words: NameWords): CallName {
	const nobody = { name: null, isFormal: false };
	const parts = fullName
		.replace(/<[^<>]*>|\([^()]*\)|\[[^[\]]*\]/gu, ' ')
		.split(/[,;|/:<>{}\\]/u)[0]!
		.split(/\s+/u)
		.map((part) => part.replace(/^[^\p{L}\p{N}&+]+|[^\p{L}\p{M}\p{N}'’&+]+$/gu, ''))
		.filter((part) => /[\p{L}&+]/u.test(part));
	const [first, ...others] = parts;
	if (first === undefined || !/\p{L}/u.test(first)) return nobody;
	const key = first.toLowerCase();
	if (words.descriptions.has(key)) return nobody;
	const connector = others.findIndex((part) => words.connectors.has(part.toLowerCase()));
	// A lower-case word before a connector begins a description, such as “dentist from upstairs”.
	if (connector >= 0 && /^\p{Ll}/u.test(first)) return nobody;
	const whole = parts.slice(0, connector < 0 ? undefined : connector + 1).join(' ');
	if (words.titles.has(key) && others.length > 0)
		return { name: whole, isFormal: words.formalTitles.has(key) };
	const isWhole =
		!/^[\p{Script=Latin}'’-]+$/u.test(first) || words.joiners.has(others[0]?.toLowerCase() ?? '');
	if (isWhole) return { name: whole, isFormal: false };
	const { first: firsts, second: seconds } = words.doubleNames;
	const second = others[0] ?? '';
	const isDouble = firsts.has(key) && seconds.has(second.toLowerCase());
	return { name: isDouble ? `${first} ${second}` : first, isFormal: false };
}
