import { instantOf } from '#lib/core/day.ts';
import type { Entry } from './format.ts';

/**
 * The ids of entries with the same time and content: those of the first imported one, of the second, and so
 * on. Each has one for each part of its text.
 */
export type EqualEntries = (readonly string[])[];

/** The source of entries from tables, which is a part of their ids. */
export const tableSource = 'columns';

const encoder = new TextEncoder();
const latestMs = 2 ** 48 - 1;
const highestPart = 2 ** 12 - 1;

/**
 * Returns a UUID version 7 (RFC 9562, 5.7) that depends only on its arguments: the time as in any other, then
 * the part, then 62 bits of the SHA-256 of the content and the part.
 */
export async function entryId(atMs: number, content: readonly string[], part = 0): Promise<string> {
	const hash = await crypto.subtle.digest(
		'SHA-256',
		encoder.encode(JSON.stringify([...content, part]))
	);
	const bytes = new DataView(hash.slice(0, 16));
	const timeMs = Math.min(Math.max(0, Math.floor(atMs)), latestMs);
	bytes.setUint16(0, Math.floor(timeMs / 2 ** 32));
	bytes.setUint32(2, timeMs % 2 ** 32);
	// Other generators count within a millisecond in this field. Here it orders the parts of a long text.
	bytes.setUint16(6, 0x7000 | Math.min(part, highestPart));
	bytes.setUint8(8, 0x80 | (bytes.getUint8(8) & 0x3f));
	const hex = Array.from(new Uint8Array(bytes.buffer), (byte) =>
		byte.toString(16).padStart(2, '0')
	);
	return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Returns a function that gives entries their ids, derived from the source, the time and a content. Contents
 * of another `kind` are counted by themselves.
 */
export function entryIds(
	source: string
): (
	entry: Entry,
	parts: number,
	content: readonly string[],
	kind?: string
) => Promise<EqualEntries> {
	const equals = new Map<string, { ids: EqualEntries; count: number }>();
	return async ({ time }, parts, content, kind = '') => {
		// A local time counts as UTC, so that the same file has the same ids in every zone.
		const atMs = instantOf('iso' in time ? time.iso : `${time.wallClock}Z`);
		const key = JSON.stringify([kind, atMs, content]);
		const equal = equals.get(key) ?? { ids: [], count: 0 };
		equals.set(key, equal);
		const occurrence = equal.count++;
		const identity = [source, ...content, String(atMs), String(occurrence)];
		equal.ids[occurrence] = await Promise.all(
			Array.from({ length: parts }, (_, part) => entryId(atMs, identity, part))
		);
		return equal.ids;
	};
}

/** Returns a content as it is, and with the line ends of other systems within its words, if it has any. */
export function withLineEnds(content: readonly string[]): readonly (readonly string[])[] {
	const all = [null, '\n', '\r\n'].map((end) =>
		end === null ? content : content.map((words) => words.replace(/\r\n?|\n/g, end))
	);
	return all.filter((one, i) => i === 0 || one.join('\0') !== content.join('\0'));
}
