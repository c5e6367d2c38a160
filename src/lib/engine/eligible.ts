import { isRestful, reachesOut, type CardFacts } from '#lib/core/card.ts';
import { lowEnergy } from '#lib/core/energy.ts';
import { earliestQuietUntil, latestQuietFrom } from '#lib/core/preferences.ts';
import type { Moment, Situation } from './situation.ts';

/** First hour in which cards with strangers are offered. */
const daylightFromHour = 8;
/** First hour in which they are no longer offered. */
const daylightUntilHour = 19;

/**
 * Returns true in the quiet hours, when cards with other people are offered only on request. The user can
 * extend the default quiet hours but not shorten them.
 */
export function isQuietHour({
	hour,
	quietFromHour,
	quietUntilHour
}: Pick<Moment, 'hour' | 'quietFromHour' | 'quietUntilHour'>): boolean {
	return (
		hour >= Math.min(quietFromHour, latestQuietFrom) ||
		hour < Math.max(quietUntilHour, earliestQuietUntil)
	);
}

/** Returns true for rest without any effort, which is always eligible. */
export function isPureRest(card: CardFacts): boolean {
	return card.family === 'rest' && card.effort === 0;
}

/** Returns true if the hard rules allow the card on the screen. No learning overrides these rules. */
export function keepsRules(card: CardFacts, situation: Situation): boolean {
	if (isPureRest(card)) return true;
	if (card.effort > situation.highestEffort) return false;
	if (situation.energy <= lowEnergy && !isRestful(card)) return false;
	if (reachesOut(card) && situation.avoidedChannels.includes(card.channel)) return false;
	if (card.withStranger && !mayMeetStrangers(situation)) return false;
	return !(reachesOut(card) && isQuietHour(situation) && !situation.asksAtNight);
}

/** Returns true if the card may be offered: the hard rules allow it, and it was not done or turned down. */
export function isEligible(card: CardFacts, situation: Situation): boolean {
	return isPureRest(card) || (!situation.turnedDown.has(card.id) && keepsRules(card, situation));
}

function mayMeetStrangers({ strangersWelcome, hour }: Situation): boolean {
	return strangersWelcome && hour >= daylightFromHour && hour < daylightUntilHour;
}
