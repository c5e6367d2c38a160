import type { CardFacts, CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { lowEnergy } from '#lib/domain/energy.ts';
import { isEligible, isPureRest, keepsRules } from './eligible.ts';
import { featureNames, featuresOf, type FeatureName } from './features.ts';
import { boldness, cardDeviation, priorDeviation, priorMeans } from './prior.ts';
import { seededRandom } from './random.ts';
import { situationOf, type Moment, type Situation } from './situation.ts';

export { isQuietHour } from './eligible.ts';
export { keptAwayDays } from './situation.ts';
export type { Moment } from './situation.ts';

/** Why an act is offered: one of the larger terms of its score, for a sentence to be made of it. */
export type Reason =
	| { kind: 'rest' }
	| { kind: 'fitsEnergy'; energy: number; effort: number }
	| { kind: 'intended' }
	| { kind: 'fitsHour' }
	| { kind: 'suitsChannel' }
	| { kind: 'firstMove' }
	| { kind: 'notLately'; days: number | null }
	| { kind: 'somethingDifferent' };

/** An act that is offered. */
export interface Suggestion {
	cardId: CardId;
	/** The most telling first; at least one, at most three. */
	reasons: readonly Reason[];
}

/** What suggesting goes by. */
export interface SuggestRequest {
	deck: readonly CardFacts[];
	moment: Moment;
	/** The person's choices of the last `keptAwayDays` days, the oldest first. */
	choices: readonly Choice[];
	/** Acts that have been seen just now and are to make way for others. */
	seen: ReadonlySet<CardId>;
	/** The same seed and request give the same suggestions on any device. */
	seed: string;
}

interface Scored {
	card: CardFacts;
	features: Float64Array;
	mean: number;
	draw: number;
}

/** After so many "not now" in a day nothing more is offered until the person asks. */
const notNowsUntilPause = 2;
/** At this energy and below, rest is one of the two acts. */
const restBesideUpTo = 30;

/**
 * One or two acts that fit: the best draw, and the best of another family, or rest when energy is
 * low. At very low energy rest comes first. Never above the margin; never empty while the deck has a
 * card of pure rest.
 */
export function suggest(request: SuggestRequest): Suggestion[] {
	const situation = situationOf(request.moment, request.choices, request.deck);
	const eligible = request.deck.filter((card) => isEligible(card, situation));
	// Rest stays eligible when it was turned down, but another kind of rest comes first.
	const fresh = eligible.filter(({ id }) => !request.seen.has(id) && !situation.turnedDown.has(id));
	// Rest and the other acts are looked at apart, so that neither brings back what was seen of the other.
	const pool = [isRest, isActive].flatMap((kind) => {
		const left = fresh.filter(kind);
		return left.length > 0 ? left : wanted(eligible.filter(kind), situation);
	});
	const scored = scores(pool, situation, request.seed);
	const byDraw = [...scored].sort((a, b) => b.draw - a.draw || compareIds(a, b));
	const byMean = [...scored].sort((a, b) => b.mean - a.mean || compareIds(a, b));

	const isLow = situation.energy <= lowEnergy;
	const rest = byDraw.find(({ card }) => isRest(card));
	const active = byDraw.find(({ card }) => isActive(card));
	const first = isLow ? rest : (active ?? rest);
	if (!first) return [];
	const isOther = ({ card }: Scored) => card.family !== first.card.family;
	const second =
		situation.energy <= restBesideUpTo && !isLow && isOther(rest ?? first)
			? rest
			: byMean.find((one) => isOther(one) && one.card.family !== 'rest');
	return [first, second]
		.filter((one) => one !== undefined)
		.map((one) => ({ cardId: one.card.id, reasons: reasonsFor(one, situation, byMean) }));
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

/**
 * Thompson sampling from the prior: one draw of the weights for all acts, one of the taste for each.
 * Source: ENGINE.md, the model.
 */
function scores(cards: readonly CardFacts[], situation: Situation, seed: string): Scored[] {
	const random = seededRandom(seed);
	const drawn = priorMeans.map((mean) => mean + boldness * priorDeviation * random.normal());
	return cards.map((card) => {
		const features = featuresOf(card, situation);
		// By its own seed, so that a card that joins or leaves the deck moves no other.
		const taste = boldness * cardDeviation * seededRandom(`${seed} ${card.id}`).normal();
		return {
			card,
			features,
			mean: product(priorMeans, features),
			draw: product(drawn, features) + taste
		};
	});
}

function product(weights: Float64Array, features: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
	return sum;
}

const reasonOfFeature: {
	readonly [name in FeatureName]?: (one: Scored, situation: Situation) => Reason;
} = {
	intended: () => ({ kind: 'intended' }),
	cueFitsHour: () => ({ kind: 'fitsHour' }),
	text: () => ({ kind: 'suitsChannel' }),
	inPersonByDay: () => ({ kind: 'suitsChannel' }),
	remoteInTheEvening: () => ({ kind: 'suitsChannel' }),
	firstMove: () => ({ kind: 'firstMove' })
};

function reasonsFor(
	one: Scored,
	situation: Situation,
	byMean: readonly Scored[]
): readonly Reason[] {
	const { card, features } = one;
	const fits: Reason = isPureRest(card)
		? { kind: 'rest' }
		: { kind: 'fitsEnergy', energy: situation.energy, effort: card.effort };
	const terms = featureNames
		.map((name, i) => ({ name, term: (priorMeans[i] ?? 0) * (features[i] ?? 0) }))
		.filter(({ name, term }) => term > 0.03 && name in reasonOfFeature)
		.sort((a, b) => b.term - a.term)
		.flatMap(({ name }) => reasonOfFeature[name]?.(one, situation) ?? []);
	const told = terms.filter(({ kind }, i) => terms.findIndex((t) => t.kind === kind) === i);
	const daysAgo = situation.shownDaysAgo.get(card.id);
	const freshness: Reason[] =
		daysAgo === undefined || daysAgo >= 5 ? [{ kind: 'notLately', days: daysAgo ?? null }] : [];
	const isBold = byMean.indexOf(one) >= 12 && !isPureRest(card);
	const different: Reason[] = isBold ? [{ kind: 'somethingDifferent' }] : [];
	return [...different, fits, ...told, ...freshness].slice(0, 3);
}

function compareIds(a: Scored, b: Scored): number {
	return a.card.id < b.card.id ? -1 : 1;
}
