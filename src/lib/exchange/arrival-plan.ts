import type { Revision } from '#lib/domain/clock.ts';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Arrivals } from './arrival.ts';
import type { ImportPlan, ListChanges, Present } from './import-plan.ts';

/** The same entries with people whom the diary knows by the same name, instead of new ones. */
export function withKnownPeople(arrivals: Arrivals, known: readonly Person[]): Arrivals {
	// Of two with the same name, whoever is kept goes before whoever has left the name alone.
	const keptLast = [...known].sort((a, b) => Number(!a.isNameOnly) - Number(!b.isNameOnly));
	const byName = new Map(keptLast.map(({ id, name }) => [name, id]));
	const idOf = new Map(arrivals.people.map(({ id, name }) => [id, byName.get(name) ?? id]));
	return {
		...arrivals,
		people: arrivals.people.filter(({ id }) => idOf.get(id) === id),
		wins: arrivals.wins.map((win) => ({
			...win,
			people: win.people.map((id) => idOf.get(id) ?? id)
		}))
	};
}

/**
 * What taking these entries in does. What is in the diary under the same id stays as it is, deleted or
 * not, so that reading a file again adds nothing; what is new gets its stamps from `stamp`.
 */
export function arrivalPlan(
	{ wins, people, unread }: Arrivals,
	present: Present,
	stamp: () => Revision
): ImportPlan {
	const arriving = new Map<ListName, readonly Omit<Kept, 'revision'>[]>([
		['wins', wins],
		['people', people.map((person) => ({ ...person, notNow: false }))]
	]);
	const lists = listNames.map((list): [ListName, ListChanges] => {
		const all = arriving.get(list) ?? [];
		const rows = all
			.filter(({ id }) => !present[list].has(id))
			.map((record) => ({ ...record, revision: stamp() }) as Kept);
		const same = all.length - rows.length;
		const refused = list === 'wins' ? unread.length : 0;
		return [list, { added: rows.length, changed: 0, deleted: 0, same, refused, rows }];
	});
	return {
		lists: Object.fromEntries(lists) as ImportPlan['lists'],
		others: null,
		refused: { counts: {}, first: [] },
		latest: null,
		ahead: 0
	};
}
