import type { Change, WriteOptions } from './writer.ts';
import type { CollectionName } from '#lib/core/collections.ts';
import type { NodeId } from '#lib/core/clock.ts';
import { applyChanges } from './apply-changes.ts';
import type { Writer } from './writer.ts';
import { Changes } from './changes.ts';
import { rowOf } from './envelope.ts';
import type { Row } from './schema.ts';
import type { Written } from './written.ts';

/** Returns the record that an undo stores, from the present record and the one before the write. */
export type Onto = <Record extends object>(
	present: Record | null,
	before: Record,
	node: NodeId
) => Record;

/** Writes all changes or none; see `DiaryDatabase.write`. */
export function write(
	writer: Writer,
	changes: readonly Change[],
	options: WriteOptions = {}
): Promise<Written[]> {
	const writing = () => writeNow(writer, changes, options);
	const earlier = writer.beforeWrite?.(changes, options);
	return earlier ? earlier.then((results) => results ?? writing()) : writing();
}

function writeNow(
	writer: Writer,
	changes: readonly Change[],
	{ dropDraft, dropCache }: WriteOptions
): Promise<Written[]> {
	return applyChanges(writer, {
		collections: new Set(changes.map(({ collection }) => collection)),
		furtherStores: ['drafts'],
		Kind: Changes,
		written: (results) => results,
		read: (transaction) =>
			Promise.all(changes.map(({ collection, id }) => transaction.objectStore(collection).get(id))),
		apply(applied, found, transaction) {
			const present = new Map<string, Row<unknown> | undefined>(
				changes.map((change, at) => [keyOf(change), found[at]])
			);
			const results: Written[] = [];
			for (const change of changes) {
				const { collection, id } = change;
				const row = present.get(keyOf(change));
				const before = row?.record ?? null;
				const next = change.next(before as never, row?.revision ?? null, applied.node);
				if (next === before) continue;
				const revision = applied.stamp();
				const after = next && { ...next, revision };
				const put = rowOf(collection, after ?? { id, revision, deleted: true });
				applied.put(collection, row, put);
				present.set(keyOf(change), put);
				results.push({ collection, id, before, after, revision } as Written);
			}
			if (dropCache !== undefined)
				ignoreRejection(transaction.objectStore('meta').delete(dropCache));
			if (dropDraft !== undefined)
				ignoreRejection(transaction.objectStore('drafts').delete(dropDraft));
			return results;
		}
	});
}

/** For a request that is not awaited: the end of its transaction reports a failure. */
function ignoreRejection(request: Promise<unknown>): void {
	request.catch(() => {});
}

/** Returns the key of a record among those of all collections. */
export function keyOf({ collection, id }: { collection: CollectionName; id: string }): string {
	return `${collection} ${id}`;
}
