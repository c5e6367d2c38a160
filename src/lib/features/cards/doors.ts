import { presumesSomebody, reachesOut, type CardFacts, type Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';

/** The doors into the deck, in display order: what the user may want to do. */
export const doors = ['sayHello', 'thank', 'reachOut', 'beNear', 'rest', 'findWords'] as const;
type FamilyDoor = (typeof doors)[number];
/** A door into the deck: cards for one intent. `amongPeople` has the cards for which no one has to be known. */
export type Door = FamilyDoor | 'amongPeople';

/** The doors for a user who may have no one to write to, in display order. */
const doorsWithoutNames: readonly Door[] = [
	'amongPeople',
	'sayHello',
	'beNear',
	'rest',
	'thank',
	'findWords',
	'reachOut'
];

/** Returns the doors to show, in display order; with `knowsNobody`, those for half-known people come first. */
export function doorsFor(knowsNobody: boolean): readonly Door[] {
	return knowsNobody ? doorsWithoutNames : doors;
}

/** The door of the cards of each family of the app. */
const doorOfFamily: { readonly [family in Exclude<Family, 'own'>]: FamilyDoor } = {
	smile: 'sayHello',
	greet: 'sayHello',
	acknowledge: 'sayHello',
	celebrate: 'thank',
	appreciate: 'thank',
	checkIn: 'reachOut',
	voiceNote: 'reachOut',
	comment: 'reachOut',
	letter: 'reachOut',
	ask: 'findWords',
	share: 'reachOut',
	listen: 'beNear',
	invite: 'reachOut',
	ritual: 'beNear',
	move: 'beNear',
	alongside: 'beNear',
	receive: 'rest',
	rest: 'rest',
	selfKindness: 'rest',
	rehearse: 'findWords'
};

/** The door of the user's own cards, by their channel. */
const doorOfChannel: { readonly [channel in Channel]: FamilyDoor } = {
	inPerson: 'beNear',
	call: 'reachOut',
	voiceNote: 'reachOut',
	text: 'reachOut',
	letter: 'reachOut',
	online: 'reachOut',
	solo: 'rest'
};

/** Cards that are behind a second door too. */
const alsoBehind: { readonly [door in Door]?: readonly string[] } = {
	amongPeople: ['people-past-the-window', 'a-voice-on-the-radio'],
	thank: [
		'thank-with-a-nod',
		'thank-someone-you-read',
		'write-a-thank-you-note',
		'note-for-a-neighbour',
		'birthday-song-or-thanks',
		'take-a-compliment',
		'read-a-thank-you-with-a-reason',
		'notice-a-long-effort'
	],
	beNear: [
		'people-past-the-window',
		'let-them-do-the-talking',
		'ask-for-company-on-the-sofa',
		'same-show-two-sofas',
		'share-a-plain-meal',
		'a-voice-on-the-radio'
	],
	findWords: [
		'answer-hard-news-with-one-line',
		'ask-listen-or-ideas',
		'end-a-listening-talk',
		'letter-you-may-not-send',
		'first-word-in-a-waiting-room'
	]
};

/** Returns whether a text, such as a part of an address, names a door. */
export function isDoor(text: string | null): text is Door {
	return (doorsWithoutNames as readonly (string | null)[]).includes(text);
}

/** Returns whether a card is behind a door. */
export function isBehind(door: Door, card: CardFacts): boolean {
	if (alsoBehind[door]?.includes(card.id)) return true;
	if (door === 'amongPeople')
		return reachesOut(card) && !presumesSomebody(card) && card.closeness <= 1;
	const { family, channel } = card;
	return (family === 'own' ? doorOfChannel[channel] : doorOfFamily[family]) === door;
}

/**
 * Returns cards in the order to leaf through: those that fit the present energy first, each part from the
 * smallest effort to the largest. With `knowsNobody`, cards that presume a known person come last in each
 * part.
 */
export function inOrderOfEffort<Some extends CardFacts>(
	cards: readonly Some[],
	fits: (card: Some) => boolean,
	knowsNobody = false
): Some[] {
	const waits = (card: Some) => Number(knowsNobody && presumesSomebody(card));
	return [...cards].sort(
		(one, other) =>
			Number(fits(other)) - Number(fits(one)) ||
			waits(one) - waits(other) ||
			one.effort - other.effort
	);
}
