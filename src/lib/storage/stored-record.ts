import type { Stored } from '#lib/core/collections.ts';
import type { Row } from './schema.ts';

/** The record that a row stores, or the tombstone of a deleted one. */
export function storedRecordOf({ id, revision, record }: Row<unknown>): Stored {
	return (record as Stored | undefined) ?? { id, revision, deleted: true };
}
