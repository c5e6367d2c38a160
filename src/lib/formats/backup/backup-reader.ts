import * as v from 'valibot';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import { merged } from '#lib/core/merge.ts';
import type { Plain } from '#lib/core/plain.ts';
import { isMoment } from '#lib/core/written-time.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { parsedJson } from './json-text.ts';
import { mergedOthers, type UnknownCollections } from './unknown-collections.ts';
import { isPlainKey, plainCopy, type Unfit } from './plain-copy.ts';
import { recordSchemas, tombstoneSchemas, type Expected } from './record-schemas.ts';

/** The contents of a backup: the records of each collection by their ids. */
export interface ParsedBackup {
	/** ISO 8601, UTC. */
	exportedAt: string;
	collections: { readonly [Name in CollectionName]: ReadonlyMap<string, Stored<Name>> };
	others: UnknownCollections;
	refused: Refusals;
}

/** The refused records of a backup that is otherwise valid. */
export interface Refusals {
	/** Number of refused records by collection. A collection without any is absent. */
	counts: { readonly [list: string]: number };
	/** The first hundred refused records. */
	first: readonly Refusal[];
}

/** The reason why one record was refused, and its place. */
export interface Refusal {
	list: string;
	/** Index in the collection, from 0; null if the value of an unknown collection is not an array. */
	index: number | null;
	/** The record's id; null if that is not a string. */
	id: string | null;
	/** The field, as keys and indexes joined by dots: 'otherVersions.0.note'; '' for the record itself. */
	field: string;
	expected: Expected;
}

/**
 * Parses the text of a backup, and checks and rebuilds it field by field. Returns the error if the text is
 * not a backup. An invalid record is refused without affecting the others; two records with one id are
 * merged. Takes seconds for a very large file, so it belongs in a worker.
 */
export function parsedBackup(text: string): { backup: ParsedBackup } | FileError {
	const parsed = parsedJson(text);
	return isFileError(parsed) ? parsed : backupIn(parsed.value);
}

const headFields: ReadonlySet<string> = new Set([
	'format',
	'version',
	'exportedAt',
	...collectionNames
]);
const wrong = (field: string, expected: Expected | 'version') =>
	({ problem: 'wrongField', field, expected }) as const;

function backupIn(root: unknown): { backup: ParsedBackup } | FileError {
	if (!isObject(root) || root.format !== 'small-hello-backup') return { problem: 'foreign' };
	const { version, exportedAt } = root;
	if (!Number.isSafeInteger(version) || Number(version) < 1) return wrong('version', 'version');
	if (version !== 1) return { problem: 'tooNew', version: Number(version) };
	const unfitKey = Object.keys(root).find((key) => !isPlainKey(key));
	if (unfitKey !== undefined) return wrong(unfitKey, 'plainKey');
	if (typeof exportedAt !== 'string' || !isMoment(exportedAt)) return wrong('exportedAt', 'moment');
	if (root.wins === undefined) return wrong('wins', 'present');
	const noList = collectionNames.find(
		(list) => root[list] !== undefined && !Array.isArray(root[list])
	);
	if (noList) return wrong(noList, 'list');

	const refusals = refusalList();
	const recordsOf = <Name extends CollectionName>(list: Name) =>
		recordsIn(list, (root[list] ?? []) as unknown[], refusals);
	const collections = Object.fromEntries(
		collectionNames.map((list) => [list, recordsOf(list)])
	) as unknown as ParsedBackup['collections'];
	const others: { [name: string]: Plain } = {};
	for (const name of Object.keys(root)) {
		if (headFields.has(name)) continue;
		const value = otherIn(name, root[name], refusals);
		if (value !== undefined) others[name.toWellFormed()] = value;
	}
	return {
		backup: {
			exportedAt,
			collections,
			others: mergedOthers(others, others),
			refused: refusals.all()
		}
	};
}

function recordsIn<Name extends CollectionName>(
	list: Name,
	values: readonly unknown[],
	refusals: RefusalList
): Map<string, Stored<Name>> {
	const records = new Map<string, Stored<Name>>();
	for (const [index, value] of values.entries()) {
		const checked = checkedRecord(list, value);
		if ('expected' in checked) {
			refusals.add({ list, index, id: idIn(value), ...checked });
			continue;
		}
		const { record } = checked;
		// A single record is merged with itself, which normalises its data about other versions.
		records.set(record.id, merged(list, records.get(record.id) ?? record, record));
	}
	return records;
}

function checkedRecord<Name extends CollectionName>(
	list: Name,
	value: unknown
): { record: Stored<Name> } | Pick<Refusal, 'field' | 'expected'> {
	if (!isObject(value)) return { field: '', expected: 'record' };
	const plain = plainCopy(value);
	if ('unfit' in plain) return unfitField(plain.unfit);
	const schema = value.deleted === undefined ? recordSchemas[list] : tombstoneSchemas[list];
	const result = v.safeParse(schema, plain.copy, { abortEarly: true });
	if (result.success) return { record: result.output as unknown as Stored<Name> };
	const [issue] = result.issues;
	const isAbsent = issue.input === undefined;
	return {
		field: fieldAt(issue.path?.map(({ key }) => String(key)) ?? []),
		expected: isAbsent ? 'present' : (issue.message as Expected)
	};
}

/** Returns the plain value of a collection that this version does not know; of an array, the valid items. */
function otherIn(list: string, value: unknown, refusals: RefusalList): Plain | undefined {
	const place = { list: shortened(list), id: idIn(value) };
	if (!Array.isArray(value)) {
		const plain = plainCopy(value);
		if ('copy' in plain) return plain.copy;
		refusals.add({ ...place, index: null, ...unfitField(plain.unfit) });
		return undefined;
	}
	const copies: Plain[] = [];
	for (const [index, one] of value.entries()) {
		const plain = plainCopy(one);
		if ('copy' in plain) copies.push(plain.copy);
		else refusals.add({ ...place, index, id: idIn(one), ...unfitField(plain.unfit) });
	}
	return copies;
}

interface RefusalList {
	add(refusal: Refusal): void;
	all(): Refusals;
}

const mostTold = 100;

function refusalList(): RefusalList {
	const counts = new Map<string, number>();
	const first: Refusal[] = [];
	return {
		add(refusal) {
			counts.set(refusal.list, (counts.get(refusal.list) ?? 0) + 1);
			// A hostile file may contain millions of invalid records.
			if (first.length < mostTold) first.push(refusal);
		},
		all: () => ({ counts: Object.fromEntries(counts), first })
	};
}

function unfitField({ path, expected }: Unfit): Pick<Refusal, 'field' | 'expected'> {
	return { field: fieldAt(path.map(String)), expected };
}

function fieldAt(path: readonly string[]): string {
	return shortened(path.map(shortened).join('.'));
}

/** Cuts a text to a length that is recognisable and that a page can show. */
function shortened(text: string): string {
	return text.slice(0, 80).toWellFormed();
}

function idIn(value: unknown): string | null {
	return isObject(value) && typeof value.id === 'string' ? shortened(value.id) : null;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
