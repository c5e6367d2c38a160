import { dayOf, localIso } from '#lib/domain/day.ts';
import type { Kept, ListName } from '#lib/domain/lists.ts';
import type { OtherLists } from './other-lists.ts';

/** The lists of a copy, as CONTRACT.md names them. */
export type BackupLists = { [List in ListName]: readonly Kept<List>[] };

/**
 * A copy of everything as a file: UTF-8 JSON, version 1, one record a line, so that it can be read.
 * `others` is what earlier copies brought that this version does not know.
 */
export function backupFile(
	lists: BackupLists,
	nowMs: number,
	others: OtherLists = {}
): { name: string; content: Blob } {
	const fields = [
		'"format": "small-hello-backup"',
		'"version": 1',
		`"exportedAt": ${JSON.stringify(new Date(nowMs).toISOString())}`
	];
	for (const [name, value] of [...Object.entries(lists), ...Object.entries(others)])
		fields.push(`${JSON.stringify(name)}: ${linesOf(value)}`);
	return {
		name: `small-hello-${dayOf(localIso(nowMs))}.json`,
		content: new Blob([`{\n${fields.join(',\n')}\n}\n`], { type: 'application/json' })
	};
}

function linesOf(value: unknown): string {
	if (!Array.isArray(value)) return JSON.stringify(value);
	return `[\n${value.map((record) => JSON.stringify(record)).join(',\n')}\n]`;
}
