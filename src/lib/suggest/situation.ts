import type { CardFacts, CardId, Channel } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { dayOf, daysBetween, instantOf, type Day } from '#lib/domain/day.ts';
import { highestEffort, isGentleTime } from '#lib/domain/energy.ts';

/** What is known at the moment of suggesting; time comes in, nothing is looked up. */
export interface Moment {
	nowMs: number;
	today: Day;
	/** 0 to 23, on the person's wall clock. */
	hour: number;
	/** 0 to 100, as `presentEnergy` gives it. */
	energy: number;
	strangersWelcome: boolean;
	/** Whether the person asked to be shown acts with others in the quiet hours. */
	asksAtNight: boolean;
	/** Acts that take somebody else are not offered from this hour on … */
	quietFromHour: number;
	/** … until this one, unless the person asks. */
	quietUntilHour: number;
	/** Ways of reaching people that suit the person well … */
	likedChannels: readonly Channel[];
	/** … and those that are not offered at all. */
	avoidedChannels: readonly Channel[];
	/** The act that the person picked for today. */
	intendedCardId: CardId | null;
}

/** How long "less like this" and "this made it worse" keep an act away, in days. */
export const keptAwayDays = 90;

/** A moment with what the recent choices rule out. */
export interface Situation extends Moment {
	highestEffort: number;
	/** Acts that are not offered: done or turned down today, or kept away. */
	turnedDown: ReadonlySet<CardId>;
	notNowsToday: number;
}

/** What the log of choices, the oldest first, means at this moment. */
export function situationOf(
	moment: Moment,
	choices: readonly Choice[],
	deck: readonly CardFacts[]
): Situation {
	const turnedDown = new Set<CardId>();
	const effortOf = new Map(deck.map(({ id, effort }) => [id, effort]));
	let lastTooMuchMs: number | null = null;
	let lightest = Infinity;
	let notNowsToday = 0;

	// Neither a journey across zones nor a clock that was wrong for a while hides the one that counts.
	const nearer = (ms: number, other: number | null) =>
		other === null || Math.abs(moment.nowMs - ms) < Math.abs(moment.nowMs - other) ? ms : other;

	for (const choice of choices) {
		if (choice.kind === 'shown') continue;
		// The day is the one on the wall clock then, so that travelling does not move it.
		const daysAgo = daysBetween(dayOf(choice.at), moment.today);
		if (choice.kind === 'tooMuch') {
			const atMs = instantOf(choice.at);
			lastTooMuchMs = nearer(atMs, lastTooMuchMs);
			// What was too much is the measure for the gentle days: nothing as heavy is offered in them.
			if (isGentleTime(atMs, moment.nowMs))
				lightest = Math.min(lightest, (effortOf.get(choice.cardId) ?? Infinity) - 1);
		} else if (choice.kind === 'done') {
			if (daysAgo === 0) turnedDown.add(choice.cardId);
		} else if (choice.kind === 'notNow' && daysAgo === 0) {
			notNowsToday++;
			turnedDown.add(choice.cardId);
		} else if (isPuttingAway(choice.kind) && isKeptAway(dayOf(choice.at), moment.today)) {
			turnedDown.add(choice.cardId);
		}
	}
	return {
		...moment,
		highestEffort: Math.max(
			0,
			Math.min(highestEffort(moment.energy, lastTooMuchMs, moment.nowMs), lightest)
		),
		turnedDown,
		notNowsToday
	};
}

/** Whether saying so keeps the act away for a while. */
export function isPuttingAway(kind: Choice['kind']): boolean {
	return kind === 'lessLikeThis' || kind === 'madeItWorse';
}

/** Whether an act that was put away on that day is still kept away. */
export function isKeptAway(putAwayOn: Day, today: Day): boolean {
	// A clock set back must not bring it back early, so the distance counts both ways.
	return Math.abs(daysBetween(putAwayOn, today)) < keptAwayDays;
}
