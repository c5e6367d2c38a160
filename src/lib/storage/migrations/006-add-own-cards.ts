import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** A record or tombstone of a collection that version 5 did not know. */
interface ForeignRecord {
	id: string;
	revision: string;
	deleted?: unknown;
}

/**
 * Version 6: the user's own cards, and their marks on cards. Moves their records there from `meta.others`,
 * where the import of a backup of a later version had stored them. Values of another shape stay in `others`.
 */
export async function addOwnCards(
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): Promise<void> {
	const meta = transaction.objectStore('meta');
	const others = new Map<string, unknown>(Object.entries((await meta.get('others')) ?? {}));
	for (const name of ['ownCards', 'cardMarks']) {
		const rows = database.createObjectStore(name, { keyPath: 'id' });
		rows.createIndex('byOrder', 'order');
		const records = others.get(name);
		if (!Array.isArray(records) || !records.every(isForeignRecord)) continue;
		for (const record of records) {
			const { id, revision } = record;
			await rows.put(
				'deleted' in record ? { id, revision, deleted: true } : { id, revision, record }
			);
		}
		others.delete(name);
	}
	await meta.put(Object.fromEntries(others), 'others');
}

function isForeignRecord(value: unknown): value is ForeignRecord {
	const { id, revision } = (value ?? {}) as Partial<ForeignRecord>;
	return typeof id === 'string' && typeof revision === 'string';
}
