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
	if (!isPossibleHere(card, situation)) return false;
	return !(reachesOut(card) && isQuietHour(situation) && !situation.asksAtNight);
}

/** Returns true if what the card needs is there, as far as the user has told. */
function isPossibleHere(
	{ needs, channel, settings }: CardFacts,
	{ isNobodyHere, place }: Situation
): boolean {
	// An act in person needs company too if it begins with an invitation.
	if (isNobodyHere && (channel === 'inPerson' || needs.includes('personNearby'))) return false;
	if (place === 'home' && needs.includes('goingOut')) return false;
	if (!place || settings.length === 0) return true;
	if (place === 'out') return settings.some((setting) => setting !== 'home');
	return settings.includes('home') || settings.includes('online');
}

/**
 * Returns true if the card may be offered. Pure rest always may. For any other card, the hard rules have to
 * allow it, and it was not turned down; nor was its family, unless it is rest or the card picked for today.
 */
export function isEligible(card: CardFacts, situation: Situation): boolean {
	if (isPureRest(card)) return true;
	if (situation.turnedDown.has(card.id) || !keepsRules(card, situation)) return false;
	return (
		card.family === 'rest' ||
		card.id === situation.intendedCardId ||
		!situation.familiesAway.has(card.family)
	);
}

function mayMeetStrangers({ strangersWelcome, hour }: Situation): boolean {
	return strangersWelcome && hour >= daylightFromHour && hour < daylightUntilHour;
}
