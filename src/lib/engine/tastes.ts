import type { CardFacts, CardId } from '#lib/core/card.ts';
import { featuresOf } from './features.ts';
import { noHistory } from './history.ts';
import { copiedEvidence, observe, type Evidence } from './posterior.ts';
import { featureNames, type FeatureName } from './prior.ts';

/** The answers to the first questions: which cards the user wants more of, and which rather not. */
export interface Tastes {
	moreLike: readonly CardId[];
	ratherNot: readonly CardId[];
}

/** The tastes of a user who answered no question. */
export const noTastes: Tastes = { moreLike: [], ratherNot: [] };

/** Reward above or below the usual one that an answer states. */
const stated = 0.3;

const facts: ReadonlySet<FeatureName> = new Set<FeatureName>([
	'closeness',
	'giving',
	'receiving',
	'inPerson',
	'call',
	'voiceNote',
	'text',
	'letter',
	'online',
	'withStranger',
	'minutes'
]);
/** 1 for the features that depend on the card and not on the moment. */
const factMask = featureNames.map((name) => Number(facts.has(name) || name.includes(' ')));
/** Any moment: the features that depend on it are not used. */
const anyMoment = {
	day: 0,
	hour: 12,
	energy: 50,
	isIntended: () => false,
	likedChannels: []
};

/**
 * Returns the evidence with one more observation for each answer: the facts of the card are worth 0.3 more, or
 * less, than usual. The level of all rewards does not change. Cards that are not in the deck are ignored.
 */
export function withTastes(
	evidence: Evidence,
	{ moreLike, ratherNot }: Tastes,
	deck: readonly CardFacts[]
): Evidence {
	if (moreLike.length + ratherNot.length === 0) return evidence;
	const told = copiedEvidence(evidence);
	const history = noHistory();
	const tell = (cardIds: readonly CardId[], reward: number) => {
		for (const cardId of cardIds) {
			const card = deck.find(({ id }) => id === cardId);
			if (!card) continue;
			const features = featuresOf(card, anyMoment, history).map((value, i) => value * factMask[i]!);
			observe(told, card, features, reward, 1);
		}
	};
	tell(moreLike, stated);
	tell(ratherNot, -stated);
	return told;
}
