import type { Revision } from './clock.ts';
import { canonicalText, isSamePlain } from './plain.ts';

/**
 * Returns the winning state: the higher revision, then the one that is not deleted, then the one whose
 * canonical text sorts last.
 */
export function later<Record extends { revision: Revision; deleted?: unknown }>(
	one: Record,
	other: Record
): Record {
	if (one.revision !== other.revision) return one.revision > other.revision ? one : other;
	if (isDeleted(one) !== isDeleted(other)) return isDeleted(one) ? other : one;
	if (isSamePlain(one, other)) return one;
	return canonicalText(one) > canonicalText(other) ? one : other;
}

function isDeleted({ deleted }: { deleted?: unknown }): boolean {
	return deleted === true;
}
