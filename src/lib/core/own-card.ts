import type { CardFacts, CardId, CardWords, Channel, Need } from './card.ts';
import type { Revision } from './clock.ts';
import { storableLine } from './person.ts';
import { storableText } from './text.ts';

/** The maximum length of the title of an own card. */
export const longestCardTitle = 80;
/** The maximum length of each other text of an own card. */
export const longestCardText = 2000;
/** The most energy that a card can take. */
export const mostEffort = 90;

/** The content of an own card, as the user typed it. */
export interface OwnCardWords {
	title: string;
	/** The instructions, one paragraph per line; '' for none. */
	how: string;
	/** The suggested words, one line for each; '' for none. */
	say: string;
	/** The energy that the card takes, 0 to 90. */
	effort: number;
	channel: Channel;
	/** True if the card is rest, so that it may be suggested at very low energy. Only `solo` cards can be. */
	isRest: boolean;
	/** True if the user has to go out for it. */
	goesOut: boolean;
	/** True if it is done with a person whom the user doesn't know. Only `inPerson` cards can be. */
	withStranger: boolean;
}

/** A card that the user has written. */
export interface OwnCard extends OwnCardWords {
	/** UUID version 7, unlike the ids of the cards of the app. */
	id: CardId;
	revision: Revision;
}

/** The content of a new card. The defaults are careful: it takes some energy, and another person has to be there. */
export const blankOwnCard: OwnCardWords = {
	title: '',
	how: '',
	say: '',
	effort: 30,
	channel: 'inPerson',
	isRest: false,
	goesOut: false,
	withStranger: false
};

/** Returns whether an id is that of an own card, present or deleted. */
export function isOwnCardId(id: string): id is CardId {
	return /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(id);
}

/** Returns the content as it is stored: a title of one line, texts cut and well-formed, and no contradiction. */
export function storableOwnCard(words: OwnCardWords): OwnCardWords {
	const { channel } = words;
	return {
		title: storableLine(words.title, longestCardTitle),
		how: storableText(words.how, longestCardText).trim(),
		say: storableText(words.say, longestCardText).trim(),
		effort: Math.min(mostEffort, Math.max(0, Math.round(words.effort))),
		channel,
		isRest: words.isRest && channel === 'solo',
		goesOut: words.goesOut,
		withStranger: words.withStranger && channel === 'inPerson'
	};
}

const needsOf: { readonly [channel in Channel]: readonly Need[] } = {
	inPerson: ['personNearby'],
	call: ['knownPerson', 'phone'],
	voiceNote: ['knownPerson', 'phone'],
	text: ['knownPerson', 'phone'],
	letter: ['knownPerson'],
	online: ['phone'],
	solo: []
};

/** Returns the facts of an own card that the hard rules and the learner need. */
export function factsOf(own: OwnCard): CardFacts {
	const { id, effort, channel, goesOut } = own;
	const isSolo = channel === 'solo';
	const isRest = own.isRest && isSolo;
	const withStranger = own.withStranger && channel === 'inPerson';
	return {
		id,
		family: isRest ? 'rest' : 'own',
		channel,
		effort,
		// The form doesn't ask for it: one decision less.
		minutes: 5,
		needs: [...needsOf[channel], ...(goesOut ? (['goingOut'] as const) : [])],
		withStranger,
		direction: isSolo ? 'inward' : 'mutual',
		closeness: isSolo ? 0 : withStranger ? 1 : 2,
		settings: [],
		cues: []
	};
}

/** Returns the words of an own card in the shape of all cards: no line is empty or there twice. */
export function wordsOf({ title, how, say }: OwnCardWords): CardWords {
	return { title, how: linesOf(how), say: linesOf(say), smaller: '' };
}

function linesOf(text: string): string[] {
	const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
	return [...new Set(lines)].filter((line) => line !== '');
}
