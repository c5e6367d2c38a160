import type { CardFacts, Channel, Setting } from '#lib/core/card.ts';
import type { Cue } from '#lib/core/cue.ts';
import { fitsHour } from '#lib/core/cue-hours.ts';

/** The places where a cue occurs. */
const placesOfCue: { readonly [cue in Cue]: readonly Setting[] } = {
	wakingUp: ['home'],
	coffee: ['home', 'work', 'cafe'],
	commute: ['transport', 'street'],
	walk: ['street', 'nature'],
	errand: ['shop', 'street', 'transport'],
	meal: ['home', 'work', 'cafe'],
	waiting: ['work', 'street', 'shop', 'transport', 'cafe'],
	break: ['home', 'work', 'street', 'cafe', 'nature'],
	afterWork: ['home', 'work', 'street', 'shop', 'transport', 'cafe', 'nature'],
	evening: ['home', 'street', 'cafe', 'nature'],
	bedtime: ['home'],
	phoneInHand: ['home', 'work', 'street', 'shop', 'transport', 'cafe', 'nature', 'online']
};
/** Channels that need no place, because a phone is at hand. */
const anywhere: readonly Channel[] = ['call', 'voiceNote', 'text', 'online'];
/** Cues that mostly occur after dark, or before the day has begun. */
const notByDay: readonly Cue[] = ['wakingUp', 'evening', 'bedtime'];

/** Cards in the order in which a plan for a cue lists them. */
export interface ActsForCue<Some> {
	/** Cards that name the cue as one of their moments, from small to large. */
	fitting: readonly Some[];
	/** Cards that can be done at the cue, in the order of the deck. */
	possible: readonly Some[];
	/** Cards that cannot be done at the cue, such as a wave from a window on an errand. */
	impossible: readonly Some[];
}

/** Returns whether a card can be done when a cue occurs. */
export function canHappenAt(cue: Cue, card: CardFacts): boolean {
	if (card.cues.includes(cue)) return true;
	// Acts with strangers are for the day, and nights are quiet.
	if (card.withStranger && notByDay.includes(cue)) return false;
	if (anywhere.includes(card.channel)) return cue !== 'bedtime';
	// An own card has no places: the user knows where it can be done.
	if (card.settings.length === 0) return true;
	return card.settings.some((place) => placesOfCue[cue].includes(place));
}

/** Returns all cards by how they fit a cue; all are possible at a cue in the user's own words, null. */
export function actsFor<Some extends CardFacts>(
	cue: Cue | null,
	cards: readonly Some[]
): ActsForCue<Some> {
	if (cue === null) return { fitting: [], possible: cards, impossible: [] };
	const fitting = cards.filter(({ cues }) => cues.includes(cue));
	const others = cards.filter(({ cues }) => !cues.includes(cue));
	return {
		fitting: fitting.sort((one, other) => one.effort - other.effort),
		possible: others.filter((card) => canHappenAt(cue, card)),
		impossible: others.filter((card) => !canHappenAt(cue, card))
	};
}

/** Returns the moment of a card that occurs next, in an hour from 0 to 23; null if it has none. */
export function nextCueOf({ cues }: CardFacts, hour: number): Cue | null {
	const hours = Array.from({ length: 24 }, (_, wait) => (hour + wait) % 24);
	// A phone in the hand fits no hour, so the other moments come first.
	const wait = (cue: Cue) => {
		const found = hours.findIndex((at) => fitsHour(cue, at));
		return found < 0 ? hours.length : found;
	};
	return cues.toSorted((one, other) => wait(one) - wait(other))[0] ?? null;
}
