import type { Choice } from '#lib/domain/choice.ts';
import { dayAt, dayOf, daysBetween, type Day } from '#lib/domain/day.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { Companion } from '#lib/suggest/suggest.ts';

/** Somebody whom an act could be for, by name. */
export type NamedCompanion = Companion & { name: string };

const dayMs = 86_400_000;
/** Whoever was last written about longer ago than this counts as long ago. */
const contactsReadDays = 14;

/**
 * The people that the person keeps, and when each was last reached, a few days back: by an entry about them, or by
 * an act that was offered for them and done.
 */
export async function companionsNow(
	storage: Storage,
	people: readonly Person[],
	choices: readonly Choice[],
	nowMs: number
): Promise<NamedCompanion[]> {
	const today = dayAt(nowMs);
	const wins = await readingOf(storage).winsSince(dayAt(nowMs - contactsReadDays * dayMs));
	// The nearest day counts: a clock that ran ahead may have left days that are still to come.
	const distance = (day: Day | undefined) =>
		day === undefined ? Infinity : Math.abs(daysBetween(day, today));
	const lastDays = new Map<PersonId, Day>();
	const note = (id: PersonId, day: Day) => {
		if (distance(day) <= distance(lastDays.get(id))) lastDays.set(id, day);
	};
	for (const { at, people: those } of wins) for (const id of those) note(id, dayOf(at));
	for (const { kind, personId, at } of choices)
		if (kind === 'done' && personId) note(personId, dayOf(at));
	const kept = people.filter(({ isNameOnly }) => !isNameOnly);
	return kept.map(({ id, name, notNow }) => ({
		id,
		name,
		notNow,
		lastContactDay: lastDays.get(id) ?? null
	}));
}
