import type { CardFacts, CardId, Channel, Family } from '#lib/domain/card.ts';

/** A day so long ago that everything has worn off. */
export const never = -1_000_000;

/** How long "less like this" is felt by the family of the act, in days. */
export const unwantedDays = 90;

/** When something was last shown and done. Days are counted from 1 January 1970. */
export interface Showings {
	shownDay: number;
	/** The last day before that one. */
	shownDayBefore: number;
	doneDay: number;
}

/** How often something was answered, and how that went. */
export interface Answers {
	/** How often it was done or turned down. */
	times: number;
	done: number;
	/** The same as `times`, with a "not now" as a part of an answer. */
	weight: number;
	/** The sum of the ease of each time that it was rated, 0 (very hard) to 1. */
	easeSum: number;
	easeCount: number;
	/** How often it was too much or made it worse. */
	harmCount: number;
}

/** What the log says of one card. */
export interface CardPast extends Showings, Answers {
	/** Whether an entry of it is treasured. */
	isTreasured: boolean;
}

/** What the log says of a family. */
export interface FamilyPast extends Showings {
	/** When less of it was last wished. */
	unwantedDay: number;
}

/** What the log of choices says about the acts, apart from what is learned from it. */
export interface History {
	cards: Map<CardId, CardPast>;
	families: Map<Family, FamilyPast>;
	channels: Map<Channel, Answers>;
	doneCount: number;
	/** How many choices said yes or no to an act. */
	answerCount: number;
	/** When an act that reaches somebody known was last done. */
	contactDay: number;
}

/** The history of somebody about whom nothing is known. */
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

/** How many days before `today` it was last shown, today left aside; Infinity when never. */
export function daysSinceShown(past: Showings | undefined, today: number): number {
	if (!past) return Infinity;
	const day = past.shownDay === today ? past.shownDayBefore : past.shownDay;
	return day === never ? Infinity : Math.abs(today - day);
}

/** Whether the act reaches somebody whom the person knows. */
export function reachesSomebodyKnown(card: CardFacts): boolean {
	return card.channel !== 'solo' && card.needs.includes('knownPerson');
}
