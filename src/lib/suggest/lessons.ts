import {
	channels,
	type CardFacts,
	type CardId,
	type Channel,
	type Family
} from '#lib/domain/card.ts';
import { dayNumber, type Day } from '#lib/domain/day.ts';
import { unwantedDays } from './history.ts';
import type { Learned } from './learning.ts';
import { beliefFrom } from './posterior.ts';
import { featureNames, priorMeans, type FeatureName } from './prior.ts';

/** What was learned about one way of reaching people. */
export interface ChannelLesson {
	channel: Channel;
	/** How often an act of it was answered, and how often it was done. */
	times: number;
	done: number;
	/** How much better it suits than was first guessed, in rewards of 0 to 1; below 0 it suits less. */
	change: number;
	/** How unsure the change is: a standard deviation. */
	deviation: number;
}

/** What was learned, in pieces that can each be said in a sentence. */
export interface Lessons {
	/** How many choices said yes or no to an act. */
	answerCount: number;
	/** Those of which anything is known. */
	channels: readonly ChannelLesson[];
	/** Whether acts that take more suit this person better or worse than was guessed; null while unsure. */
	heavier: 'better' | 'worse' | null;
	/** Acts that went better than the rest would tell, the best first. */
	favourites: readonly CardId[];
	/** Acts that went worse. */
	disliked: readonly CardId[];
	/** Families of which less was wished. */
	unwanted: readonly Family[];
}

/** Before so many answers nothing is said about a person. */
export const fewestAnswers = 8;
/** A taste for an act that differs less than this is not worth a sentence. */
const tellingTaste = 0.04;
const listed = 3;

/** What was learned, for sentences and a picture. */
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
	const tastes = deck
		.filter(({ id }) => history.cards.has(id))
		.map(({ id }) => ({ id, taste: belief.taste(id, belief.means) }))
		.sort((a, b) => b.taste - a.taste);
	const effort = change('effort');
	const isSure = Math.abs(effort.change) > effort.deviation;
	return {
		answerCount: history.answerCount,
		channels: channels.flatMap((channel): ChannelLesson[] => {
			const answers = history.channels.get(channel);
			// Acts alone reach nobody: they are what the ways of reaching people are measured against.
			if (channel === 'solo' || !answers || answers.times === 0) return [];
			return [{ channel, times: answers.times, done: answers.done, ...change(channel) }];
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
