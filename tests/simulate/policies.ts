import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayNumber } from '#lib/core/day.ts';
import { priorBelief, product, type Knowledge } from '#lib/engine/belief.ts';
import { calibrated } from '#lib/engine/calibration.ts';
import { featuresOf } from '#lib/engine/features.ts';
import { knowledgeOf, learnedFrom, nothingLearned, type Learned } from '#lib/engine/learning.ts';
import type { Random } from '#lib/engine/random.ts';
import type { Situation } from '#lib/engine/situation.ts';
import { suggest, type Moment } from '#lib/engine/suggest.ts';
import type { Observation } from './log.ts';
import type { Offer } from './offers.ts';
import { ceiling } from './ceiling.ts';
import {
	betaFamilies,
	epsilonGreedy,
	flatThompson,
	linUcb,
	popularity,
	staticRule,
	uniform,
	workedLately
} from './rivals.ts';

/** The input of a policy at a visit. */
export interface Scene {
	moment: Moment;
	situation: Situation;
	/** The choices that affect the hard rules. */
	choices: readonly Choice[];
	/** The eligible cards, in the order of the deck. */
	pool: readonly CardFacts[];
	/** The same for all policies. */
	seed: string;
	random: Random;
	/** Only for the oracle. */
	best: Offer;
}

/** A policy in the course of one life. */
export interface Player {
	offer(scene: Scene): readonly CardFacts[];
	learn(choices: readonly Choice[], observations: readonly Observation[]): void;
	/** Returns the corrected expected reward of a card at the last offer, if the policy has expectations. */
	expectedOf?(card: CardFacts): number;
}

/** A strategy for choosing the cards to offer. */
export interface Policy {
	name: string;
	begin(deck: readonly CardFacts[]): Player;
}

const nothingSeen: ReadonlySet<CardId> = new Set();

/**
 * Returns the knowledge of the engine. With learning off, this policy still has the whole history, which is
 * more than the app uses then: a harder rival.
 */
function knowledgeFor(learned: Learned, learns: boolean): Knowledge {
	if (learns) return knowledgeOf(learned, true);
	return { belief: priorBelief, history: learned.history };
}

/** The engine through its entry point, with learning on or off. */
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
					const raw = product(belief.means, features) + belief.taste(card, belief.means);
					return calibrated(raw, history.answerCount);
				}
			};
		}
	};
}

const oracle: Policy = {
	name: 'oracle',
	begin: () => ({ offer: ({ best }) => best.cards, learn: () => undefined })
};

/** The policies to compare, in the order of the tables. */
export const policies: readonly Policy[] = [
	uniform,
	staticRule,
	engine('priorOnly', false),
	popularity('popularity'),
	epsilonGreedy('epsilonGreedy'),
	betaFamilies('betaFamilies'),
	workedLately('workedLately'),
	linUcb('linUcb'),
	flatThompson('flatThompson'),
	engine('engine', true),
	ceiling,
	oracle
];

/** The policies that the engine has to beat. */
export const learnable: readonly string[] = [
	'priorOnly',
	'popularity',
	'epsilonGreedy',
	'betaFamilies',
	'workedLately',
	'linUcb',
	'flatThompson'
];
