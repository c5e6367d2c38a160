import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import type { Person } from '#lib/core/person.ts';
import type { WinId } from '#lib/core/win.ts';
import type { ImportPlan, CollectionChanges, Present } from '#lib/formats/backup/import-plan.ts';
import type { ImportedEntries } from './imported-entries.ts';

/** Entries of the same minute that may change places, so that a hostile file takes no time. */
const mostMoves = 50;

/** A name in a file that is matched to a person of the diary with another spelling. */
export interface TakenName {
	written: string;
	taken: string;
}

/**
 * Returns the same entries, with people of the diary instead of new people of the same name, and the names
 * that differ in case or accents. The spelling of the diary stays.
 */
export function withKnownPeople(
	imported: ImportedEntries,
	known: readonly Person[]
): ImportedEntries & { takenNames: readonly TakenName[] } {
	// If two have the same name, a person with details wins over a name only: the map takes the last one.
	const keptLast = [...known].sort((a, b) => Number(!a.isNameOnly) - Number(!b.isNameOnly));
	const byFolded = new Map(keptLast.map((person) => [foldedText(person.name), person]));
	const byName = new Map(keptLast.map((person) => [person.name, person]));
	const matched = imported.people.map(({ id, name }) => {
		const person = byName.get(name) ?? byFolded.get(foldedText(name));
		return { id, name, person };
	});
	const idOf = new Map(matched.map(({ id, person }) => [id, person?.id ?? id]));
	return {
		...imported,
		people: imported.people.filter(({ id }) => idOf.get(id) === id),
		wins: imported.wins.map((win) => ({
			...win,
			people: [...new Set(win.people.map((id) => idOf.get(id) ?? id))]
		})),
		takenNames: matched.flatMap(({ name, person }) =>
			person && person.name !== name ? [{ written: name, taken: person.name }] : []
		)
	};
}

/**
 * Returns the entries that the diary has, each as another record: by its own id, or else by one of an earlier
 * version, so that as many as possible are found.
 */
function knownIn(
	all: readonly { id: string }[],
	earlierIds: ImportedEntries['earlierIds'],
	present: ReadonlyMap<string, unknown>
): ReadonlySet<string> {
	const takenBy = new Map<string, string>();
	for (const { id } of all) if (present.has(id)) takenBy.set(id, id);
	const known = new Set(takenBy.keys());
	const takes = (entry: string, seen: Set<string>): boolean =>
		[entry, ...(earlierIds.get(entry as WinId) ?? [])].some((id) => {
			if (!present.has(id) || seen.has(id) || seen.size === mostMoves) return false;
			seen.add(id);
			const before = takenBy.get(id);
			// The entry that has it may be another record as well.
			if (before !== undefined && !takes(before, seen)) return false;
			takenBy.set(id, entry);
			return true;
		});
	for (const { id } of all) if (!known.has(id) && takes(id, new Set())) known.add(id);
	return known;
}

/**
 * Returns the effect of importing these entries. Records of the diary with the same ids stay as they are,
 * even deleted ones, so importing a file again adds nothing. New records get their revisions from `stamp`.
 */
export function entryPlan(
	{ wins, earlierIds, people, skipped }: ImportedEntries,
	present: Present,
	stamp: () => Revision
): ImportPlan {
	const incoming = new Map<CollectionName, readonly Omit<Stored, 'revision'>[]>([
		['wins', wins],
		['people', people.map((person) => ({ ...person, notNow: false }))]
	]);
	const entries = collectionNames.map((list): [CollectionName, CollectionChanges] => {
		const all = incoming.get(list) ?? [];
		const known = knownIn(all, earlierIds, present[list]);
		const rows = all
			.filter(({ id }) => !known.has(id))
			.map((record) => ({ ...record, revision: stamp() }) as Stored);
		const same = all.length - rows.length;
		const refused = list === 'wins' ? skipped.length : 0;
		return [list, { added: rows.length, changed: 0, deleted: 0, same, refused, rows }];
	});
	return {
		collections: Object.fromEntries(entries) as ImportPlan['collections'],
		others: null,
		refused: { counts: {}, first: [] },
		latest: null,
		ahead: 0
	};
}
