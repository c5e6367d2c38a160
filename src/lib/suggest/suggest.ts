import type { CardFacts, CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { lowEnergy } from '#lib/domain/energy.ts';
import { dayNumber } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { priorBelief, product, type Belief, type Knowledge } from './belief.ts';
import { companionFor, type Companion } from './company.ts';
import { isEligible, keepsRules } from './eligible.ts';
import { featuresOf } from './features.ts';
import { noHistory } from './history.ts';
import { boldness } from './prior.ts';
import { seededRandom, type Random } from './random.ts';
import { situationOf, type Moment, type Situation } from './situation.ts';

export type { Knowledge } from './belief.ts';
export { mayBeNamed, type Companion } from './company.ts';
export { isQuietHour } from './eligible.ts';
export { isKeptAway, isPuttingAway, keptAwayDays } from './situation.ts';
export type { Moment } from './situation.ts';

/** An act that is offered. */
export interface Suggestion {
	cardId: CardId;
	/** Whether it is expected to suit less than others, and is there to find something out. */
	isExploring: boolean;
	/** Somebody for whom it could be; null when nobody comes to mind. */
	personId: PersonId | null;
}

/** What suggesting goes by. */
export interface SuggestRequest {
	deck: readonly CardFacts[];
	moment: Moment;
	/** The person's choices of the last `keptAwayDays` days, the oldest first. */
	choices: readonly Choice[];
	/** Acts that have been seen just now and are to make way for others. */
	seen: ReadonlySet<CardId>;
	/** Whom the person keeps. */
	people: readonly Companion[];
	/** What was learned; null before there is anything to learn from. */
	knowledge: Knowledge | null;
	/** The same seed and request give the same suggestions on any device. */
	seed: string;
}

/** An act with its score. */
export interface Scored {
	card: CardFacts;
	features: Float64Array;
	/** The reward that is expected of it. */
	mean: number;
	/** The same with weights and a taste drawn at random. */
	draw: number;
}

/** After so many "not now" in a day nothing more is offered until the person asks. */
const notNowsUntilPause = 2;
/** At this energy and below, rest is one of the two acts. */
const restBesideUpTo = 30;

/** The prior alone, for a person about whom nothing is known. */
const nothingKnown: Knowledge = { belief: priorBelief, history: noHistory() };
/** How many times the draw is repeated to tell how likely a pick was. */
const redraws = 20;

/**
 * One or two acts that fit: the best draw, and the best of another family, or rest when energy is
 * low. At very low energy rest comes first. Never above the margin; never empty while the deck has a
 * card of pure rest.
 */
export function suggest(request: SuggestRequest): Suggestion[] {
	const { situation, scored } = weighed(request);
	let people = request.people;
	return picked(scored, situation).map((one) => {
		const personId = companionFor(one.card, people, situation.today, request.seed);
		// One act for a person is enough.
		people = people.filter(({ id }) => id !== personId);
		return { cardId: one.card.id, isExploring: isExploring(one, scored), personId };
	});
}

/**
 * How likely each of these acts was to be offered by that request, above 0 to 1: the share of draws,
 * its own and as many others, that bring it.
 */
export function chancesOf(
	request: SuggestRequest,
	suggestions: readonly Suggestion[]
): ReadonlyMap<CardId, number> {
	const { situation, scored, knowledge } = weighed(request);
	const random = seededRandom(`${request.seed} again`);
	const times = new Map(suggestions.map(({ cardId }) => [cardId, 1]));
	for (let redraw = 0; redraw < redraws; redraw++) {
		const weights = knowledge.belief.drawn(random, boldness);
		const redrawn = scored.map((one) => ({
			...one,
			draw: drawOf(one, weights, knowledge.belief, random)
		}));
		for (const { card } of picked(redrawn, situation)) {
			const before = times.get(card.id);
			if (before !== undefined) times.set(card.id, before + 1);
		}
	}
	return new Map([...times].map(([id, count]) => [id, count / (redraws + 1)]));
}

/** A pick that is expected to be so much worse than the best of its kind is there to find something out. */
const exploringGap = 0.08;

function isExploring(one: Scored, scored: readonly Scored[]): boolean {
	return (
		isActive(one.card) &&
		scored.some(({ card, mean }) => isActive(card) && mean > one.mean + exploringGap)
	);
}

/** The acts among which a request chooses, with their scores. */
export function weighed(request: SuggestRequest): {
	situation: Situation;
	scored: Scored[];
	knowledge: Knowledge;
} {
	const { moment, deck, choices, seen, seed } = request;
	const knowledge = request.knowledge ?? nothingKnown;
	const situation = situationOf(moment, choices, deck);
	const eligible = deck.filter((card) => isEligible(card, situation));
	// Rest stays eligible when it was turned down, but another kind of rest comes first.
	const fresh = eligible.filter(({ id }) => !seen.has(id) && !situation.turnedDown.has(id));
	// Rest and the other acts are looked at apart, so that neither brings back what was seen of the other.
	const pool = [isRest, isActive].flatMap((kind) => {
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
		const mean = product(belief.means, features) + belief.taste(card.id, belief.means);
		const one = { card, features, mean, draw: 0 };
		// By its own seed, so that a card that joins or leaves the deck moves no other.
		return { ...one, draw: drawOf(one, weights, belief, seededRandom(`${seed} ${card.id}`)) };
	});
	return { situation, scored, knowledge };
}

/** Thompson sampling: the score if the drawn weights and a drawn taste were true. Source: ENGINE.md. */
function drawOf(
	{ card, features }: Scored,
	weights: Float64Array,
	belief: Belief,
	random: Random
): number {
	return (
		product(weights, features) +
		belief.taste(card.id, weights) +
		boldness * belief.tasteDeviation(card.id) * random.normal()
	);
}

function picked(scored: readonly Scored[], situation: Situation): Scored[] {
	const isLow = situation.energy <= lowEnergy;
	const rest = best(scored, 'draw', isRest);
	const active = best(scored, 'draw', isActive);
	const first = isLow ? rest : (active ?? rest);
	if (!first) return [];
	const isOther = ({ family }: CardFacts) => family !== first.card.family;
	const second =
		situation.energy <= restBesideUpTo && !isLow && rest && isOther(rest.card)
			? rest
			: best(scored, 'mean', (card) => isOther(card) && isActive(card));
	return second ? [first, second] : [first];
}

/** The one of the highest score among those of a kind; of equals the first by its id. */
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

/** Whether to stop offering until asked: after two "not now" on this day. */
export function isPaused(moment: Moment, choices: readonly Choice[]): boolean {
	return situationOf(moment, choices, []).notNowsToday >= notNowsUntilPause;
}

/** Which of the cards keep the hard rules at this moment, and may stand on the screen. */
export function fittingNow(
	cards: readonly CardFacts[],
	moment: Moment,
	choices: readonly Choice[]
): ReadonlySet<CardId> {
	const situation = situationOf(moment, choices, cards);
	return new Set(cards.filter((card) => keepsRules(card, situation)).map(({ id }) => id));
}

/** Which of the cards keep the hard rules for later today: the hour is left aside. */
export function fittingToday(
	cards: readonly CardFacts[],
	moment: Moment,
	choices: readonly Choice[]
): ReadonlySet<CardId> {
	return fittingNow(cards, { ...moment, hour: 12 }, choices);
}

const isRest = ({ family }: CardFacts) => family === 'rest';
const isActive = (card: CardFacts) => !isRest(card);

/** Those of the cards that were not turned down; all of them when none is left. */
function wanted(cards: readonly CardFacts[], { turnedDown }: Situation): readonly CardFacts[] {
	const left = cards.filter(({ id }) => !turnedDown.has(id));
	return left.length > 0 ? left : cards;
}
