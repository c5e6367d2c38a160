import type { CardFacts, CardId, Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayOf, daysBetween, instantOf, type Day } from '#lib/core/day.ts';
import { highestEffort, isGentleTime } from '#lib/core/energy.ts';

/** The place where the user is. */
export type Place = 'home' | 'out';

/** The input that the app knows when it requests suggestions. The engine reads no clock and no storage. */
export interface Moment {
	nowMs: number;
	today: Day;
	/** 0 to 23, local time. */
	hour: number;
	/** 0 to 100, from `presentEnergy`. */
	energy: number;
	strangersWelcome: boolean;
	/** True if the user requested cards with other people during the quiet hours. */
	asksAtNight: boolean;
	/** First of the quiet hours, in which cards with other people are offered only on request. */
	quietFromHour: number;
	/** First hour after the quiet hours. */
	quietUntilHour: number;
	/** Channels that the user prefers. */
	likedChannels: readonly Channel[];
	/** Channels that are never offered. */
	avoidedChannels: readonly Channel[];
	/** The card that the user picked for today. */
	intendedCardId: CardId | null;
	/** True if the user has no company at the moment. */
	isNobodyHere?: boolean;
	/** Null or absent if the user has not chosen it. */
	place?: Place | null;
	/** True if the user may have no one to write to; see `knowsNobody`. */
	knowsNobody?: boolean;
}

/** Days for which "less like this" and "this made it worse" exclude a card. */
export const keptAwayDays = 90;
/** Days for which "less like this" excludes the family of the card, today included. */
export const familyAwayDays = 8;

/** A moment with the limits that recent choices set. */
export interface Situation extends Moment {
	highestEffort: number;
	/** Cards that are not offered: done or turned down today, or excluded for `keptAwayDays`. */
	turnedDown: ReadonlySet<CardId>;
	/** Families that are not offered after a "less like this". */
	familiesAway: ReadonlySet<Family>;
	notNowsToday: number;
}

/** Derives the limits of this moment from the choice log, oldest first. */
export function situationOf(
	moment: Moment,
	choices: readonly Choice[],
	deck: readonly CardFacts[]
): Situation {
	const turnedDown = new Set<CardId>();
	const familiesAway = new Set<Family>();
	const cardOf = new Map(deck.map((card) => [card.id, card]));
	let lastTooMuchMs: number | null = null;
	let lightest = Infinity;
	let notNowsToday = 0;

	// Take the "too much" nearest to now: time zones and a wrong clock can put an older one last in the log.
	const nearer = (ms: number, other: number | null) =>
		other === null || Math.abs(moment.nowMs - ms) < Math.abs(moment.nowMs - other) ? ms : other;

	for (const choice of choices) {
		if (choice.kind === 'shown') continue;
		// The local day when the choice was made, so that travel does not move it to another day.
		const daysAgo = daysBetween(dayOf(choice.at), moment.today);
		if (choice.kind === 'tooMuch') {
			const atMs = instantOf(choice.at);
			lastTooMuchMs = nearer(atMs, lastTooMuchMs);
			// During the gentle time, offer only cards with less effort than the one that was too much.
			if (isGentleTime(atMs, moment.nowMs))
				lightest = Math.min(lightest, (cardOf.get(choice.cardId)?.effort ?? Infinity) - 1);
		} else if (choice.kind === 'done') {
			if (daysAgo === 0) turnedDown.add(choice.cardId);
		} else if (choice.kind === 'notNow' && daysAgo === 0) {
			notNowsToday++;
			turnedDown.add(choice.cardId);
		} else if (isPuttingAway(choice.kind) && isKeptAway(dayOf(choice.at), moment.today)) {
			turnedDown.add(choice.cardId);
			const family = cardOf.get(choice.cardId)?.family;
			// The user's own cards have nothing in common but who wrote them.
			const isShared = family && family !== 'own';
			if (isShared && choice.kind === 'lessLikeThis' && Math.abs(daysAgo) < familyAwayDays)
				familiesAway.add(family);
		}
	}
	return {
		...moment,
		highestEffort: Math.max(
			0,
			Math.min(highestEffort(moment.energy, lastTooMuchMs, moment.nowMs), lightest)
		),
		turnedDown,
		familiesAway,
		notNowsToday
	};
}

/** Returns true for the choices that exclude their card for `keptAwayDays`. */
export function isPuttingAway(kind: Choice['kind']): boolean {
	return kind === 'lessLikeThis' || kind === 'madeItWorse';
}

/** Returns true while a card that was excluded on `putAwayOn` stays excluded. */
export function isKeptAway(putAwayOn: Day, today: Day): boolean {
	// The absolute value still excludes the card if the clock was set back.
	return Math.abs(daysBetween(putAwayOn, today)) < keptAwayDays;
}
