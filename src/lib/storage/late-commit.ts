import type { Trace, Described } from './writer.ts';
import { revisionOf, type Clock, type Revision } from '#lib/core/clock.ts';
import { nodeOf } from '#lib/core/stamp.ts';
import type { StoreNames } from 'idb';
import { patienceMs, type Connection } from './connection-types.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';
import type { Change, WriteOptions } from './writer.ts';
import type { Written } from './written.ts';

/**
 * Waits for a write that is being committed. Resolves if the database has it. Rejects with `again` if not, and
 * with `stalled` if that is unknown after a span; then `writer` remembers the write.
 */
export async function waitForCommit(
	connection: Connection,
	stores: StoreNames<Schema>[],
	described: Described | undefined,
	again: Error
): Promise<null> {
	const fate = wasCommitted(connection, stores, described?.trace ?? null);
	const isThere = await within(fate).catch(() => null);
	if (isThere) return null;
	if (isThere === false) throw again;
	if (described) rememberUnknown(described, stores, fate);
	throw new StorageError('stalled');
}

/**
 * Returns whether a write was committed, as a fresh connection sees it; null if a later write hides that.
 * Waits while the browser still has the write. Without a trace, the write can be repeated without harm, and
 * counts as not committed.
 */
async function wasCommitted(
	connection: Connection,
	stores: StoreNames<Schema>[],
	trace: Trace | null
): Promise<boolean | null> {
	connection.close();
	return connection.withDatabase(async (database) => {
		// These stores are those of the write: the browser answers no read of them before it has ended.
		const transaction = database.transaction(stores);
		if (!trace) {
			await transaction.objectStore(stores[0]!).count(IDBKeyRange.only(''));
			return false;
		}
		const { last, row } = trace;
		const [clock, stored] = await Promise.all([
			transaction.objectStore('meta').get('clock') as Promise<Clock | undefined>,
			row && transaction.objectStore(row[0]).get(row[1])
		]);
		const present = clock ? revisionOf(clock) : '';
		if (row ? stored?.revision === last : present === last) return true;
		return present > last ? null : false;
	});
}

/**
 * Remembers a write that failed with `stalled` and may still be committed, so that its repetition is not
 * written a second time.
 */
function rememberUnknown(
	{ writer, trace, results: known, oncommitted }: Described,
	stores: StoreNames<Schema>[],
	fate: Promise<boolean | null>
): void {
	const { connection } = writer;
	const results = known ?? [];
	let isKnown = false;
	const forget = () => {
		if (writer.beforeWrite === beforeWrite) writer.beforeWrite = undefined;
	};
	const learn = (isThere: boolean | null) => {
		if (isKnown) return;
		isKnown = true;
		if (isThere === false) forget();
		else oncommitted();
	};

	async function beforeWrite(
		changes: readonly Change[],
		{ dropDraft }: WriteOptions
	): Promise<Written[] | null> {
		// Until the screens have shown the win, the same card done once more is a second attempt. After that,
		// only a form that was still open can try the same win again.
		const wasKnown = isKnown;
		if (wasKnown && !isRepetition(changes, results, true)) return null;
		const isThere = await within(wasCommitted(connection, stores, trace));
		learn(isThere);
		if (!isThere || !isRepetition(changes, results, wasKnown)) return null;
		forget();
		if (dropDraft !== undefined)
			await connection.withDatabase((database) => database.delete('drafts', dropDraft));
		return [...results];
	}
	writer.beforeWrite = beforeWrite;
	void fate.then(learn, () => {});
}

/** Returns the result of a read, or throws `stalled` if it does not come in time. */
function within<Result>(reading: Promise<Result>): Promise<Result> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new StorageError('stalled')), patienceMs);
	});
	return Promise.race([reading, late]).finally(() => clearTimeout(timer));
}

/** Returns whether changes repeat an earlier write, perhaps for new records with other ids. */
function isRepetition(
	changes: readonly Change[],
	results: readonly Written[],
	hasSameIds: boolean
): boolean {
	const [first] = results;
	if (!first) return false;
	const node = nodeOf(first.revision as Revision);
	const earlier = new Map(results.map((one) => [`${one.collection} ${one.id}`, one]));
	const wanted = changes.flatMap(({ collection, id, next }) => {
		const before = earlier.get(`${collection} ${id}`)?.before ?? null;
		const after = next(before as never, before && (before.revision as Revision), node);
		return after === before ? [] : [contentOf(collection, id, after, hasSameIds)];
	});
	const written = results.map(({ collection, id, after }) =>
		contentOf(collection, id, after, hasSameIds)
	);
	return JSON.stringify(wanted) === JSON.stringify(written);
}

/** The content of a record, without the fields that each attempt sets again. */
function contentOf(
	collection: string,
	id: string,
	after: object | null,
	withIds: boolean
): unknown {
	const fresh = ['revision', ...(withIds ? [] : ['id', 'winId', 'at'])];
	const fields = Object.entries(after ?? {}).filter(([name]) => !fresh.includes(name));
	const isSame = withIds || after === null;
	return [collection, isSame ? id : '', after && fields.sort(([a], [b]) => (a < b ? -1 : 1))];
}
