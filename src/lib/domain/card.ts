/** The name of a card in any language: kebab case. */
export type CardId = string & { readonly __brand: 'CardId' };

/** The way in which an act reaches people; `solo` reaches nobody. */
export type Channel = 'inPerson' | 'call' | 'voiceNote' | 'text' | 'letter' | 'online' | 'solo';
/** All ways, in the order in which they are listed. */
export const channels: readonly Channel[] = [
	'inPerson',
	'call',
	'voiceNote',
	'text',
	'letter',
	'online',
	'solo'
];

/** The kinds of act, in the order in which they are listed. */
export const families = [
	'smile',
	'greet',
	'acknowledge',
	'celebrate',
	'appreciate',
	'checkIn',
	'voiceNote',
	'comment',
	'letter',
	'ask',
	'share',
	'listen',
	'invite',
	'ritual',
	'move',
	'alongside',
	'receive',
	'rest',
	'selfKindness',
	'rehearse'
] as const;
/** A kind of act. */
export type Family = (typeof families)[number];

/** The places where an act may happen, in the order in which they are listed. */
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
/** A place where an act may happen. */
export type Setting = (typeof settings)[number];

/** The moments of a day that an act fits, from waking up on. */
export const cues = [
	'wakingUp',
	'coffee',
	'commute',
	'walk',
	'errand',
	'meal',
	'waiting',
	'break',
	'afterWork',
	'evening',
	'bedtime',
	'phoneInHand'
] as const;
/** A moment of a day that an act fits. */
export type Cue = (typeof cues)[number];

/** What has to be there for an act. */
export type Need = 'personNearby' | 'knownPerson' | 'phone' | 'goingOut';
/** Who gives: the person, the other, both; or the act is with oneself. */
export type Direction = 'giving' | 'receiving' | 'mutual' | 'inward';

/** What is true of a practice card in any language. */
export interface CardFacts {
	id: CardId;
	family: Family;
	channel: Channel;
	/** The energy that the act takes, 0 to 90. */
	effort: number;
	minutes: number;
	needs: readonly Need[];
	/** Whether it is with someone with whom there is no errand and no acquaintance. */
	withStranger: boolean;
	direction: Direction;
	/** 0 nobody, 1 half-known people, 2 friends, colleagues and family, 3 close and personal. */
	closeness: 0 | 1 | 2 | 3;
	settings: readonly Setting[];
	cues: readonly Cue[];
	/** The evidence note that speaks about this kind of act; null when no study fits. */
	note: string | null;
}

/** The words of a card in one language. */
export interface CardWords {
	title: string;
	/** Two or three sentences. */
	how: readonly string[];
	/** Two to four ways to say it. */
	say: readonly string[];
	/** An even smaller version that counts as well. */
	smaller: string;
}

/** The words of some cards, by the card's id. */
export type WordsOfCards = { readonly [id: string]: CardWords };

/** A card with its words in one language. */
export type Card = CardFacts & CardWords;

/** Whether the act is rest, receiving or rehearsal: what may be offered at very low energy. */
export function isRestful(card: CardFacts): boolean {
	return (
		card.family === 'rest' ||
		card.family === 'selfKindness' ||
		card.family === 'rehearse' ||
		card.family === 'receive' ||
		card.direction === 'receiving'
	);
}

/** Whether somebody else takes part, near or far: what is not offered in the quiet hours unless asked. */
export function reachesOut(card: CardFacts): boolean {
	return card.channel !== 'solo';
}
