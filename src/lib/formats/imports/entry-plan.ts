import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { foldedText } from '#lib/core/folded-text.ts';
import type { Person } from '#lib/core/person.ts';
import type { ImportPlan, CollectionChanges, Present } from '#lib/formats/backup/import-plan.ts';
import { differingIn, knownIn, pairedWithDiary } from './diary-match.ts';
import type { ImportedEntries, ImportedWin } from './imported-entries.ts';

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
 * Returns the effect of importing these entries. Records of the diary with the same ids stay as they are,
 * even deleted ones, so importing a file again adds nothing. New records get their revisions from `stamp`.
 * `differing` are the entries that the diary has with other details.
 */
export function entryPlan(
	imported: ImportedEntries,
	present: Present,
	stamp: () => Revision
): ImportPlan & { differing: readonly ImportedWin[] } {
	const { people, skipped } = imported;
	const { wins, earlierIds } = pairedWithDiary(imported, present.wins);
	const known = knownIn(wins, earlierIds, present.wins);
	const incoming = new Map<CollectionName, readonly Omit<Stored, 'revision'>[]>([
		['wins', wins],
		['people', people.map((person) => ({ ...person, notNow: false }))]
	]);
	const entries = collectionNames.map((list): [CollectionName, CollectionChanges] => {
		const all = incoming.get(list) ?? [];
		const rows = all
			.filter(({ id }) => !(list === 'wins' ? known.has(id) : present[list].has(id)))
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
		ahead: 0,
		differing: differingIn(wins, known, present.wins)
	};
}
