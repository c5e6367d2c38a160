import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import type { Person } from '#lib/core/person.ts';
import type { ImportPlan, CollectionChanges, Present } from '#lib/formats/backup/import-plan.ts';
import type { ImportedEntries } from './imported-entries.ts';

/** Returns the same entries, with people of the diary instead of new people of the same name. */
export function withKnownPeople(
	imported: ImportedEntries,
	known: readonly Person[]
): ImportedEntries {
	// If two have the same name, a person with details wins over a name only: the map takes the last one.
	const keptLast = [...known].sort((a, b) => Number(!a.isNameOnly) - Number(!b.isNameOnly));
	const byName = new Map(keptLast.map(({ id, name }) => [name, id]));
	const idOf = new Map(imported.people.map(({ id, name }) => [id, byName.get(name) ?? id]));
	return {
		...imported,
		people: imported.people.filter(({ id }) => idOf.get(id) === id),
		wins: imported.wins.map((win) => ({
			...win,
			people: win.people.map((id) => idOf.get(id) ?? id)
		}))
	};
}

/**
 * Returns the effect of importing these entries. Records of the diary with the same ids stay as they are,
 * even deleted ones, so importing a file again adds nothing. New records get their revisions from `stamp`.
 */
export function entryPlan(
	{ wins, people, skipped }: ImportedEntries,
	present: Present,
	stamp: () => Revision
): ImportPlan {
	const incoming = new Map<CollectionName, readonly Omit<Stored, 'revision'>[]>([
		['wins', wins],
		['people', people.map((person) => ({ ...person, notNow: false }))]
	]);
	const entries = collectionNames.map((list): [CollectionName, CollectionChanges] => {
		const all = incoming.get(list) ?? [];
		const rows = all
			.filter(({ id }) => !present[list].has(id))
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
