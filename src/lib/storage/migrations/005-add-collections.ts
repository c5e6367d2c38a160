import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** A record or tombstone of a collection that version 4 did not know. */
interface ForeignRecord {
	id: string;
	revision: string;
	at?: unknown;
	day?: unknown;
	deleted?: unknown;
}

/**
 * Version 5: five more collections. Moves their records there from `meta.others`, where the import of a
 * backup of a later version had stored them. Values of another shape stay in `others`.
 */
export async function addCollections(
	database: IDBPDatabase<unknown>,
	transaction: IDBPTransaction<unknown, string[], 'versionchange'>
): Promise<void> {
	const meta = transaction.objectStore('meta');
	const others = new Map<string, unknown>(Object.entries((await meta.get('others')) ?? {}));
	for (const name of ['remembered', 'rehearsals', 'nameReviews', 'voiceNotes', 'recordings']) {
		const rows = database.createObjectStore(name, { keyPath: 'id' });
		rows.createIndex('byOrder', 'order');
		const records = others.get(name);
		if (!Array.isArray(records) || !records.every(isForeignRecord)) continue;
		for (const record of records) await rows.put(rowOf(record));
		others.delete(name);
	}
	await meta.put(Object.fromEntries(others), 'others');
}

function isForeignRecord(value: unknown): value is ForeignRecord {
	const { id, revision } = (value ?? {}) as Partial<ForeignRecord>;
	return typeof id === 'string' && typeof revision === 'string';
}

function rowOf(record: ForeignRecord) {
	const { id, revision } = record;
	if ('deleted' in record) return { id, revision, deleted: true };
	return { id, revision, ...orderOf(record), record };
}

function orderOf(record: ForeignRecord): { order?: [unknown, number] } {
	if ('at' in record) {
		const at = String(record.at);
		const instantMs = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : NaN;
		return Number.isNaN(instantMs) ? {} : { order: [at.slice(0, 10), instantMs] };
	}
	return 'day' in record ? { order: [record.day, 0] } : {};
}
