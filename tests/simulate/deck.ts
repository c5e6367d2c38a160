import { channels, type CardFacts } from '#lib/core/card.ts';
import type { Cue } from '#lib/core/cue.ts';
import { families } from '#lib/core/families.ts';
import { chance, hashed } from './chance.ts';
import { channelEase, dreadOf, familyAppeal } from './families.ts';

/** The data of a deck that all synthetic users share; arrays are in the order of the cards. */
export interface IndexedDeck {
	cards: readonly CardFacts[];
	indexOf(card: CardFacts): number;
	/** Hashes of the card ids. */
	hashes: Uint32Array;
	channel: Uint8Array;
	family: Uint8Array;
	channelEase: Float64Array;
	/** General appeal of the card, without its channel; log-odds. */
	appeal: Float64Array;
	/** Length of the act in doublings, counted from a few minutes. */
	doublings: Float64Array;
	/** Rate at which a card wears off with repetition: 1 for most, less if repetition is its point. */
	wears: Float64Array;
	/** 1 if the card reaches no other person, or is about receiving. */
	inward: Uint8Array;
	/** 1 if the act needs a person nearby. */
	needsSomebody: Uint8Array;
	dread: Float64Array;
	/** Fit between hour and card, by hour and then card; log-odds. */
	moment: Float64Array;
}

const hoursOfCue: Readonly<Record<Cue, readonly [number, number]>> = {
	wakingUp: [5, 10],
	coffee: [7, 16],
	commute: [6, 19],
	walk: [9, 20],
	errand: [9, 20],
	meal: [11, 21],
	waiting: [8, 20],
	break: [9, 17],
	afterWork: [16, 20],
	evening: [18, 23],
	bedtime: [20, 24],
	phoneInHand: [7, 24]
};
const indexed = new WeakMap<readonly CardFacts[], IndexedDeck>();

/** Returns the shared data of a deck, computed once for each deck. */
export function indexedDeck(cards: readonly CardFacts[]): IndexedDeck {
	const known = indexed.get(cards);
	if (known !== undefined) return known;
	const indexes = new Map<string, number>(cards.map((card, index) => [card.id, index]));
	const numbers = (of: (card: CardFacts) => number) => Float64Array.from(cards, of);
	const deck: IndexedDeck = {
		cards,
		indexOf(card) {
			const index = indexes.get(card.id);
			if (index === undefined) throw new Error(`Not in the deck of this user: ${card.id}`);
			return index;
		},
		hashes: Uint32Array.from(cards, (card) => hashed(card.id)),
		channel: Uint8Array.from(cards, (card) => channels.indexOf(card.channel)),
		family: Uint8Array.from(cards, (card) => families.indexOf(card.family)),
		channelEase: numbers((card) => channelEase[card.channel]),
		appeal: numbers((card) => familyAppeal[card.family] + qualityOf(card)),
		doublings: numbers((card) => Math.log2(1 + card.minutes / 5)),
		wears: numbers((card) => (card.family === 'ritual' || card.family === 'rest' ? 0.5 : 1)),
		inward: Uint8Array.from(cards, (card) =>
			card.channel === 'solo' || card.direction === 'receiving' ? 1 : 0
		),
		needsSomebody: Uint8Array.from(cards, (card) => (card.needs.includes('personNearby') ? 1 : 0)),
		dread: numbers(dreadOf),
		moment: Float64Array.from({ length: 24 * cards.length }, (_, at) =>
			momentFor(cards[at % cards.length]!, Math.floor(at / cards.length))
		)
	};
	indexed.set(cards, deck);
	return deck;
}

/** Some cards are better written than others, for all users. */
function qualityOf(card: CardFacts): number {
	return chance(hashed(`quality/${card.id}`)).normal(0, 0.3);
}

function momentFor(card: CardFacts, hour: number): number {
	const cued = card.cues.some((cue) => hour >= hoursOfCue[cue][0] && hour < hoursOfCue[cue][1]);
	const late = hour < 7 || hour >= 21;
	let fit = cued ? 0.25 : -0.35;
	if (late && card.needs.includes('goingOut')) fit -= 1.2;
	if (late && card.needs.includes('personNearby')) fit -= 0.4;
	if (late && card.channel === 'call') fit -= 0.8;
	if (hour >= 18 && (card.channel === 'text' || card.channel === 'online')) fit += 0.2;
	return fit;
}
