import type { Revision } from '#lib/domain/clock.ts';
import { later } from '#lib/domain/merge.ts';
import { canonicalText, type Plain } from '#lib/domain/plain.ts';
import { isRevision } from '#lib/domain/stamp.ts';

/** What a copy holds that this version does not know, by its name: kept as it is, for the next copy. */
export interface OtherLists {
	readonly [name: string]: Plain;
}

type PlainRecord = { readonly [key: string]: Plain } & {
	readonly id: string;
	readonly revision: Revision;
};

/**
 * What two copies hold together that this version does not know: of records, by their ids, the later
 * ones, and of anything else one of the two, by its content. Commutative, associative and idempotent.
 */
export function mergedOthers(one: OtherLists, other: OtherLists): OtherLists {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
	return Object.fromEntries(
		names.map((name) => {
			// A name may be one that objects have of themselves.
			const values = [one, other]
				.filter((all) => Object.hasOwn(all, name))
				.map((all) => all[name]!);
			return [name, mergedValue(values[0]!, values.at(-1)!)];
		})
	);
}

/** The stamps of all records in what this version does not know. */
export function otherRevisions(others: OtherLists): Revision[] {
	return Object.values(others)
		.flatMap((value) => recordsOf(value) ?? [])
		.map(({ revision }) => revision);
}

function mergedValue(one: Plain, other: Plain): Plain {
	const [records, otherRecords] = [recordsOf(one), recordsOf(other)];
	if (records || otherRecords) return mergedRecords([...(records ?? []), ...(otherRecords ?? [])]);
	// An empty list says nothing, so it yields to everything.
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

/** The records of a list of them that is not empty. */
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
