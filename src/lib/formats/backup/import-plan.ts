import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { merged } from '#lib/core/merge.ts';
import { isSamePlain } from '#lib/core/plain.ts';
import { isAhead } from '#lib/core/stamp.ts';
import type { ParsedBackup, Refusals } from './backup-reader.ts';
import { mergedOthers, otherRevisions, type UnknownCollections } from './unknown-collections.ts';

/** The records of the diary that have the ids of an import. It may contain further records. */
export type Present = { readonly [Name in CollectionName]: ReadonlyMap<string, Stored<Name>> };

/** The effect of an import on one collection. Each of its records is counted once. */
export interface CollectionChanges<Name extends CollectionName = CollectionName> {
	/** Records that the diary does not have. */
	added: number;
	/** Records of the diary that change, including deleted ones that the import restores. */
	changed: number;
	/** Records of the diary that the import deletes, because they are deleted in the backup. */
	deleted: number;
	/** Records without a visible change. */
	same: number;
	refused: number;
	/** The records to write, as they are after the merge. */
	rows: readonly Stored<Name>[];
}

/** The effect of an import. Making the plan writes nothing. */
export interface ImportPlan {
	collections: { readonly [Name in CollectionName]: CollectionChanges<Name> };
	/** The diary's unknown collections after the import; null if they do not change. */
	others: UnknownCollections | null;
	refused: Refusals;
	/** The latest revision in the import, which the diary's clock must pass; null if there is none. */
	latest: Revision | null;
	/** Number of records with a revision more than a day ahead of now. */
	ahead: number;
}

/**
 * Returns the effect of importing a backup into a diary that holds `present` and the unknown collections
 * `others`.
 */
export function backupPlan(
	backup: ParsedBackup,
	present: Present,
	others: UnknownCollections,
	nowMs: number
): ImportPlan {
	const changes = <Name extends CollectionName>(list: Name) =>
		changesOf(list, backup.collections[list], present[list], backup.refused.counts[list] ?? 0);
	const allOthers = mergedOthers(others, backup.others);
	const stamps = [
		...collectionNames.flatMap((list) =>
			[...backup.collections[list].values()].map(({ revision }) => revision)
		),
		...otherRevisions(backup.others)
	];
	return {
		collections: Object.fromEntries(
			collectionNames.map((list) => [list, changes(list)])
		) as unknown as ImportPlan['collections'],
		others: isSamePlain(allOthers, others) ? null : allOthers,
		refused: backup.refused,
		latest: stamps.reduce<Revision | null>((a, b) => (a !== null && a > b ? a : b), null),
		ahead: stamps.filter((stamp) => isAhead(stamp, nowMs)).length
	};
}

function changesOf<Name extends CollectionName>(
	list: Name,
	found: ReadonlyMap<string, Stored<Name>>,
	present: ReadonlyMap<string, Stored<Name>>,
	refused: number
): CollectionChanges<Name> {
	const rows: Stored<Name>[] = [];
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

/** Returns the kind of change that the user sees. */
function kindOf(there: Stored | null, next: Stored): 'added' | 'changed' | 'deleted' | 'same' {
	const wasThere = there !== null && !('deleted' in there);
	if ('deleted' in next) return wasThere ? 'deleted' : 'same';
	return there === null ? 'added' : 'changed';
}
