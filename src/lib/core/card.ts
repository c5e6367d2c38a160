import type { Cue } from './cue.ts';
import type { Family } from './families.ts';

/** The language-independent id of a card, in kebab case. */
export type CardId = string & { readonly __brand: 'CardId' };

/** The way in which a card reaches people; `solo` reaches no one. */
export type Channel = 'inPerson' | 'call' | 'voiceNote' | 'text' | 'letter' | 'online' | 'solo';
/** All channels, in display order. */
export const channels: readonly Channel[] = [
	'inPerson',
	'call',
	'voiceNote',
	'text',
	'letter',
	'online',
	'solo'
];

/** All settings, in display order. */
export const settings = [
	'home',
	'work',
	'street',
	'shop',
	'transport',
	'cafe',
	'nature',
	'online'
] as const;
/** A place where a card can be done. */
export type Setting = (typeof settings)[number];

/** A precondition of a card. */
export type Need = 'personNearby' | 'knownPerson' | 'phone' | 'goingOut';
/** The direction of a card: the user gives, receives, or both; `inward` cards are done with oneself. */
export type Direction = 'giving' | 'receiving' | 'mutual' | 'inward';

/** The language-independent part of a card. */
export interface CardFacts {
	id: CardId;
	family: Family;
	channel: Channel;
	/** The energy that the card takes, 0 to 90. */
	effort: number;
	minutes: number;
	needs: readonly Need[];
	/** True if the card is done with a person whom the user doesn't know and has no errand with. */
	withStranger: boolean;
	direction: Direction;
	/** 0 no one, 1 half-known people, 2 friends, colleagues and family, 3 close and personal. */
	closeness: 0 | 1 | 2 | 3;
	settings: readonly Setting[];
	cues: readonly Cue[];
}

/** The texts of a card in one language. */
export interface CardWords {
	title: string;
	/** Instructions, in two or three sentences. */
	how: readonly string[];
	/**
	 * Two to four suggested lines to say or write. A “…” is a gap for words of the user. The first three lines of
	 * a composed card are one message in three tones: short, warm and light.
	 */
	say: readonly string[];
	/** An even smaller version that counts as well. */
	smaller: string;
}

/** The texts of cards in one language, by card id. */
export type WordsOfCards = { readonly [id: string]: CardWords };

/** The part of a card's texts that a suggestion shows: the title and at least the first line to say. */
export type CardLines = Pick<CardWords, 'title' | 'say'>;
/** That part of the texts of cards in one language, by card id. */
export type LinesOfCards = { readonly [id: string]: CardLines };

/** A card with its texts in one language. */
export type Card = CardFacts & CardWords;
/** A card with its title and at least its first line to say. */
export type TitledCard = CardFacts & CardLines;

/** Returns whether a card may be suggested at very low energy: it is rest, receiving or rehearsal. */
export function isRestful(card: CardFacts): boolean {
	return (
		card.family === 'rest' ||
		card.family === 'selfKindness' ||
		card.family === 'rehearse' ||
		card.family === 'receive' ||
		card.direction === 'receiving'
	);
}

/**
 * Returns whether a card involves another person, near or far. In the quiet hours such a card is suggested
 * only if the user asks for it.
 */
export function reachesOut(card: CardFacts): boolean {
	return card.channel !== 'solo';
}

/**
 * Returns whether a card presumes a person whom the user knows: to reach them, or to come back to messages
 * from them.
 */
export function presumesSomebody({ needs, channel }: CardFacts): boolean {
	return needs.includes('knownPerson') || (channel === 'solo' && needs.includes('phone'));
}

/** Returns whether a card is done with the breathing exercise. */
export function isBreathing({ id }: CardFacts): boolean {
	return id === 'breathe-side-by-side' || id === 'three-slow-breaths-out';
}
