import type { DayRecords } from '#lib/storage/day-records.ts';
import type { Companion } from '#lib/engine/suggest.ts';
import { dayAt, dayOf, daysBetween, type Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';

/** A person for whom a card could be suggested, with their name. */
export type NamedCompanion = Companion & { name: string };

/**
 * Returns the people for whom a card could be suggested, each with the last day of contact: the day of a win
 * with them, or of a card that was suggested for them and done.
 */
export function companionsOf(
	{ people, wins, choices }: Pick<DayRecords, 'people' | 'wins' | 'choices'>,
	nowMs: number
): NamedCompanion[] {
	const today = dayAt(nowMs);
	// Use the day nearest to today: a clock that ran ahead may have left days in the future.
	const distance = (day: Day | undefined) =>
		day === undefined ? Infinity : Math.abs(daysBetween(day, today));
	const lastDays = new Map<PersonId, Day>();
	const note = (id: PersonId, day: Day) => {
		if (distance(day) <= distance(lastDays.get(id))) lastDays.set(id, day);
	};
	for (const win of wins) for (const id of win.people) note(id, dayOf(win.at));
	for (const { kind, personId, at } of choices)
		if (kind === 'done' && personId) note(personId, dayOf(at));
	return people
		.filter(({ isNameOnly }) => !isNameOnly)
		.map(({ id, name, notNow, isAtRest }) => ({
			id,
			name,
			notNow: notNow || isAtRest === true,
			lastContactDay: lastDays.get(id) ?? null
		}));
}
