import { dayOf, localIso } from '#lib/domain/day.ts';
import type { ListName, Lists, Tombstone } from '#lib/domain/lists.ts';

/** The lists of a copy, as CONTRACT.md names them. */
export type BackupLists = { [List in ListName]: readonly (Lists[List] | Tombstone)[] };

/** A copy of everything as a file: UTF-8 JSON, version 1, one record a line, so that it can be read. */
export function backupFile(lists: BackupLists, nowMs: number): { name: string; content: Blob } {
	const parts = Object.entries(lists).map(
		([list, records]) =>
			`${JSON.stringify(list)}: [\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]`
	);
	const head = [
		'"format": "small-hello-backup"',
		'"version": 1',
		`"exportedAt": ${JSON.stringify(new Date(nowMs).toISOString())}`
	];
	return {
		name: `small-hello-${dayOf(localIso(nowMs))}.json`,
		content: new Blob([`{\n${[...head, ...parts].join(',\n')}\n}\n`], { type: 'application/json' })
	};
}
