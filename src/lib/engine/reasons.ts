import type { CardId, Channel } from '#lib/core/card.ts';
import { dayNumber } from '#lib/core/day.ts';
import { isPureRest } from './eligible.ts';
import { featureNames, priorMeans, type FeatureName } from './prior.ts';
import { slopeAfter } from './calibration.ts';
import { daysSinceShown, never, type Answers, type History } from './history.ts';
import { isActive, weighed, type Scored, type SuggestRequest } from './suggest.ts';

/** A reason to offer a card: one of the larger terms of its score, which the app puts in a sentence. */
export type Reason =
	| { kind: 'rest' }
	| { kind: 'change' }
	| { kind: 'fitsEnergy'; energy: number; effort: number }
	| { kind: 'intended' }
	| { kind: 'fitsHour' }
	| { kind: 'suitsChannel' }
	| { kind: 'firstMove' }
	| { kind: 'likedChannel' }
	| { kind: 'doneBefore' }
	| { kind: 'wentWell' }
	| { kind: 'channelWentWell'; channel: Channel; times: number; of: number }
	| { kind: 'contactDue' }
	| { kind: 'notLately'; days: number | null };

/** Terms of the score up to this are not worth a sentence. */
const tellingTerm = 0.03;
/** Minimum number of times that cards of a channel were done before its counts are a reason. */
const tellingAnswers = 3;
/** A card that was not shown for this many days is a welcome change. */
const notLatelyDays = 5;

const reasonOfFeature: { readonly [name in FeatureName]?: Reason['kind'] } = {
	intended: 'intended',
	cueFitsHour: 'fitsHour',
	atHomeInTheEvening: 'fitsHour',
	inPersonByDay: 'suitsChannel',
	remoteInTheEvening: 'suitsChannel',
	firstMove: 'firstMove',
	likedChannel: 'likedChannel',
	inPerson: 'channelWentWell',
	call: 'channelWentWell',
	voiceNote: 'channelWentWell',
	text: 'channelWentWell',
	letter: 'channelWentWell',
	online: 'channelWentWell',
	completion: 'wentWell',
	pastEase: 'wentWell',
	treasured: 'wentWell',
	contactDue: 'contactDue'
};

/**
 * Returns one to three reasons why the card is offered, beginning with how it fits; none if the request rules
 * it out. A term of the score counts by its difference from the mean over all candidates, because a term that
 * they all share explains nothing.
 */
export function reasonsFor(request: SuggestRequest, cardId: CardId): readonly Reason[] {
	const { situation, scored, knowledge } = weighed(request);
	const one = scored.find(({ card }) => card.id === cardId);
	if (!one) return [];
	const { belief, history } = knowledge;
	const { card, features } = one;
	const past = history.cards.get(card.id);
	const channel = history.channels.get(card.channel);
	const isLearned = (name: FeatureName) => {
		const at = featureNames.indexOf(name);
		return belief.means[at]! > priorMeans[at]!;
	};
	/** Reasons that need more evidence than a large term. */
	const made: { readonly [kind in Reason['kind']]?: () => Reason | null } = {
		wentWell() {
			if (!past || past.done === 0 || past.harmCount > 0) return null;
			return { kind: wentWell(past) || past.isTreasured ? 'wentWell' : 'doneBefore' };
		},
		channelWentWell() {
			if (!channel || channel.done < tellingAnswers || 2 * channel.done < channel.times)
				return null;
			if (card.channel === 'solo' || !isLearned(card.channel)) return null;
			return {
				kind: 'channelWentWell',
				channel: card.channel,
				times: channel.done,
				of: channel.times
			};
		}
	};

	const terms = new Map<Reason['kind'], number>();
	const add = (kind: Reason['kind'], term: number) =>
		terms.set(kind, (terms.get(kind) ?? 0) + term);
	for (const [i, name] of featureNames.entries()) {
		const kind = reasonOfFeature[name];
		if (!kind) continue;
		const usual = scored.reduce((sum, other) => sum + other.features[i]!, 0) / scored.length;
		// A feature that is 0 is no reason, except for those that can count for or against a card.
		if (features[i]! > 0 || kind === 'wentWell')
			add(kind, belief.means[i]! * (features[i]! - usual));
	}
	add('wentWell', belief.taste(card, belief.means));
	const stated = [...terms]
		.filter(([, term]) => term > tellingTerm)
		.sort(([, a], [, b]) => b - a)
		.flatMap(([kind]) => made[kind]?.() ?? (kind in made ? [] : ({ kind } as Reason)));

	const fits: Reason = isPureRest(card)
		? { kind: 'rest' }
		: { kind: 'fitsEnergy', energy: situation.energy, effort: card.effort };
	const daysAgo = daysSinceShown(past, dayNumber(situation.today));
	const freshness: Reason[] =
		daysAgo >= notLatelyDays
			? [{ kind: 'notLately', days: Number.isFinite(daysAgo) ? daysAgo : null }]
			: [];
	const change: Reason[] = isChange(one, scored, history, dayNumber(situation.today))
		? [{ kind: 'change' }]
		: [];
	return [fits, ...change, ...stated, ...freshness].slice(0, 3);
}

/** A card that is expected to earn this much less than another one may be a change from the usual. */
const changeGap = 0.08;
/** Days without the family of a card after which the card may be a change from the usual. */
const unusualDays = 14;

/** Returns true if another card is expected to go clearly better, and the family was long neither shown nor done. */
function isChange(
	{ card, mean }: Scored,
	scored: readonly Scored[],
	{ families, answerCount }: History,
	today: number
): boolean {
	const family = families.get(card.family);
	return (
		isActive(card) &&
		daysSinceShown(family, today) > unusualDays &&
		Math.abs(today - (family?.doneDay ?? never)) > unusualDays &&
		scored.some(
			(other) => isActive(other.card) && slopeAfter(answerCount) * (other.mean - mean) > changeGap
		)
	);
}

/** Returns true if the mean rating of ease is at least 3.5 of 5. */
function wentWell({ easeSum, easeCount }: Answers): boolean {
	return easeCount > 0 && easeSum / easeCount >= 0.625;
}
