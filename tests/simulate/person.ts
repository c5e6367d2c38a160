import { channels, families, type CardFacts } from '#lib/domain/card.ts';
import { logistic, type Chance } from './chance.ts';
import { indexedDeck, type IndexedDeck } from './deck.ts';
import type { Temperament } from './families.ts';

/** What is fixed about a person and a deck; lists are in the order of the cards. */
export interface Person {
	character: Temperament;
	deck: IndexedDeck;
	/** How each day differs from the mood that capacity leads one to expect, 1 to 5. */
	moods: Float64Array;
	noiseSeed: number;
	/** What the act asks of this person, on the scale of capacity. */
	effort: Float64Array;
	/** That effort as a power, so that a comparison with capacity costs one product. */
	effortPower: Float64Array;
	/** What speaks for the card and stays; log-odds. */
	appeal: Float64Array;
	/** Taste on the first day; log-odds. */
	taste: Float64Array;
	/** Taste after as long as tastes take to turn; log-odds. */
	laterTaste: Float64Array;
	/** What the act gives beyond what the person would think; in mood. */
	benefit: Float64Array;
	/** What mood changes about readiness for the card; log-odds for each step of mood. */
	moodSense: Float64Array;
	/** By hour, then channel; log-odds. */
	channelHour: Float64Array;
	/** The mean mood part of the reward, by mood before and then by lift. */
	moodByLift: readonly Float64Array[];
}

/** The width, in energy, of the passage from what is possible to what is too much. */
export const strainWidth = 7;
/** The spread of the noise of ratings, which is logistic, so that their means have a formula. */
export const ratingNoise = 0.45;
/** Ratings that have a higher one. */
export const ratingSteps = [1, 2, 3, 4] as const;
/** The lowest lift of `moodByLift`; in mood. */
export const lowestLift = -3;
const highestLift = 2.5;
/** How many lifts `moodByLift` lists for each step of mood. */
export const liftsPerStep = 16;
/** How much of a mood stays when nothing happens. */
const moodStays = 0.55;

/** The mood after an act that the mood before alone leads one to expect, from 1 to 5. */
export function expectedMood(character: Temperament, before: number): number {
	return character.moodMean + moodStays * (before - character.moodMean);
}

/** Joins a character with a deck: individual tastes are drawn here. */
export function personOf(given: {
	character: Temperament;
	deck: readonly CardFacts[];
	moods: Float64Array;
	taste: Chance;
	noiseSeed: number;
}): Person {
	const { character, taste: draw } = given;
	const deck = indexedDeck(given.deck);
	const each = (of: (card: CardFacts, index: number) => number) =>
		Float64Array.from(deck.cards, of);
	const effort = each((card, index) => {
		const dread = character.dread * Math.max(0, deck.dread[index]!);
		// Whoever finds calls easy spends less on them than the card says, and more on what is hard.
		const unlikeMost = 8 * (1 - character.channelSense) * deck.channelEase[index]!;
		const felt = card.effort * character.effortFactor + draw.normal(0, 4);
		return Math.max(0, felt + unlikeMost + 8 * dread);
	});
	return {
		character,
		deck,
		moods: given.moods,
		noiseSeed: given.noiseSeed,
		effort,
		effortPower: effort.map((value) => Math.exp(value / strainWidth)),
		appeal: each((card, index) => {
			const channel = character.channelSense * deck.channelEase[index]!;
			const stranger = card.withStranger ? character.strangers : 0;
			return deck.appeal[index]! + channel + stranger - character.dread * deck.dread[index]!;
		}),
		taste: tasteFor(deck, draw),
		laterTaste: tasteFor(deck, draw),
		benefit: each((card) => {
			// Contact tends to go better than people think, and more so where one is heard or seen.
			const heard = card.channel === 'inPerson' || card.channel === 'call';
			return draw.normal(heard ? 0.2 : card.channel === 'solo' ? 0 : 0.1, 0.25);
		}),
		moodSense: each((card) => [-0.2, 0.35, 0.25, character.closeInLowMood][card.closeness]!),
		channelHour: channelHourFor(character, draw),
		moodByLift: [1, 2, 3, 4, 5].map((before) => moodPartByLift(character, before))
	};
}

/** Whether the hour lies between 16 and 22 o'clock. */
export function isEvening(hour: number): boolean {
	return hour >= 16 && hour < 22;
}

function tasteFor(deck: IndexedDeck, draw: Chance): Float64Array {
	const byChannel = channels.map(() => draw.normal(0, 0.45));
	const byFamily = families.map(() => draw.normal(0, 0.5));
	return Float64Array.from(deck.cards, (_, index) => {
		return byChannel[deck.channel[index]!]! + byFamily[deck.family[index]!]! + draw.normal(0, 0.7);
	});
}

function channelHourFor(character: Temperament, draw: Chance): Float64Array {
	const partsOfDay = 4;
	const byPart = Array.from({ length: partsOfDay }, () => {
		const all = draw.normal(0, 0.25);
		return channels.map(() => all + draw.normal(0, 0.3));
	});
	const table = new Float64Array(24 * channels.length);
	for (let hour = 0; hour < 24; hour++) {
		// Night to 4, morning from 5, midday from 11, evening from 17, and night again from 22.
		const part = hour < 5 || hour >= 22 ? 3 : hour < 11 ? 0 : hour < 17 ? 1 : 2;
		const cost = isEvening(hour) ? character.eveningCost : 0;
		for (let channel = 0; channel < channels.length; channel++) {
			table[hour * channels.length + channel] = byPart[part]![channel]! - cost;
		}
	}
	return table;
}

function moodPartByLift(character: Temperament, before: number): Float64Array {
	const usual = expectedMood(character, before);
	const part = (after: number) => Math.min(Math.max(0.5 + (after - usual) / 4, 0), 1);
	const length = (highestLift - lowestLift) * liftsPerStep + 1;
	return Float64Array.from({ length }, (_, at) => {
		const mood = usual + lowestLift + at / liftsPerStep;
		return ratingSteps.reduce(
			(sum, step) =>
				sum + logistic((mood - step - 0.5) / ratingNoise) * (part(step + 1) - part(step)),
			part(1)
		);
	});
}
