import { channels, type CardFacts } from '#lib/core/card.ts';
import { families } from '#lib/core/families.ts';
import { logistic, type Chance } from './chance.ts';
import { indexedDeck, type IndexedDeck } from './deck.ts';
import type { Temperament } from './families.ts';

/** The fixed data of a synthetic user with a deck; arrays are in the order of the cards. */
export interface Person {
	character: Temperament;
	deck: IndexedDeck;
	/** Difference between the mood of each day and the one expected from capacity, on the scale of 1 to 5. */
	moods: Float64Array;
	noiseSeed: number;
	/** Effort of the card for this user, on the scale of capacity. */
	effort: Float64Array;
	/** exp(effort / `strainWidth`), so that a comparison with capacity costs one product. */
	effortPower: Float64Array;
	/** Constant appeal of the card; log-odds. */
	appeal: Float64Array;
	/** Taste on the first day; log-odds. */
	taste: Float64Array;
	/** Taste after `tasteTurnsIn` days; log-odds. */
	laterTaste: Float64Array;
	/** Taste after each event; log-odds. */
	tasteAfterEvents: readonly Float64Array[];
	/** Mood lift of the card beyond what the user would predict. */
	benefit: Float64Array;
	/** Effect of the mood on readiness for the card; log-odds for each step of mood. */
	moodSense: Float64Array;
	/** By hour, then channel; log-odds. */
	channelHour: Float64Array;
	/** Mean mood part of the reward, by mood before and then by lift. */
	moodByLift: readonly Float64Array[];
}

/** Width, in energy, of the transition from possible to too much. */
export const strainWidth = 7;
/** Scale of the noise of ratings. The noise is logistic, so that mean ratings have a closed form. */
export const ratingNoise = 0.45;
/** All ratings below the highest one. */
export const ratingSteps = [1, 2, 3, 4] as const;
/** Lowest lift in `moodByLift`; in mood. */
export const lowestLift = -3;
const highestLift = 2.5;
/** Number of lifts in `moodByLift` for each step of mood. */
export const liftsPerStep = 16;
/** Share of a mood's deviation from the mean that stays without any act. */
const moodStays = 0.55;

/** Returns the mood after a card that is expected from only the mood before, from 1 to 5. */
export function expectedMood(character: Temperament, before: number): number {
	return character.moodMean + moodStays * (before - character.moodMean);
}

/** Combines a character with a deck and samples the individual tastes. */
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
		// For users with a low or reversed channel sense, easy channels take more effort than the card
		// states, and hard ones less.
		const unlikeMost = 8 * (1 - character.channelSense) * deck.channelEase[index]!;
		const felt = card.effort * character.effortFactor + draw.normal(0, 4);
		return Math.max(0, felt + unlikeMost + 8 * dread);
	});
	const taste = tasteFor(deck, draw);
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
			const needs =
				(card.needs.includes('knownPerson') ? character.knownPeople : 0) +
				(card.needs.includes('goingOut') ? character.goingOut : 0);
			return (
				deck.appeal[index]! + channel + stranger + needs - character.dread * deck.dread[index]!
			);
		}),
		taste,
		laterTaste: tasteFor(deck, draw),
		benefit: each((card) => {
			// Contact tends to go better than people predict, especially by voice or in person.
			const heard = card.channel === 'inPerson' || card.channel === 'call';
			return draw.normal(heard ? 0.2 : card.channel === 'solo' ? 0 : 0.1, 0.25);
		}),
		moodSense: each((card) => [-0.2, 0.35, 0.25, character.closeInLowMood][card.closeness]!),
		channelHour: channelHourFor(character, draw),
		tasteAfterEvents: character.events.map(() => changed(taste, tasteFor(deck, draw))),
		moodByLift: [1, 2, 3, 4, 5].map((before) => moodPartByLift(character, before))
	};
}

/** Returns true from 16 to 22 o'clock. */
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
		// Night until 4, morning from 5, midday from 11, evening from 17, and night again from 22.
		const part = hour < 5 || hour >= 22 ? 3 : hour < 11 ? 0 : hour < 17 ? 1 : 2;
		const cost = isEvening(hour) ? character.eveningCost : 0;
		for (let channel = 0; channel < channels.length; channel++) {
			table[hour * channels.length + channel] = byPart[part]![channel]! - cost;
		}
	}
	if (character.ownHours > 0) addOwnHours(table, character.ownHours, draw);
	return table;
}

/** Adds a few good hours for solo acts, for acts in person and for remote ones; other hours lose a little. */
function addOwnHours(table: Float64Array, height: number, draw: Chance): void {
	const best = {
		solo: draw.between(6, 23),
		inPerson: draw.between(8, 20),
		remote: draw.between(8, 22)
	};
	for (let hour = 0; hour < 24; hour++) {
		for (const [at, channel] of channels.entries()) {
			const way = channel === 'solo' || channel === 'inPerson' ? channel : 'remote';
			const away = Math.abs(hour + 0.5 - best[way]);
			const near = Math.exp(-((Math.min(away, 24 - away) / 3) ** 2));
			table[hour * channels.length + at]! += height * (near - 0.35);
		}
	}
}

/** Returns the taste after an event that leaves about a third of it. */
function changed(before: Float64Array, fresh: Float64Array): Float64Array {
	return before.map((value, at) => 0.33 * value + 0.94 * fresh[at]!);
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
