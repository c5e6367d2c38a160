import type { CardFacts } from '#lib/domain/card.ts';
import { daysBetween, type Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { reachesSomebodyKnown } from './history.ts';
import { seededRandom } from './random.ts';

/** Somebody whom the person keeps, as far as suggesting has to know. */
export interface Companion {
	id: PersonId;
	/** Whether the person asked not to be pointed to them for now. */
	notNow: boolean;
	/** The last day with an entry about them; null when there is none lately. */
	lastContactDay: Day | null;
}

/** Nobody is pointed to again before so many days are over. Source: PRODUCT.md, Words 3. */
export const daysBetweenContacts = 3;

/**
 * Whom an act could be for: the one who was longest without a word, never somebody marked "not now"
 * or reached in the last days; null when there is nobody, or the act is not with somebody known.
 */
export function companionFor(
	card: CardFacts,
	people: readonly Companion[],
	today: Day,
	seed: string
): PersonId | null {
	if (!reachesSomebodyKnown(card)) return null;
	let found: { id: PersonId; days: number; lot: number } | null = null;
	for (const { id, notNow, lastContactDay } of people) {
		if (!mayBeNamed({ notNow, lastContactDay }, today)) continue;
		const days = daysSince(lastContactDay, today);
		// Those who were without a word equally long take turns by lot, and not by their names.
		const lot = seededRandom(`${seed} ${id}`).uniform();
		if (!found || days > found.days || (days === found.days && lot > found.lot))
			found = { id, days, lot };
	}
	return found?.id ?? null;
}

/** Whether somebody may be pointed to: not marked "not now", and not reached in the last days. */
export function mayBeNamed({ notNow, lastContactDay }: Omit<Companion, 'id'>, today: Day): boolean {
	return !notNow && daysSince(lastContactDay, today) >= daysBetweenContacts;
}

function daysSince(day: Day | null, today: Day): number {
	return day === null ? Infinity : Math.abs(daysBetween(day, today));
}
