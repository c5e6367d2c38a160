import { presumesSomebody, type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { lowEnergy } from '#lib/core/energy.ts';
import { dayNumber } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { priorBelief, product, type Belief, type Knowledge } from './belief.ts';
import { companionFor, type Companion } from './company.ts';
import { isEligible, keepsRules } from './eligible.ts';
import { featuresOf } from './features.ts';
import { noHistory } from './history.ts';
import { boldness, unnamedCost } from './prior.ts';
import { seededRandom, type Random } from './random.ts';
import { situationOf, type Moment, type Situation } from './situation.ts';

export type { Knowledge } from './belief.ts';
export { knowsNobody, mayBeNamed, type Companion } from './company.ts';
export { isQuietHour } from './eligible.ts';
export { isKeptAway, isPuttingAway, keptAwayDays } from './situation.ts';
export type { Moment, Place } from './situation.ts';

/** An offered card. */
export interface Suggestion {
	cardId: CardId;
	/** A person for whom the card could be; null if there is none. */
	personId: PersonId | null;
}

/** Input of `suggest`. */
export interface SuggestRequest {
	deck: readonly CardFacts[];
	moment: Moment;
	/** The user's choices of the last `keptAwayDays` days, oldest first. */
	choices: readonly Choice[];
	/** Cards already shown that should make way for others. */
	seen: ReadonlySet<CardId>;
	/** The people in the diary. */
	people: readonly Companion[];
	/** The posterior and the history; null means the prior and an empty history. */
	knowledge: Knowledge | null;
	/** The same seed and request lead to the same suggestions on every device. */
	seed: string;
}

/** A candidate card with its scores. */
export interface Scored {
	card: CardFacts;
	features: Float64Array;
	/** Subtracted from the reward, by a rule outside the model. */
	cost: number;
	/** Posterior mean of the reward, minus the cost. */
	mean: number;
	/** Reward under sampled weights and a sampled card effect, minus the cost. */
	draw: number;
}

/** Number of "not now" in a day after which the app pauses suggestions until the user requests more. */
const notNowsUntilPause = 2;
/** At this energy and below, one of the two cards is rest. */
const restBesideUpTo = 30;
/** From this energy on, one of the two cards asks for a good part of it, and the other for hardly any. */
const fullFrom = 70;
/** Maximum effort of the smaller of the two cards at full energy. */
const tinyEffort = 15;

/**
 * Returns whether a card asks for a good part of the energy: half of a full energy, a third of a fair one,
 * and any of a low one. The offer follows the energy by this, before anything is learned. The card that the
 * user picked for today is always one.
 */
function isLargerAsk({ id, effort }: CardFacts, { energy, intendedCardId }: Situation): boolean {
	if (energy <= restBesideUpTo || id === intendedCardId) return true;
	return effort >= (energy < fullFrom ? energy / 3 : energy / 2);
}

/** The prior and an empty history. */
const nothingKnown: Knowledge = { belief: priorBelief, history: noHistory() };

/**
 * Suggests one or two cards: the one with the best sampled score among those that ask for a good part of the
 * energy, and the one with the best mean of another family: a tiny one at full energy, or rest at low energy.
 * At very low energy rest comes first. Never exceeds the effort limit of the situation; never empty if the
 * deck contains pure rest.
 */
export function suggest(request: SuggestRequest): Suggestion[] {
	const { situation, scored } = weighed(request);
	let people = request.people;
	const named = ({ card }: Scored): Suggestion => {
		const personId = companionFor(card, people, situation.today, request.seed);
		// Suggest each person for at most one card.
		people = people.filter(({ id }) => id !== personId);
		return { cardId: card.id, personId };
	};
	const cards = picked(scored, situation);
	// A message goes to one person; an act in person may be for anyone nearby.
	return cards[0]?.card.channel === 'inPerson'
		? cards.reverse().map(named).reverse()
		: cards.map(named);
}

/** Returns the candidates of a request with their scores. */
export function weighed(request: SuggestRequest): {
	situation: Situation;
	scored: Scored[];
	knowledge: Knowledge;
} {
	const { moment, deck, choices, seen, seed } = request;
	const knowledge = request.knowledge ?? nothingKnown;
	const situation = situationOf(moment, choices, deck);
	const eligible = deck.filter((card) => isEligible(card, situation));
	// Pure rest stays eligible after it was turned down, but other rest is preferred.
	const fresh = eligible.filter(({ id }) => !seen.has(id) && !situation.turnedDown.has(id));
	// Filter each kind of card separately: if all cards of one kind were seen, only that kind repeats.
	const isLarger = (card: CardFacts) => isActive(card) && isLargerAsk(card, situation);
	const isSmaller = (card: CardFacts) => isActive(card) && !isLargerAsk(card, situation);
	const actives = situation.energy < fullFrom ? [isActive] : [isLarger, isSmaller];
	const pool = [isRest, ...actives].flatMap((kind) => {
		const left = fresh.filter(kind);
		return left.length > 0 ? left : wanted(eligible.filter(kind), situation);
	});
	const { belief, history } = knowledge;
	const context = {
		...moment,
		day: dayNumber(moment.today),
		isIntended: ({ id }: CardFacts) => id === moment.intendedCardId
	};
	const weights = belief.drawn(seededRandom(seed), boldness);
	const scored = pool.map((card): Scored => {
		const features = featuresOf(card, context, history);
		const isPresuming = presumesSomebody(card) && !context.isIntended(card);
		const cost = moment.knowsNobody && isPresuming ? unnamedCost : 0;
		const mean = product(belief.means, features) + belief.taste(card, belief.means) - cost;
		const one = { card, features, cost, mean, draw: 0 };
		// Seed each card by its id: adding or removing a card does not change the samples of the others.
		return { ...one, draw: drawOf(one, weights, belief, seededRandom(`${seed} ${card.id}`)) };
	});
	return { situation, scored, knowledge };
}

/** Thompson sampling: returns the reward under the sampled weights and a sampled card effect, minus the cost. */
export function drawOf(
	{ card, features, cost }: Scored,
	weights: Float64Array,
	belief: Belief,
	random: Random
): number {
	return (
		product(weights, features) +
		belief.taste(card, weights) +
		boldness * belief.tasteDeviation(card) * random.normal() -
		cost
	);
}

/** Selects one or two of the candidates by their scores. */
export function picked(scored: readonly Scored[], situation: Situation): Scored[] {
	const { energy } = situation;
	const isLow = energy <= lowEnergy;
	const rest = best(scored, 'draw', isRest);
	const active =
		best(scored, 'draw', (card) => isActive(card) && isLargerAsk(card, situation)) ??
		best(scored, 'draw', isActive);
	const first = isLow ? rest : (active ?? rest);
	if (!first) return [];
	const isOther = (card: CardFacts) => isActive(card) && card.family !== first.card.family;
	const isTiny = (card: CardFacts) => isOther(card) && card.effort <= tinyEffort;
	const isLarge = (card: CardFacts) => isOther(card) && card.effort >= energy / 2;
	const beside =
		(energy <= restBesideUpTo && !isLow && rest?.card.family !== first.card.family && rest) ||
		// If a small card was picked for today, the other one is large.
		(energy >= fullFrom && best(scored, 'mean', first.card.effort < energy / 2 ? isLarge : isTiny));
	const second = beside || best(scored, 'mean', isOther);
	return second ? [first, second] : [first];
}

/** Returns the card of a kind with the highest score; the smaller id wins a tie. */
function best(
	scored: readonly Scored[],
	by: 'draw' | 'mean',
	isOfKind: (card: CardFacts) => boolean
): Scored | undefined {
	let found: Scored | undefined;
	for (const one of scored) {
		if (!isOfKind(one.card)) continue;
		if (!found || one[by] > found[by] || (one[by] === found[by] && one.card.id < found.card.id))
			found = one;
	}
	return found;
}

/** Returns true after two "not now" today: suggestions pause until the user requests more. */
export function isPaused(moment: Moment, choices: readonly Choice[]): boolean {
	return situationOf(moment, choices, []).notNowsToday >= notNowsUntilPause;
}

/** Returns the cards that the hard rules allow at this moment. */
export function fittingNow(
	cards: readonly CardFacts[],
	moment: Moment,
	choices: readonly Choice[]
): ReadonlySet<CardId> {
	const situation = situationOf(moment, choices, cards);
	return new Set(cards.filter((card) => keepsRules(card, situation)).map(({ id }) => id));
}

/** Returns the cards that the hard rules allow at noon today: for plans at a later, unknown hour. */
export function fittingToday(
	cards: readonly CardFacts[],
	moment: Moment,
	choices: readonly Choice[]
): ReadonlySet<CardId> {
	return fittingNow(cards, { ...moment, hour: 12, isNobodyHere: false, place: null }, choices);
}

const isRest = ({ family }: CardFacts) => family === 'rest';
/** Returns true for every card that is not rest. */
export const isActive = (card: CardFacts): boolean => !isRest(card);

/** Returns the cards that were not turned down; all of them if none is left. */
function wanted(cards: readonly CardFacts[], { turnedDown }: Situation): readonly CardFacts[] {
	const left = cards.filter(({ id }) => !turnedDown.has(id));
	return left.length > 0 ? left : cards;
}
