import { cardFacts } from '#lib/content/cards.ts';
import type { CardFacts } from '#lib/core/card.ts';
import {
	syntheticUser,
	type Reaction,
	type SyntheticUser,
	type UserFamily,
	type Visit
} from './users.ts';

const peoplePerFamily = 30;
/** The days that each user of a crowd uses the app. */
export const days = 90;

/** The mean of some numbers; not a number if there are none. */
export const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const crowds = new Map<string, readonly SyntheticUser[]>();

/** Users of one family, the same ones each time. */
export function crowd(
	family: UserFamily,
	// Rare visits need more users.
	size = family === 'sparseUse' ? 5 * peoplePerFamily : peoplePerFamily
): readonly SyntheticUser[] {
	const name = `${family}/${size}`;
	const people =
		crowds.get(name) ??
		Array.from({ length: size }, (_, at) => syntheticUser(family, `person-${at}`, days, cardFacts));
	crowds.set(name, people);
	return people;
}

/** The cards of the deck for which something is true. */
export const cardsWhere = (is: (card: CardFacts) => boolean) => cardFacts.filter(is);

/** A visit on an afternoon, with these facts changed. */
export const visitAt = (facts: Partial<Visit> = {}): Visit => ({
	index: 0,
	day: 3,
	hour: 15,
	capacity: 50,
	reported: 50,
	isAlone: false,
	saysAlone: false,
	...facts
});

/** Mean acceptance of the cards at a visit, over users with new lives. */
export function acceptanceOf(
	people: readonly SyntheticUser[],
	cards: readonly CardFacts[],
	at: Visit
) {
	return mean(
		people.flatMap((person) => {
			const life = person.begin();
			return cards.map((card) => life.expected(at, card).acceptance);
		})
	);
}

/** Cards that the app could offer: their effort leaves 10 of the reported energy. */
export function fitting(person: SyntheticUser, visit: Visit): readonly CardFacts[] {
	const most = Math.max(0, (visit.reported ?? 25) - 10);
	return cardsWhere(
		(card) => card.effort <= most && (person.strangersWelcome || !card.withStranger)
	);
}

/** A card that depends only on the index of the visit. */
export const someCard = (visit: Visit) => cardFacts[(visit.index * 53 + 7) % cardFacts.length]!;

/** The reactions of a user to a card at each of their visits. */
export const courseOf = (person: SyntheticUser) => {
	const life = person.begin();
	return person.visits.map((visit) => life.react(visit, someCard(visit)));
};

/** All reactions of a crowd. */
export const reactionsOf = (family: UserFamily): readonly Reaction[] =>
	crowd(family).flatMap(courseOf);
