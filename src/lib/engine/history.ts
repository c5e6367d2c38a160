import type { CardFacts, CardId, Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';

/** A day number so long ago that it affects no feature. */
export const never = -1_000_000;

/** Days for which "less like this" marks the family of the card as unwanted. */
export const unwantedDays = 90;

/** Days on which a card or family was last shown and done, counted from 1 January 1970. */
export interface Showings {
	shownDay: number;
	/** The last day before `shownDay` on which it was shown. */
	shownDayBefore: number;
	doneDay: number;
}

/** Counts and ratings of the answers to a card or channel. */
export interface Answers {
	/** Number of answers: done, "not now" and "less like this". */
	times: number;
	done: number;
	/** Sum of the observation weights of these answers: a "not now" counts as `notNowWeight`. */
	weight: number;
	/** Sum of the rated eases, each from 0 (very hard) to 1. */
	easeSum: number;
	easeCount: number;
	/** Number of answers that it was too much or made it worse. */
	harmCount: number;
}

/** History of one card. */
export interface CardPast extends Showings, Answers {
	/** True if a win with this card is treasured. */
	isTreasured: boolean;
}

/** History of one family. */
export interface FamilyPast extends Showings {
	/** Day of the last "less like this". */
	unwantedDay: number;
}

/** Counts and days from the choice log: the part of what was learned that is not in the posterior. */
export interface History {
	cards: Map<CardId, CardPast>;
	families: Map<Family, FamilyPast>;
	channels: Map<Channel, Answers>;
	doneCount: number;
	/** Number of answers: done, "not now" and "less like this". */
	answerCount: number;
	/** Day on which a card that reaches a known person was last done. */
	contactDay: number;
}

/** Returns the history of an empty log. */
export function noHistory(): History {
	return {
		cards: new Map(),
		families: new Map(),
		channels: new Map(),
		doneCount: 0,
		answerCount: 0,
		contactDay: never
	};
}

/** Returns the days since the last showing before `today`; Infinity if there was none. */
export function daysSinceShown(past: Showings | undefined, today: number): number {
	if (!past) return Infinity;
	const day = past.shownDay === today ? past.shownDayBefore : past.shownDay;
	return day === never ? Infinity : Math.abs(today - day);
}

/** Returns true if the card reaches a person whom the user knows. */
export function reachesSomebodyKnown(card: CardFacts): boolean {
	return card.channel !== 'solo' && card.needs.includes('knownPerson');
}
