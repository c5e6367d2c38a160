import type { CardId, Channel } from '#lib/domain/card.ts';
import { dayNumber } from '#lib/domain/day.ts';
import { isPureRest } from './eligible.ts';
import { featureNames, priorMeans, type FeatureName } from './prior.ts';
import { daysSinceShown, type Answers } from './history.ts';
import { weighed, type SuggestRequest } from './suggest.ts';

/** Why an act is offered: one of the larger terms of its score, for a sentence to be made of it. */
export type Reason =
	| { kind: 'rest' }
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

/** Terms that make less of a difference than this are not worth a sentence. */
const tellingTerm = 0.03;
/** So many answers make a number worth telling. */
const tellingAnswers = 3;
/** An act that was not shown for so many days is something else for a change. */
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
 * Why that request offers that act, the most telling first; at least one and at most three, and none for
 * an act that it cannot offer. The terms of its score are weighed against those of the other acts, since
 * what all of them share tells nothing.
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
	/** Kinds of which more has to be true than that their term is large. */
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
		// What an act has not, tells only where it goes both ways.
		if (features[i]! > 0 || kind === 'wentWell')
			add(kind, belief.means[i]! * (features[i]! - usual));
	}
	add('wentWell', belief.taste(card.id, belief.means));
	const told = [...terms]
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
	return [fits, ...told, ...freshness].slice(0, 3);
}

/** Whether the person said of it that it went rather well. */
function wentWell({ easeSum, easeCount }: Answers): boolean {
	return easeCount > 0 && easeSum / easeCount >= 0.625;
}
