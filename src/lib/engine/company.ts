import type { CardFacts, CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { daysBetween, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import { reachesSomebodyKnown } from './history.ts';
import { seededRandom } from './random.ts';

/** The data about a person in the diary that suggestions use. */
export interface Companion {
	id: PersonId;
	/** True while the user has marked the person "not now", or has put the name to rest. */
	notNow: boolean;
	/** Day of the last win with the person; null if there is no recent one. */
	lastContactDay: Day | null;
}

/**
 * Returns true if the user may have no one to write to: no person could be suggested, and no card that
 * reaches a known person was done in the choices of the last `keptAwayDays` days.
 */
export function knowsNobody(
	people: readonly Companion[],
	choices: readonly Choice[],
	deck: readonly CardFacts[]
): boolean {
	const reaches = (id: CardId) => deck.some((card) => card.id === id && reachesSomebodyKnown(card));
	return (
		people.length === 0 && !choices.some(({ kind, cardId }) => kind === 'done' && reaches(cardId))
	);
}

/** Minimum number of days since the last contact before a person is suggested. */
export const daysBetweenContacts = 3;

/**
 * Suggests a person for the card: the one whose last contact is longest ago. Never one marked "not now" or
 * reached within `daysBetweenContacts`. Returns null if there is none, or if the card is not for a known
 * person.
 */
export function companionFor(
	card: CardFacts,
	people: readonly Companion[],
	today: Day,
	seed: string
): PersonId | null {
	if (!reachesSomebodyKnown(card)) return null;
	let found: { id: PersonId; days: number; draw: number } | null = null;
	for (const { id, notNow, lastContactDay } of people) {
		if (!mayBeNamed({ notNow, lastContactDay }, today)) continue;
		const days = daysSince(lastContactDay, today);
		// Break ties by a seeded draw, not by id, so that people take turns.
		const draw = seededRandom(`${seed} ${id}`).uniform();
		if (!found || days > found.days || (days === found.days && draw > found.draw))
			found = { id, days, draw };
	}
	return found?.id ?? null;
}

/**
 * Returns true if a person may be suggested: not marked "not now" and not reached within
 * `daysBetweenContacts`.
 */
export function mayBeNamed({ notNow, lastContactDay }: Omit<Companion, 'id'>, today: Day): boolean {
	return !notNow && daysSince(lastContactDay, today) >= daysBetweenContacts;
}

function daysSince(day: Day | null, today: Day): number {
	return day === null ? Infinity : Math.abs(daysBetween(day, today));
}
