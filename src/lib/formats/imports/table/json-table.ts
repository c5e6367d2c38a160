import type { Table } from '#lib/formats/imports/csv-table.ts';
import { foreignJson, isRecord } from '#lib/formats/imports/foreign-json.ts';
import { isFileError } from '#lib/formats/file-error.ts';

/** A table with more columns is no list of entries. */
const mostColumns = 100;
const dateKey = /date|time|created|day|when|at$/i;
/** 2001 to 2096 in ms, and in seconds. */
const [earliestMs, latestMs] = [1e12, 4e12];

/**
 * Returns the table of a list of objects in JSON, by itself or as one field of an object: the names of their
 * fields are the heading. Lists of words are joined by commas, instants in ms or seconds become dates, and
 * nested objects are left out. Null if the text is something else.
 */
export function jsonTable(text: string): Table | null {
	const parsed = foreignJson(text);
	if (isFileError(parsed)) return null;
	const list = listIn(parsed.value);
	if (list === null) return null;
	const heading = keysOf(list).filter((key) => list.some((one) => cellOf(key, one[key]) !== ''));
	if (heading.length === 0 || heading.length > mostColumns) return null;
	return [heading, ...list.map((one) => heading.map((key) => cellOf(key, one[key])))];
}

type Item = { readonly [key: string]: unknown };

/** Returns the longest list of objects. */
function listIn(value: unknown): readonly Item[] | null {
	const candidates = isRecord(value) ? Object.values(value) : [value];
	const lists = candidates.filter(Array.isArray).map((list: unknown[]) => list.filter(isRecord));
	const longest = lists.sort((one, other) => other.length - one.length)[0];
	return longest && longest.length > 0 ? longest : null;
}

/** Stops at more names than a table may have columns, filled or not. */
function keysOf(list: readonly Item[]): string[] {
	const keys = new Set<string>();
	for (const one of list) {
		for (const key of Object.keys(one)) keys.add(key);
		if (keys.size > 2 * mostColumns) return [];
	}
	return [...keys];
}

function cellOf(key: string, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return dateKey.test(key) ? dateOf(value) : String(value);
	if (typeof value === 'boolean') return value ? 'true' : '';
	if (!Array.isArray(value)) return '';
	return value.filter((one) => ['string', 'number'].includes(typeof one)).join(', ');
}

function dateOf(value: number): string {
	const ms = [value, value * 1000].find((one) => one >= earliestMs && one <= latestMs);
	return ms === undefined ? String(value) : new Date(ms).toISOString();
}
