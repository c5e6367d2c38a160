import type { CardFacts } from '#lib/domain/card.ts';
import { lowEnergy } from '#lib/domain/energy.ts';
import { isEligible } from '#lib/suggest/eligible.ts';
import type { Situation } from '#lib/suggest/situation.ts';
import type { Expected } from './users.ts';

/** A card with what a policy thinks of it: the draw chooses the first of a pair, the mean the second. */
export interface Scored {
	card: CardFacts;
	draw: number;
	mean: number;
}

/** At this energy and below, the engine offers rest as one of the two. */
const restBesideUpTo = 30;

const isRest = ({ family }: CardFacts) => family === 'rest';

/** The cards among which the engine, and so every policy, chooses in that situation. */
export function poolOf(deck: readonly CardFacts[], situation: Situation): readonly CardFacts[] {
	const { turnedDown } = situation;
	const pool = deck.filter((card) => isEligible(card, situation));
	// Pure rest is eligible even when turned down, but makes way for rest that was not.
	const rest = pool.filter(isRest);
	const wanted = rest.filter(({ id }) => !turnedDown.has(id));
	if (wanted.length === 0 || wanted.length === rest.length) return pool;
	return pool.filter((card) => !isRest(card) || !turnedDown.has(card.id));
}

/** One or two of these cards, by the same rule as `picked` of the engine. */
export function pairOf(scored: readonly Scored[], energy: number): readonly CardFacts[] {
	const rest = best(scored, 'draw', isRest);
	const active = best(scored, 'draw', (card) => !isRest(card));
	const isLow = energy <= lowEnergy;
	const first = isLow ? rest : (active ?? rest);
	if (!first) return [];
	const isOther = (card: CardFacts) => card.family !== first.family;
	const second =
		energy <= restBesideUpTo && !isLow && rest && isOther(rest)
			? rest
			: best(scored, 'mean', (card) => isOther(card) && !isRest(card));
	return second ? [first, second] : [first];
}

function best(
	scored: readonly Scored[],
	by: 'draw' | 'mean',
	isOfKind: (card: CardFacts) => boolean
): CardFacts | undefined {
	let found: Scored | undefined;
	for (const one of scored) {
		if (!isOfKind(one.card)) continue;
		if (!found || one[by] > found[by] || (one[by] === found[by] && one.card.id < found.card.id))
			found = one;
	}
	return found?.card;
}

/** What an offer is worth: the second card counts where the first one is not done. */
export function worthOf(first: Expected, second: Expected | undefined): number {
	return first.reward + (second ? (1 - first.acceptance) * second.reward : 0);
}

/** An offer with what it is worth on average. */
export interface Offer {
	cards: readonly CardFacts[];
	worth: number;
}

/** The pair that is worth most of those that the rule for pairs allows; `expected` is in the order of the pool. */
export function bestOffer(
	pool: readonly CardFacts[],
	expected: readonly Expected[],
	energy: number
): Offer {
	const places = [...pool.keys()];
	const rests = places.filter((place) => isRest(pool[place]!));
	const actives = places.filter((place) => !isRest(pool[place]!));
	const isLow = energy <= lowEnergy;
	const firsts = isLow || actives.length === 0 ? rests : actives;
	const hasRestBeside = energy <= restBesideUpTo && !isLow && firsts === actives;
	const seconds = hasRestBeside && rests.length > 0 ? rests : actives;

	const worthOfPlace = (place: number) => expected[place]!.reward;
	const higher = (one: number | undefined, other: number) =>
		one === undefined || worthOfPlace(other) > worthOfPlace(one) ? other : one;
	let second: number | undefined;
	for (const place of seconds) second = higher(second, place);
	// What stands in for it beside a card of its own family.
	let standIn: number | undefined;
	for (const place of seconds)
		if (pool[place]!.family !== pool[second!]!.family) standIn = higher(standIn, place);

	let offer: Offer = { cards: [], worth: -Infinity };
	for (const first of firsts) {
		const isSameFamily = second !== undefined && pool[second]!.family === pool[first]!.family;
		const beside = isSameFamily ? standIn : second;
		const worth = worthOf(expected[first]!, beside === undefined ? undefined : expected[beside]!);
		if (worth <= offer.worth) continue;
		offer = { cards: [first, beside].flatMap((at) => (at === undefined ? [] : pool[at]!)), worth };
	}
	return offer.cards.length > 0 ? offer : { cards: [], worth: 0 };
}
