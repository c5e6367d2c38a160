import { channels, type CardFacts, type CardId, type Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import { dayNumber, type Day } from '#lib/core/day.ts';
import { unwantedDays } from './history.ts';
import type { Learned } from './learning.ts';
import { beliefFrom } from './posterior.ts';
import { featureNames, priorMeans, type FeatureName } from './prior.ts';

/** The lesson about one channel. */
export interface ChannelLesson {
	channel: Channel;
	/** Number of answers to cards of this channel; `done` is the part of them that was done. */
	times: number;
	done: number;
	/**
	 * Difference from the prior that all cards of the channel have on average, in units of reward: that of the
	 * channel's weight, and the mean taste for its cards. Below 0, the channel suits the user less than the
	 * prior assumed.
	 */
	change: number;
	/** Posterior standard deviation of the channel's weight. */
	deviation: number;
}

/** Lessons that the app puts in one sentence each. */
export interface Lessons {
	/** Number of answers: done, "not now" and "less like this". */
	answerCount: number;
	/** Channels with at least one answer, without `solo`. */
	channels: readonly ChannelLesson[];
	/**
	 * Direction in which the weight of `effort` moved away from its prior mean; null if it moved by at most
	 * one posterior deviation.
	 */
	heavier: 'better' | 'worse' | null;
	/** Cards that were done more than once and have a clearly positive card effect, best first. */
	favourites: readonly CardId[];
	/** Cards with a clearly negative card effect, worst first. */
	disliked: readonly CardId[];
	/** Families with a "less like this" in the last `unwantedDays`. */
	unwanted: readonly Family[];
}

/** Minimum number of answers before lessons are shown. */
export const fewestAnswers = 8;
/** Smallest card effect, in units of reward, that is worth a sentence. */
const tellingTaste = 0.04;
const listed = 3;

/** Summarizes what was learned for the screen that explains it. */
export function lessonsOf(
	{ history, evidence }: Learned,
	deck: readonly CardFacts[],
	today: Day
): Lessons {
	const belief = beliefFrom(evidence);
	const change = (name: FeatureName) => {
		const at = featureNames.indexOf(name);
		return {
			change: belief.means[at]! - priorMeans[at]!,
			deviation: belief.deviation(at)
		};
	};
	const meanTaste = (cards: readonly CardFacts[]) =>
		cards.reduce((sum, card) => sum + belief.taste(card, belief.means), 0) /
		Math.max(1, cards.length);
	const tastes = deck
		.filter(({ id }) => history.cards.has(id))
		.map((card) => ({ id: card.id, taste: belief.taste(card, belief.means) }))
		.sort((a, b) => b.taste - a.taste);
	const effort = change('effort');
	const isSure = Math.abs(effort.change) > effort.deviation;
	return {
		answerCount: history.answerCount,
		channels: channels.flatMap((channel): ChannelLesson[] => {
			const answers = history.channels.get(channel);
			// `solo` reaches no person: it is the baseline for the weights of the other channels.
			if (channel === 'solo' || !answers || answers.times === 0) return [];
			const { change: ofWeight, deviation } = change(channel);
			const ofCards = meanTaste(deck.filter((card) => card.channel === channel));
			const { times, done } = answers;
			return [{ channel, times, done, change: ofWeight + ofCards, deviation }];
		}),
		heavier: isSure ? (effort.change > 0 ? 'better' : 'worse') : null,
		favourites: tastes
			.filter(({ id, taste }) => taste > tellingTaste && history.cards.get(id)!.done > 1)
			.slice(0, listed)
			.map(({ id }) => id),
		disliked: tastes
			.filter(({ taste }) => taste < -tellingTaste)
			.slice(-listed)
			.reverse()
			.map(({ id }) => id),
		unwanted: [...history.families]
			.filter(([, { unwantedDay }]) => dayNumber(today) - unwantedDay < unwantedDays)
			.map(([family]) => family)
	};
}
