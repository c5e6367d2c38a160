import type { Revision } from '#lib/domain/clock.ts';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import { merged } from '#lib/domain/merge.ts';
import { isSamePlain } from '#lib/domain/plain.ts';
import { isAhead } from '#lib/domain/stamp.ts';
import type { ReadCopy, Refusals } from './backup-reading.ts';
import { mergedOthers, otherRevisions, type OtherLists } from './other-lists.ts';

/** What the diary holds under the ids of a copy, or under more. */
export type Present = { readonly [List in ListName]: ReadonlyMap<string, Kept<List>> };

/** What importing a copy does to one list; each record of the copy is counted once. */
export interface ListChanges<List extends ListName = ListName> {
	/** Records that are not in the diary. */
	added: number;
	/** Records of the diary that become other than they are, those that come back included. */
	changed: number;
	/** Records of the diary that had been deleted where the copy comes from. */
	deleted: number;
	/** Nothing that can be seen changes. */
	same: number;
	refused: number;
	/** What to write: each record as it is after the merge. */
	rows: readonly Kept<List>[];
}

/** What importing a copy does. Nothing is written by making it. */
export interface ImportPlan {
	lists: { readonly [List in ListName]: ListChanges<List> };
	/** What the diary keeps afterwards of what this version does not know; null when that stays as it is. */
	others: OtherLists | null;
	refused: Refusals;
	/** The latest stamp of the copy, which the diary's clock has to go past; null when it has none. */
	latest: Revision | null;
	/** How many records have a stamp of more than a day ahead. */
	ahead: number;
}

/** What importing that copy does to a diary that holds `present` and, of what this version does not know, `others`. */
export function importPlan(
	copy: ReadCopy,
	present: Present,
	others: OtherLists,
	nowMs: number
): ImportPlan {
	const changes = <List extends ListName>(list: List) =>
		changesOf(list, copy.lists[list], present[list], copy.refused.counts[list] ?? 0);
	const allOthers = mergedOthers(others, copy.others);
	const stamps = [
		...listNames.flatMap((list) => [...copy.lists[list].values()].map(({ revision }) => revision)),
		...otherRevisions(copy.others)
	];
	return {
		lists: Object.fromEntries(
			listNames.map((list) => [list, changes(list)])
		) as unknown as ImportPlan['lists'],
		others: isSamePlain(allOthers, others) ? null : allOthers,
		refused: copy.refused,
		latest: stamps.reduce<Revision | null>((a, b) => (a !== null && a > b ? a : b), null),
		ahead: stamps.filter((stamp) => isAhead(stamp, nowMs)).length
	};
}

function changesOf<List extends ListName>(
	list: List,
	found: ReadonlyMap<string, Kept<List>>,
	present: ReadonlyMap<string, Kept<List>>,
	refused: number
): ListChanges<List> {
	const rows: Kept<List>[] = [];
	const counts = { added: 0, changed: 0, deleted: 0, same: 0 };
	for (const [id, record] of found) {
		const there = present.get(id) ?? null;
		const next = there ? merged(list, there, record) : record;
		const isSame = there !== null && isSamePlain(there, next);
		if (!isSame) rows.push(next);
		counts[isSame ? 'same' : kindOf(there, next)]++;
	}
	return { ...counts, refused, rows };
}

/** What a person would call it. */
function kindOf(there: Kept | null, next: Kept): 'added' | 'changed' | 'deleted' | 'same' {
	const wasThere = there !== null && !('deleted' in there);
	if ('deleted' in next) return wasThere ? 'deleted' : 'same';
	return there === null ? 'added' : 'changed';
}
