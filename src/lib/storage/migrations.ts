import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Kept } from '#lib/domain/lists.ts';
import type { Month, MonthTotals } from '#lib/domain/totals.ts';
import type { Win } from '#lib/domain/win.ts';
import { rowOf } from './rows.ts';
import type { Row } from './schema.ts';
import { countInto, foundBy } from './win-rows.ts';

// The shapes below are those of the past, so they are spelled out here and not taken from the schema.
type AnyDatabase = IDBPDatabase<unknown>;
type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * What to do to come from each version to the next. The database version is the length of this list:
 * steps are added at the end and never changed, and each has a fixture that is upgraded in a test.
 */
export const migrations: readonly ((
	database: AnyDatabase,
	transaction: Upgrade
) => void | Promise<void>)[] = [
	function createLists(database) {
		for (const list of ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences']) {
			database.createObjectStore(list, { keyPath: 'id' }).createIndex('byOrder', 'order');
		}
		database.createObjectStore('drafts', { keyPath: 'id' });
		database.createObjectStore('meta');
	},
	async function keepTotals(database, transaction) {
		const totals = database.createObjectStore('totals', { keyPath: 'id' });
		const wins = transaction.objectStore('wins');
		wins.createIndex('byGoodness', 'good');
		wins.createIndex('byCarry', 'carry');
		// What follows from the wins is made by the present rules, whatever the past ones were.
		const months = new Map<Month, MonthTotals>();
		for (let cursor = await wins.openCursor(); cursor; cursor = await cursor.continue()) {
			const row = cursor.value as Row<Win>;
			if (!row.record) continue;
			await cursor.update({ ...row, ...foundBy(row.record) });
			countInto(months, row.record, 1);
		}
		for (const month of months.values()) await totals.put(month);
	},
	async function noteMonthsToIndex(database, transaction) {
		const indexes = database.createObjectStore('monthIndexes', { keyPath: ['id', 'revision'] });
		for (const id of await transaction.objectStore('totals').getAllKeys())
			await indexes.put({ id, revision: '' });
	},
	async function noteWhatToMirror(database, transaction) {
		const unmirrored = database.createObjectStore('unmirrored', { autoIncrement: true });
		await unmirrored.add({ isEverything: true });
		// A database that takes the place of this one has another.
		await transaction.objectStore('meta').put(crypto.randomUUID(), 'birth');
	},
	async function addListsForPlans(database, transaction) {
		const meta = transaction.objectStore('meta');
		const others = new Map(Object.entries((await meta.get('others')) ?? {}));
		for (const list of ['remembered', 'rehearsals', 'nameReviews', 'voiceNotes', 'recordings']) {
			const rows = database.createObjectStore(list, { keyPath: 'id' });
			rows.createIndex('byOrder', 'order');
			const brought = others.get(list);
			// What the copy of a later version brought here, before there was a list for it; what it is not, stays.
			if (!Array.isArray(brought) || !brought.every(isStamped)) continue;
			for (const record of brought) {
				const { id, revision } = record;
				await rows.put(rowOf('plans', id, revision, 'deleted' in record ? null : record));
			}
			others.delete(list);
		}
		await meta.put(Object.fromEntries(others), 'others');
	}
];

function isStamped(record: unknown): record is Kept {
	const { id, revision } = (record ?? {}) as Partial<Kept>;
	return typeof id === 'string' && typeof revision === 'string';
}
