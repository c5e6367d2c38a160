import type { CardFacts } from '#lib/domain/card.ts';
import type { Choice, ChoiceKind, Outcome } from '#lib/domain/choice.ts';
import type { Revision } from '#lib/domain/clock.ts';
import { daysBetween, dayOf, type Day } from '#lib/domain/day.ts';
import type { WinId } from '#lib/domain/win.ts';
import { harmPenalty, notNowWeight, rewardOf } from '#lib/suggest/reward.ts';
import { keptAwayDays } from '#lib/suggest/situation.ts';
import type { Reaction } from './users.ts';

/** A card that was offered; no reaction where the user did not get as far as looking at it. */
export interface Offered {
	card: CardFacts;
	reaction: Reaction | null;
}

/** When an offer was made and what energy it went by. */
export interface Occasion {
	/** ISO 8601 with the local offset. */
	at: string;
	energy: number;
	index: number;
}

/** One thing to learn from. */
export interface Observation {
	card: CardFacts;
	reward: number;
	weight: number;
}

/** The choices that the app would log for that offer. */
export function choicesOf(offered: readonly Offered[], occasion: Occasion): Choice[] {
	const { at, energy, index } = occasion;
	const choice = (kind: ChoiceKind, { card }: Offered, more: Partial<Choice> = {}): Choice => ({
		id: `${index}:${card.id}:${kind}`,
		at,
		kind,
		cardId: card.id,
		energy,
		winId: null,
		probability: null,
		revision: '' as Revision,
		...more
	});
	const shown = offered.map((one) => choice('shown', one));
	const answers = offered.flatMap((one): Choice[] => {
		const { reaction } = one;
		if (!reaction || reaction.kind === 'ignored') return [];
		const { kind, ease, moodBefore, moodAfter } = reaction;
		const isDone = kind === 'done';
		const winId = isDone ? (`${index}:${one.card.id}` as WinId) : null;
		const wasHarmful = reaction.tooMuch || reaction.madeItWorse;
		const outcome: Outcome = {
			ease,
			moodBefore,
			moodAfter,
			treasured: false,
			...(wasHarmful && { wasHarmful })
		};
		const hasSaid = ease !== null || moodBefore !== null || moodAfter !== null || wasHarmful;
		return [
			choice(kind, one, { winId, ...(isDone && hasSaid && { outcome }) }),
			...(reaction.tooMuch ? [choice('tooMuch', one, { winId })] : []),
			...(reaction.madeItWorse ? [choice('madeItWorse', one, { winId })] : [])
		];
	});
	return [...shown, ...answers];
}

/** The same in the terms of reward in which all policies learn; what was ignored teaches nothing. */
export function observationsOf(offered: readonly Offered[]): Observation[] {
	return offered.flatMap(({ card, reaction }): Observation[] => {
		if (!reaction) return [];
		const harm = reaction.tooMuch || reaction.madeItWorse ? harmPenalty : 0;
		if (reaction.kind === 'done') {
			const { ease, moodBefore, moodAfter } = reaction;
			const reward = rewardOf({ ease, moodBefore, moodAfter, treasured: false });
			return [{ card, reward: reward - harm, weight: 1 }];
		}
		const said: Observation[] =
			reaction.kind === 'notNow'
				? [{ card, reward: 0, weight: notNowWeight }]
				: reaction.kind === 'lessLikeThis'
					? // A plain no, as for the engine; the hard rules keep the card itself away under all policies.
						[{ card, reward: 0, weight: 1 }]
					: [];
		return harm > 0 ? [...said, { card, reward: -harm, weight: 1 }] : said;
	});
}

/** More than the days in which `isGentleTime` remembers that something was too much. */
const gentleDays = 4;

/** The choices that can still matter to the hard rules on that day. */
export function mattering(choices: readonly Choice[], today: Day): Choice[] {
	return choices.filter(({ kind, at }) => {
		if (kind === 'shown') return false;
		const daysAgo = daysBetween(dayOf(at), today);
		if (kind === 'tooMuch') return daysAgo <= gentleDays;
		return kind === 'done' || kind === 'notNow' ? daysAgo === 0 : daysAgo < keptAwayDays;
	});
}
