import { isRestful, reachesOut, type CardFacts } from '#lib/domain/card.ts';
import { lowEnergy } from '#lib/domain/energy.ts';
import { earliestQuietUntil, latestQuietFrom } from '#lib/domain/preferences.ts';
import type { Moment, Situation } from './situation.ts';

/** Acts with strangers are offered from this hour … */
const daylightFromHour = 8;
/** … and not any more from this one. */
const daylightUntilHour = 19;

/**
 * Whether acts that take somebody else wait at this hour until they are asked for. A person can make
 * the quiet hours longer and not shorter.
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

/** Whether a card is the answer that is always there: rest that takes nothing. */
export function isPureRest(card: CardFacts): boolean {
	return card.family === 'rest' && card.effort === 0;
}

/**
 * Whether an act may stand on the screen at all. These are hard rules outside whatever is learned.
 * Source: PRODUCT.md, Safety 1 and 2.
 */
export function keepsRules(card: CardFacts, situation: Situation): boolean {
	if (isPureRest(card)) return true;
	if (card.effort > situation.highestEffort) return false;
	if (situation.energy <= lowEnergy && !isRestful(card)) return false;
	if (reachesOut(card) && situation.avoidedChannels.includes(card.channel)) return false;
	if (card.withStranger && !mayMeetStrangers(situation)) return false;
	return !(reachesOut(card) && isQuietHour(situation) && !situation.asksAtNight);
}

/** Whether an act may be offered: it keeps the rules, and was not done or turned down. */
export function isEligible(card: CardFacts, situation: Situation): boolean {
	return isPureRest(card) || (!situation.turnedDown.has(card.id) && keepsRules(card, situation));
}

function mayMeetStrangers({ strangersWelcome, hour }: Situation): boolean {
	return strangersWelcome && hour >= daylightFromHour && hour < daylightUntilHour;
}
