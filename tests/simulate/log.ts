import type { CardFacts } from '#lib/core/card.ts';
import type { Choice, ChoiceKind, Outcome } from '#lib/core/choice.ts';
import type { Revision } from '#lib/core/clock.ts';
import { daysBetween, dayOf, type Day } from '#lib/core/day.ts';
import type { WinId } from '#lib/core/win.ts';
import { harmPenalty, rewardOf } from '#lib/engine/reward.ts';
import { keptAwayDays } from '#lib/engine/situation.ts';
import type { Reaction } from './users.ts';

/** An offered card; the reaction is null if the user did not look at it. */
export interface Offered {
	card: CardFacts;
	reaction: Reaction | null;
}

/** Time and energy of an offer. */
export interface Occasion {
	/** ISO 8601 with the local offset. */
	at: string;
	energy: number;
	index: number;
}

/** One observation for the policies. */
export interface Observation {
	card: CardFacts;
	reward: number;
	weight: number;
}

/** Returns the choices that the app would log for the offer. */
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

/** Observation weight of a "not now" for the rivals. */
const notNowWeight = 0.3;

/** Returns the observations of reward from which all policies learn. Ignored cards add none. */
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
					? // A plain refusal, as in the engine. The hard rules exclude the card itself under all
						// policies.
						[{ card, reward: 0, weight: 1 }]
					: [];
		return harm > 0 ? [...said, { card, reward: -harm, weight: 1 }] : said;
	});
}

/** More days than the gentle time of `isGentleTime` lasts. */
const gentleDays = 4;

/** Returns the choices that still affect the hard rules on that day. */
export function mattering(choices: readonly Choice[], today: Day): Choice[] {
	return choices.filter(({ kind, at }) => {
		if (kind === 'shown') return false;
		const daysAgo = daysBetween(dayOf(at), today);
		if (kind === 'tooMuch') return daysAgo <= gentleDays;
		return kind === 'done' || kind === 'notNow' ? daysAgo === 0 : daysAgo < keptAwayDays;
	});
}
