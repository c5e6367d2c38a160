import type { Revision } from '#lib/core/clock.ts';
import { later } from '#lib/core/later.ts';
import { canonicalText, type Plain } from '#lib/core/plain.ts';
import { isRevision } from '#lib/core/stamp.ts';

/**
 * Collections of a backup that this version does not know, by name. They are stored as they are, for the next
 * backup.
 */
export interface UnknownCollections {
	readonly [name: string]: Plain;
}

type PlainRecord = { readonly [key: string]: Plain } & {
	readonly id: string;
	readonly revision: Revision;
};

/**
 * Merges the unknown collections of two backups. Of two records with one id, the later one wins; of two other
 * values, one wins by its content. Commutative, associative and idempotent.
 */
export function mergedOthers(
	one: UnknownCollections,
	other: UnknownCollections
): UnknownCollections {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
	return Object.fromEntries(
		names.map((name) => {
			// A name may be one that objects inherit, such as `toString`.
			const values = [one, other]
				.filter((all) => Object.hasOwn(all, name))
				.map((all) => all[name]!);
			return [name, mergedValue(values[0]!, values.at(-1)!)];
		})
	);
}

/** Returns the revisions of all records in unknown collections. */
export function otherRevisions(others: UnknownCollections): Revision[] {
	return Object.values(others)
		.flatMap((value) => recordsOf(value) ?? [])
		.map(({ revision }) => revision);
}

function mergedValue(one: Plain, other: Plain): Plain {
	const [records, otherRecords] = [recordsOf(one), recordsOf(other)];
	if (records || otherRecords) return mergedRecords([...(records ?? []), ...(otherRecords ?? [])]);
	// An empty list contains no information, so the other value wins.
	if (isEmptyList(one) || isEmptyList(other)) return isEmptyList(one) ? other : one;
	return canonicalText(one) > canonicalText(other) ? one : other;
}

function mergedRecords(records: readonly PlainRecord[]): Plain {
	const byId = new Map<string, PlainRecord>();
	for (const record of records) {
		const present = byId.get(record.id);
		byId.set(record.id, present ? later(present, record) : record);
	}
	return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Returns the value if it is a list of records that is not empty, otherwise null. */
function recordsOf(value: Plain): readonly PlainRecord[] | null {
	return Array.isArray(value) && value.length > 0 && value.every(isRecord) ? value : null;
}

function isRecord(value: Plain): value is PlainRecord {
	return (
		typeof value === 'object' &&
		value !== null &&
		'id' in value &&
		typeof value.id === 'string' &&
		'revision' in value &&
		typeof value.revision === 'string' &&
		isRevision(value.revision)
	);
}

function isEmptyList(value: Plain): boolean {
	return Array.isArray(value) && value.length === 0;
}
