import type { Channel } from './card.ts';
import type { Family } from './families.ts';
import type { RememberedKind } from './remembered.ts';

/** The tones of a message, in display order. The first lines of a composed card are in this order. */
export const tones = ['short', 'warm', 'light'] as const;
/** A tone of a message. */
export type Tone = (typeof tones)[number];

/** One text for each tone. */
export type ByTone = { readonly [tone in Tone]: string };

/**
 * A rule that recognises a kind of remembered line and makes a sentence of it. The named groups of the pattern
 * fill the slots of the frames and of the label, such as `{what}` or `{who|your <pet>}`.
 */
export interface DetailRule {
	/** Matches the whole line, with the person's own name replaced by a pronoun. */
	pattern: RegExp;
	/** The kind of line that the rule reads; both kinds if absent. */
	kind?: RememberedKind;
	/** The thing that the chip mentions, such as “the {what}”. */
	label: string;
	/** The sentences, if no others fit the time better. */
	frames: ByTone;
	/** The sentences for an event that lies ahead. */
	ahead?: ByTone;
	/** The sentences for an event that is over. */
	past?: ByTone;
	/** The sentences once the line is older than a number of days. */
	later?: { afterDays: number; frames: ByTone };
	/**
	 * True for a loss, an illness or another blow: nothing light belongs beside it. Such a rule also reads
	 * lines with private words, because its sentences repeat none of them.
	 */
	isGrave?: true;
	/** True for another rule that reads lines with private words and repeats none of them. */
	isDiscreet?: true;
}

/** The words for times in remembered lines. */
export interface TimeWords {
	/** Twelve names each, with the abbreviations. Index 0 is January. */
	months: readonly RegExp[];
	/** Seven names. Index 0 is Sunday. */
	weekdays: readonly RegExp[];
	/** Days from the day of the line to the end of the time, such as 1 for “tomorrow”. */
	spans: readonly (readonly [RegExp, number])[];
	/** Words that show that something has happened. */
	past: RegExp;
	/** Words that show that something is about to happen. */
	ahead: RegExp;
}

/** The words of one language that turn a card's line into a message. */
export interface MessageWords {
	/** Greetings with and without a name, such as “Hi {name}”; without the mark that follows. */
	greetings: ByTone;
	nameless: ByTone;
	/** The greeting of a letter. */
	letter: string;
	namelessLetter: string;
	/** The greeting of someone addressed by a title. */
	formal: string;
	/** Greetings with which a line may begin, each with how the name is joined to it. */
	openers: readonly { pattern: RegExp; joint: string }[];
	/** First words of a line that lose their capital after a greeting and a comma. */
	lowered: ReadonlySet<string>;
	/** First words that keep their capital after a comma, such as “I”. */
	capital: RegExp;
	/** Words that introduce a family name or belong to a first name, so the name is used whole. */
	titles: ReadonlySet<string>;
	/** Titles that call for the formal greeting. */
	formalTitles: ReadonlySet<string>;
	/** First words of a description that is no name, such as “the” in “the woman with the dog”. */
	descriptions: ReadonlySet<string>;
	/** Words that join a name to a description, such as “from” in “Tom from the gym”. */
	connectors: ReadonlySet<string>;
	/** First names that go with a second one, such as “Mary” in “Mary Ann”, and those that follow them. */
	doubleNames: { first: ReadonlySet<string>; second: ReadonlySet<string> };
	/** Words after a first name that join another one to it, such as “and”. */
	joiners: ReadonlySet<string>;
	/** The sentence that asks for no reply: after statements, after questions, and after invitations. */
	reassurances: { readonly [after in 'statement' | 'question' | 'invitation']: string };
	/** The families whose messages invite. */
	inviting: readonly Family[];
	/** The cards whose messages begin with the reassurance switched on. */
	reassuring: readonly string[];
	/** The channels that are spoken to someone present, so that a reply cannot be waived. */
	spoken: readonly Channel[];
	/** The message for a birthday. */
	birthday: ByTone;
	/** Pronouns that a name at the start of a line is replaced by: as a subject, and as an owner. */
	pronouns: { subject: string; owner: string };
	/** Third-person words inside a slot, with the word that addresses the reader instead. */
	addressed: readonly (readonly [RegExp, string])[];
	/** The words for a birthday beside a grave detail. */
	graveBirthday: string;
	/** Lines with these words are never made into a sentence, except by the rules for grave details. */
	private: RegExp;
	/** Lines with these words are grave if no rule reads them. The rules for grave details read no others. */
	grave: RegExp;
	/** The cards whose lines are out of place beside a grave detail. */
	lightCards: readonly string[];
	rules: readonly DetailRule[];
	time: TimeWords;
}
