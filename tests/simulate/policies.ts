import type { CardFacts, CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { dayNumber } from '#lib/domain/day.ts';
import { priorBelief, product, type Knowledge } from '#lib/suggest/belief.ts';
import { featuresOf } from '#lib/suggest/features.ts';
import { knowledgeOf, learnedFrom, nothingLearned, type Learned } from '#lib/suggest/learning.ts';
import type { Random } from '#lib/suggest/random.ts';
import type { Situation } from '#lib/suggest/situation.ts';
import { suggest, type Moment } from '#lib/suggest/suggest.ts';
import type { Observation } from './log.ts';
import type { Offer } from './offers.ts';
import { epsilonGreedy, flatThompson, linUcb, popularity, staticRule, uniform } from './rivals.ts';

/** What a policy may go by at a visit. */
export interface Scene {
	moment: Moment;
	situation: Situation;
	/** The choices that matter to the hard rules. */
	choices: readonly Choice[];
	/** The cards that keep the hard rules, in the order of the deck. */
	pool: readonly CardFacts[];
	/** The same for all policies. */
	seed: string;
	random: Random;
	/** For the oracle alone. */
	best: Offer;
}

/** A policy in the course of one life. */
export interface Player {
	offer(scene: Scene): readonly CardFacts[];
	learn(choices: readonly Choice[], observations: readonly Observation[]): void;
	/** The reward that was expected of a card at the last offer, where the policy has such a thing. */
	expectedOf?(card: CardFacts): number;
}

/** A way of choosing what to offer. */
export interface Policy {
	name: string;
	begin(deck: readonly CardFacts[]): Player;
}

const nothingSeen: ReadonlySet<CardId> = new Set();

/**
 * What the engine goes by. With learning off it keeps the whole history here, which is more than a
 * person has who switched learning off: a harder rival.
 */
function knowledgeFor(learned: Learned, learns: boolean): Knowledge {
	if (learns) return knowledgeOf(learned, true);
	return { belief: priorBelief, history: learned.history };
}

/** The engine through its door, with learning switched on or off. */
export function engine(name: string, learns: boolean): Policy {
	return {
		name,
		begin(deck) {
			let learned = nothingLearned();
			let knowledge = knowledgeFor(learned, learns);
			let moment: Moment | null = null;
			return {
				offer(scene) {
					moment = scene.moment;
					knowledge = knowledgeFor(learned, learns);
					const suggestions = suggest({
						deck,
						moment,
						choices: scene.choices,
						seen: nothingSeen,
						people: [],
						knowledge,
						seed: scene.seed
					});
					return suggestions.map(({ cardId }) => scene.pool.find(({ id }) => id === cardId)!);
				},
				learn(choices) {
					learned = learnedFrom(learned, choices, deck);
				},
				expectedOf(card) {
					const { belief, history } = knowledge;
					const day = dayNumber(moment!.today);
					const context = { ...moment!, day, isIntended: () => false };
					const features = featuresOf(card, context, history);
					return product(belief.means, features) + belief.taste(card.id, belief.means);
				}
			};
		}
	};
}

const oracle: Policy = {
	name: 'oracle',
	begin: () => ({ offer: ({ best }) => best.cards, learn: () => undefined })
};

/** The policies that are compared, in the order of the tables. */
export const policies: readonly Policy[] = [
	uniform,
	staticRule,
	engine('priorOnly', false),
	popularity('popularity'),
	epsilonGreedy('epsilonGreedy'),
	linUcb('linUcb'),
	flatThompson('flatThompson'),
	engine('engine', true),
	oracle
];

/** The policies against which the engine is to win. */
export const learnable: readonly string[] = [
	'priorOnly',
	'popularity',
	'epsilonGreedy',
	'linUcb',
	'flatThompson'
];
