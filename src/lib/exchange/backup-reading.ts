import * as v from 'valibot';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import { merged } from '#lib/domain/merge.ts';
import type { Plain } from '#lib/domain/plain.ts';
import { isMoment } from '#lib/domain/written-time.ts';
import { textOf, type TextProblem } from './file-text.ts';
import { parsedJson, type JsonProblem, type TextPlace } from './json-text.ts';
import { mergedOthers, type OtherLists } from './other-lists.ts';
import { isPlainKey, plainCopy, type Unfit } from './plain-copy.ts';
import { recordSchemas, tombstoneSchemas, type Expected } from './record-schemas.ts';

/** What a copy holds: the records of each list by their ids. */
export interface ReadCopy {
	/** ISO 8601, UTC. */
	exportedAt: string;
	lists: { readonly [List in ListName]: ReadonlyMap<string, Kept<List>> };
	others: OtherLists;
	refused: Refusals;
}

/** Records that were left out of a copy that could be read otherwise. */
export interface Refusals {
	/** How many there are, by the name of their list; without those of which there are none. */
	counts: { readonly [list: string]: number };
	/** The first hundred of them. */
	first: readonly Refusal[];
}

/** Why one record was refused, and where it stands. */
export interface Refusal {
	list: string;
	/** Its place in the list, from 0; null when what is refused is no list. */
	index: number | null;
	/** Its id, when it has one that can be told. */
	id: string | null;
	/** The field, as keys and places that dots divide: 'otherVersions.0.note'; '' for the record itself. */
	field: string;
	expected: Expected;
}

/**
 * What keeps a file from being read as a copy, so that nothing of it is:
 * - those of `TextProblem` and `JsonProblem`
 * - `foreign`: it is JSON and no copy of this app
 * - `tooNew`: it is of a later version of this app
 * - `wrongField`: what stands around the records is not as it has to be
 */
export type CopyProblem =
	| TextProblem
	| ({ problem: JsonProblem } & TextPlace)
	| { problem: 'foreign' }
	| { problem: 'tooNew'; version: number }
	| { problem: 'wrongField'; field: string; expected: Expected | 'version' };

/**
 * What a file holds as a copy of the diary, checked and built anew, or why it cannot be read. A record
 * that is not as it has to be is refused and the others go on; of two with one id, what they make when
 * they are merged. It takes seconds for a very large file, so it belongs in a worker.
 */
export async function readCopy(file: Blob): Promise<{ copy: ReadCopy } | CopyProblem> {
	const read = await textOf(file);
	if ('problem' in read) return read;
	const parsed = parsedJson(read.text);
	return 'problem' in parsed ? parsed : copyIn(parsed.value);
}

const headFields: ReadonlySet<string> = new Set(['format', 'version', 'exportedAt', ...listNames]);
const wrong = (field: string, expected: Expected | 'version') =>
	({ problem: 'wrongField', field, expected }) as const;

function copyIn(root: unknown): { copy: ReadCopy } | CopyProblem {
	if (!isObject(root) || root.format !== 'small-hello-backup') return { problem: 'foreign' };
	const { version, exportedAt } = root;
	if (!Number.isSafeInteger(version) || Number(version) < 1) return wrong('version', 'version');
	if (version !== 1) return { problem: 'tooNew', version: Number(version) };
	const unfitKey = Object.keys(root).find((key) => !isPlainKey(key));
	if (unfitKey !== undefined) return wrong(unfitKey, 'plainKey');
	if (typeof exportedAt !== 'string' || !isMoment(exportedAt)) return wrong('exportedAt', 'moment');
	if (root.wins === undefined) return wrong('wins', 'present');
	const noList = listNames.find((list) => root[list] !== undefined && !Array.isArray(root[list]));
	if (noList) return wrong(noList, 'list');

	const refusals = refusalList();
	const recordsOf = <List extends ListName>(list: List) =>
		recordsIn(list, (root[list] ?? []) as unknown[], refusals);
	const lists = Object.fromEntries(
		listNames.map((list) => [list, recordsOf(list)])
	) as unknown as ReadCopy['lists'];
	const others: { [name: string]: Plain } = {};
	for (const name of Object.keys(root)) {
		if (headFields.has(name)) continue;
		const value = otherIn(name, root[name], refusals);
		if (value !== undefined) others[name.toWellFormed()] = value;
	}
	return {
		copy: { exportedAt, lists, others: mergedOthers(others, others), refused: refusals.all() }
	};
}

function recordsIn<List extends ListName>(
	list: List,
	values: readonly unknown[],
	refusals: RefusalList
): Map<string, Kept<List>> {
	const records = new Map<string, Kept<List>>();
	for (const [index, value] of values.entries()) {
		const checked = checkedRecord(list, value);
		if ('expected' in checked) {
			refusals.add({ list, index, id: idIn(value), ...checked });
			continue;
		}
		const { record } = checked;
		// One that is alone is merged with itself, which brings what it knows of other versions in order.
		records.set(record.id, merged(list, records.get(record.id) ?? record, record));
	}
	return records;
}

function checkedRecord<List extends ListName>(
	list: List,
	value: unknown
): { record: Kept<List> } | Pick<Refusal, 'field' | 'expected'> {
	if (!isObject(value)) return { field: '', expected: 'record' };
	const plain = plainCopy(value);
	if ('unfit' in plain) return unfitField(plain.unfit);
	const schema = value.deleted === undefined ? recordSchemas[list] : tombstoneSchemas[list];
	const result = v.safeParse(schema, plain.copy, { abortEarly: true });
	if (result.success) return { record: result.output as unknown as Kept<List> };
	const [issue] = result.issues;
	const isAbsent = issue.input === undefined;
	return {
		field: fieldAt(issue.path?.map(({ key }) => String(key)) ?? []),
		expected: isAbsent ? 'present' : (issue.message as Expected)
	};
}

/** A value that this version does not know; of a list, what can be kept of it. */
function otherIn(list: string, value: unknown, refusals: RefusalList): Plain | undefined {
	const place = { list: shortened(list), id: idIn(value) };
	if (!Array.isArray(value)) {
		const plain = plainCopy(value);
		if ('copy' in plain) return plain.copy;
		refusals.add({ ...place, index: null, ...unfitField(plain.unfit) });
		return undefined;
	}
	const kept: Plain[] = [];
	for (const [index, one] of value.entries()) {
		const plain = plainCopy(one);
		if ('copy' in plain) kept.push(plain.copy);
		else refusals.add({ ...place, index, id: idIn(one), ...unfitField(plain.unfit) });
	}
	return kept;
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
			// A hostile file may have millions of them.
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

/** Long enough to be told apart, and no longer than a page can show. */
function shortened(text: string): string {
	return text.slice(0, 80).toWellFormed();
}

function idIn(value: unknown): string | null {
	return isObject(value) && typeof value.id === 'string' ? shortened(value.id) : null;
}

function isObject(value: unknown): value is { [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
