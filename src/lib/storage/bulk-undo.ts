import type { Revision } from '#lib/core/clock.ts';
import { collectionNames } from '#lib/core/collections.ts';
import type { BulkChanges } from './bulk-changes.ts';
import { keysAmong, rowsAmong, runsOf } from './bulk-rows.ts';
import type { ImportedRow, Row } from './schema.ts';
import type { WriteTransaction } from './write-transaction.ts';

/**
 * Restores the rows in one part of a snapshot that have not changed since the import; returns their number.
 * With `isStill`, none has.
 */
export async function undoPart(
	changes: BulkChanges,
	part: readonly ImportedRow[],
	isStill: boolean,
	transaction: WriteTransaction
): Promise<number> {
	let restored = 0;
	for (const list of collectionNames) {
		const imported = new Map(part.filter((row) => row.list === list).map((row) => [row.id, row]));
		if (imported.size === 0) continue;
		const store = transaction.objectStore(list);
		const { rows, hasAll } = isStill
			? await rowsStill(store, imported)
			: await rowsAmong(list, store, [...imported.keys()]);
		const unchanged = new Set(
			rows.filter(({ id, revision }) => imported.get(id)?.revision === revision)
		);
		for (const row of unchanged) {
			const { before } = imported.get(row.id)!;
			if (before) changes.put(list, row, before);
		}
		const isNew = (row: (typeof rows)[number]) =>
			unchanged.has(row) && !imported.get(row.id)!.before;
		for (const run of runsOf(rows, isNew, hasAll)) changes.removeRun(list, run);
		restored += unchanged.size;
	}
	return restored;
}

/** Returns the rows among which the imported ones are, without reading them, since those have not changed. */
async function rowsStill(
	store: Parameters<typeof keysAmong>[0],
	imported: ReadonlyMap<string, ImportedRow>
): Promise<{ rows: Row<unknown>[]; hasAll: boolean }> {
	const { ids, hasAll } = await keysAmong(store, [...imported.keys()]);
	const rows = ids.map((id) => ({ id, revision: imported.get(id)?.revision ?? ('' as Revision) }));
	return { rows, hasAll };
}
