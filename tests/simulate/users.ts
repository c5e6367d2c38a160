import type { CardFacts } from '#lib/domain/card.ts';
import type { Rating } from '#lib/domain/win.ts';
import { chance, hashed } from './chance.ts';
import { temperament, type UserFamily } from './families.ts';
import { beginLife } from './life.ts';
import { expectedMood, personOf } from './person.ts';
import { moodsOf, visitsOf } from './visits.ts';

export { userFamilies, type UserFamily } from './families.ts';

/** One opening of the app. */
export interface Visit {
	index: number;
	/** Whole days since the first one, which is 0. */
	day: number;
	/** 0 to 23. */
	hour: number;
	/** The true energy, which no policy may see: 0 to 100. */
	capacity: number;
	/** What the slider says: a whole number from 0 to 100; null where it was not moved. */
	reported: number | null;
}

/** What a person did about an offered card. */
export interface Reaction {
	kind: 'done' | 'notNow' | 'lessLikeThis' | 'ignored';
	tooMuch: boolean;
	madeItWorse: boolean;
	ease: Rating | null;
	moodBefore: Rating | null;
	moodAfter: Rating | null;
}

/** What an offer of a card would bring on average, at a visit and in the present state of a life. */
export interface Expected {
	/** The probability of doing the act. */
	acceptance: number;
	/** The probability of "too much" or "made it worse", whether the act is done or not. */
	tooMuch: number;
	/**
	 * The mean of done × (0.5 + ease / 4 + mood / 4) − 0.4 × ("too much" or "made it worse"), where
	 * ease and mood run from 0 to 1 and count whether or not they are said.
	 */
	reward: number;
}

/**
 * One course of a user's days under one policy. What is shown and done at a visit tells from the
 * next visit on, so that nothing depends on the order of calls within a visit.
 */
export interface Life {
	/** Changes nothing but the time, which only goes forward. */
	expected(visit: Visit, card: CardFacts): Expected;
	/** The reaction to an offered card, which thereby counts as shown. */
	react(visit: Visit, card: CardFacts): Reaction;
	/** Counts a card as shown to which there is no reaction of its own. */
	noteShown(visit: Visit, card: CardFacts): void;
}

/** A person who exists in simulation alone. */
export interface SyntheticUser {
	family: UserFamily;
	seed: string;
	/** Whether the person has opted in to acts with strangers. */
	strangersWelcome: boolean;
	/** The same under every policy, the earliest first. */
	visits: readonly Visit[];
	/** The mood after an act that the mood before alone leads one to expect, from 1 to 5. */
	expectedMood(before: Rating): number;
	/** A fresh life, in which nothing was shown yet. */
	begin(): Life;
}

/** The synthetic person of that kind and seed, over so many days, who knows the cards of the deck. */
export function syntheticUser(
	family: UserFamily,
	seed: string,
	days: number,
	deck: readonly CardFacts[]
): SyntheticUser {
	// Each aspect has draws of its own, so that none shifts when another takes more or fewer of them.
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
		visits: visitsOf(character, days, drawsFor('visits')),
		expectedMood: (before) => expectedMood(character, before),
		begin: () => beginLife(person)
	};
}
