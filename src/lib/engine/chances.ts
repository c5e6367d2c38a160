import type { CardId } from '#lib/core/card.ts';
import { boldness } from './prior.ts';
import { seededRandom } from './random.ts';
import { drawOf, picked, weighed, type Suggestion, type SuggestRequest } from './suggest.ts';

/** Number of additional samples that estimate the propensity of a suggestion. */
const redraws = 20;

/**
 * Estimates the propensity of each suggestion: the share of samples that select it, out of the original one
 * and `redraws` more. Above 0, at most 1.
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
