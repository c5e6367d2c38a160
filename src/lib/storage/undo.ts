import type { NodeId } from '#lib/core/clock.ts';
import type { Writer } from './writer.ts';
import { StorageError } from './storage-error.ts';
import { keyOf, write, type Onto } from './write.ts';
import type { Change } from './writer.ts';
import type { Written } from './written.ts';

/** Reverts a `write`; see `DiaryDatabase.undo`. */
export async function undo(
	writer: Writer,
	written: readonly Written[],
	onto?: Onto
): Promise<void> {
	// A record that was written twice reverts to its state before the first write.
	const changed = new Map<string, Written>();
	for (const one of written) {
		const key = keyOf(one);
		const first = changed.get(key) ?? one;
		changed.set(key, { ...first, revision: one.revision } as Written);
	}
	const revert = ({ collection, id, before, revision }: Written) => ({
		collection,
		id,
		next(present: object | null, revisionNow: string | null, node: NodeId) {
			// A new record that has been deleted since then needs no undo.
			if (before === null && present === null) return null;
			if (revisionNow !== revision) throw new StorageError('changedSince');
			return onto && before ? onto(present, before, node) : before;
		}
	});
	await write(
		writer,
		[...changed.values()].map((one) => revert(one) as Change)
	);
}
