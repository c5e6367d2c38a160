import type { CardFacts } from '#lib/core/card.ts';
import type { Rating } from '#lib/core/win.ts';
import { chance, hashed } from './chance.ts';
import { temperament, type UserFamily } from './families.ts';
import { beginLife } from './life.ts';
import { expectedMood, personOf } from './person.ts';
import { moodsOf, visitsOf } from './visits.ts';

export { userFamilies, type UserFamily } from './families.ts';

/** One opening of the app. */
export interface Visit {
	index: number;
	/** Whole days since the first day, which is 0. */
	day: number;
	/** 0 to 23. */
	hour: number;
	/** True energy, which no policy may see: 0 to 100. */
	capacity: number;
	/** Energy reported with the slider: a whole number from 0 to 100; null if the slider was not moved. */
	reported: number | null;
	/** True if the user is without company and this matters. */
	isAlone: boolean;
	/** True if the user has entered this. */
	saysAlone: boolean;
}

/** Reaction of a user to an offered card. */
export interface Reaction {
	kind: 'done' | 'notNow' | 'lessLikeThis' | 'ignored';
	tooMuch: boolean;
	madeItWorse: boolean;
	ease: Rating | null;
	moodBefore: Rating | null;
	moodAfter: Rating | null;
}

/** Expected result of offering a card, at a visit and in the present state of a life. */
export interface Expected {
	/** Probability of doing the card. */
	acceptance: number;
	/** Probability of "too much" or "made it worse", with or without doing the card. */
	tooMuch: number;
	/**
	 * Mean of done × (0.5 + ease / 4 + mood / 4) − 0.4 × ("too much" or "made it worse"). Ease and mood range
	 * from 0 to 1 and count even if the user does not rate them.
	 */
	reward: number;
}

/**
 * One course of a user's days under one policy. Showings and reactions take effect at the next visit, so that
 * the order of calls within a visit does not matter.
 */
export interface Life {
	/** Changes no state but the time, which only moves forward. */
	expected(visit: Visit, card: CardFacts): Expected;
	/** Returns the reaction to an offered card and counts the card as shown. */
	react(visit: Visit, card: CardFacts): Reaction;
	/** Counts a card as shown without a reaction. */
	noteShown(visit: Visit, card: CardFacts): void;
}

/** A user who exists only in the simulation. */
export interface SyntheticUser {
	family: UserFamily;
	seed: string;
	/** True if the user has opted in to cards with strangers. */
	strangersWelcome: boolean;
	/** The same under every policy, in time order. */
	visits: readonly Visit[];
	/** Returns the mood after a card that is expected from only the mood before, from 1 to 5. */
	expectedMood(before: Rating): number;
	/** Starts a life in which nothing was shown yet. */
	begin(): Life;
}

/** Returns the synthetic user of that family and seed, with visits over `days` days. */
export function syntheticUser(
	family: UserFamily,
	seed: string,
	days: number,
	deck: readonly CardFacts[]
): SyntheticUser {
	// Each aspect has its own generator, so that more or fewer numbers for one do not shift the others.
	const drawsFor = (aspect: string) => chance(hashed(`${family}/${seed}/${aspect}`));
	const character = temperament(family, drawsFor('temperament'));
	const person = personOf({
		character,
		deck,
		moods: moodsOf(days, drawsFor('moods')),
		taste: drawsFor('taste'),
		noiseSeed: hashed(`${family}/${seed}/noise`)
	});
	return {
		family,
		seed,
		strangersWelcome: character.strangersWelcome,
		visits: visitsOf(character, days, drawsFor('visits'), drawsFor('company')),
		expectedMood: (before) => expectedMood(character, before),
		begin: () => beginLife(person)
	};
}
