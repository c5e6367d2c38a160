import type { CardFacts } from '#lib/core/card.ts';
import { lowEnergy } from '#lib/core/energy.ts';
import { isEligible } from '#lib/engine/eligible.ts';
import type { Situation } from '#lib/engine/situation.ts';
import type { Expected } from './users.ts';

/** A card with its scores by a policy: `draw` selects the first card of a pair, `mean` the second. */
export interface Scored {
	card: CardFacts;
	draw: number;
	mean: number;
}

/** At this energy and below, the engine offers rest as one of two cards. */
const restBesideUpTo = 30;

/** At this energy and above, the engine offers a large card and a tiny one. */
const fullFrom = 70;
const tinyEffort = 15;

const isRest = ({ family }: CardFacts) => family === 'rest';
const isActive = (card: CardFacts) => !isRest(card);
const isTiny = ({ effort }: CardFacts) => effort <= tinyEffort;

/** Returns whether a card asks for a good part of the energy, by the same rule as in the engine. */
function isLargerAsk({ effort }: CardFacts, energy: number): boolean {
	return energy <= restBesideUpTo || effort >= (energy < fullFrom ? energy / 3 : energy / 2);
}

/** Returns the candidates of the engine in this situation, which all policies share. */
export function poolOf(deck: readonly CardFacts[], situation: Situation): readonly CardFacts[] {
	const { turnedDown } = situation;
	const pool = deck.filter((card) => isEligible(card, situation));
	// Pure rest stays eligible after it was turned down, but other rest is preferred.
	const rest = pool.filter(isRest);
	const wanted = rest.filter(({ id }) => !turnedDown.has(id));
	if (wanted.length === 0 || wanted.length === rest.length) return pool;
	return pool.filter((card) => !isRest(card) || !turnedDown.has(card.id));
}

/** Returns one or two of these cards, by the same rule as `picked` in the engine. */
export function pairOf(scored: readonly Scored[], energy: number): readonly CardFacts[] {
	const rest = best(scored, 'draw', isRest);
	const active =
		best(scored, 'draw', (card) => isActive(card) && isLargerAsk(card, energy)) ??
		best(scored, 'draw', isActive);
	const isLow = energy <= lowEnergy;
	const first = isLow ? rest : (active ?? rest);
	if (!first) return [];
	const isOther = (card: CardFacts) => isActive(card) && card.family !== first.family;
	const isSmall = first.effort < energy / 2;
	const beside =
		(energy <= restBesideUpTo && !isLow && rest?.family !== first.family && rest) ||
		(energy >= fullFrom &&
			best(
				scored,
				'mean',
				(card) => isOther(card) && (isSmall ? card.effort >= energy / 2 : isTiny(card))
			));
	const second = beside || best(scored, 'mean', isOther);
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

/** Returns the expected reward of an offer: the second card counts if the first one is not done. */
export function worthOf(first: Expected, second: Expected | undefined): number {
	return first.reward + (second ? (1 - first.acceptance) * second.reward : 0);
}

/** An offer with its expected reward. */
export interface Offer {
	cards: readonly CardFacts[];
	worth: number;
}

/**
 * Returns the pair with the highest expected reward among those that the pairing rule allows. `expected` is
 * in the order of the pool.
 */
export function bestOffer(
	pool: readonly CardFacts[],
	expected: readonly Expected[],
	energy: number
): Offer {
	const places = [...pool.keys()];
	const rests = places.filter((place) => isRest(pool[place]!));
	const actives = places.filter((place) => isActive(pool[place]!));
	const larger = actives.filter((place) => isLargerAsk(pool[place]!, energy));
	const isLow = energy <= lowEnergy;
	const asks = larger.length > 0 ? larger : actives;
	const firsts = isLow || asks.length === 0 ? rests : asks;
	const hasRestBeside = energy <= restBesideUpTo && !isLow && firsts === asks;

	/** Returns the best of these places, and the best of another family than that one. */
	const bestTwo = (seconds: readonly number[]) => {
		const best = (some: readonly number[]) =>
			some.reduce<number | undefined>(
				(one, other) =>
					one === undefined || expected[other]!.reward > expected[one]!.reward ? other : one,
				undefined
			);
		const top = best(seconds);
		const { family } = pool[top ?? 0] ?? {};
		return [top, best(seconds.filter((place) => pool[place]!.family !== family))];
	};
	const others = bestTwo(actives);
	const preferred = hasRestBeside
		? bestTwo(rests)
		: energy >= fullFrom
			? bestTwo(actives.filter((place) => isTiny(pool[place]!)))
			: others;
	const isOther = (first: number) => (place: number | undefined) =>
		place !== undefined && pool[place]!.family !== pool[first]!.family;

	let offer: Offer = { cards: [], worth: -Infinity };
	for (const first of firsts) {
		const beside = [...preferred, ...others].find(isOther(first));
		const worth = worthOf(expected[first]!, beside === undefined ? undefined : expected[beside]!);
		if (worth <= offer.worth) continue;
		offer = { cards: [first, beside].flatMap((at) => (at === undefined ? [] : pool[at]!)), worth };
	}
	return offer.cards.length > 0 ? offer : { cards: [], worth: 0 };
}
