import { dayOf, localIso } from '#lib/domain/day.ts';
import { listNames, type Kept, type ListName } from '#lib/domain/lists.ts';
import type { OtherLists } from './other-lists.ts';

/** The lists of a copy, as CONTRACT.md names them. */
export type BackupLists = { [List in ListName]: readonly Kept<List>[] };

/** A file that was made, and its name. */
export interface NamedFile {
	name: string;
	content: Blob;
}

/**
 * A copy of everything as a file, written piece by piece: UTF-8 JSON, version 1, one record a line, so
 * that it can be read. What was added need not be kept: it is in the file.
 */
export class BackupWriter {
	readonly #nowMs: number;
	readonly #parts: Blob[] = [];
	#begun = 0;
	#hasRecords = false;

	constructor(nowMs: number) {
		this.#nowMs = nowMs;
		const fields = [
			'"format": "small-hello-backup"',
			'"version": 1',
			`"exportedAt": ${JSON.stringify(new Date(nowMs).toISOString())}`
		];
		this.#write(`{\n${fields.join(',\n')}`);
	}

	/** Adds records of a list behind those that were added before; the lists come in the order of `listNames`. */
	add<List extends ListName>(list: List, records: readonly Kept<List>[]): void {
		const isUnderWay = listNames[this.#begun - 1] === list;
		const opening = isUnderWay ? '' : this.#opened(list);
		const lines = records.map((record) => JSON.stringify(record)).join(',\n');
		this.#write(opening + (this.#hasRecords && lines ? ',\n' : '') + lines);
		this.#hasRecords ||= lines !== '';
	}

	/** The whole file. `others` is what earlier copies brought that this version does not know. */
	finished(others: OtherLists = {}): NamedFile {
		const rest = Object.entries(others).map(
			([name, value]) => `,\n${JSON.stringify(name)}: ${linesOf(value)}`
		);
		this.#write(`${this.#opened(null)}${rest.join('')}\n}\n`);
		return {
			name: `small-hello-${dayOf(localIso(this.#nowMs))}.json`,
			content: new Blob(this.#parts, { type: 'application/json' })
		};
	}

	/** What ends the list that is under way, and begins those up to that one; null for the end of them all. */
	#opened(list: ListName | null): string {
		const until = list === null ? listNames.length : listNames.indexOf(list) + 1;
		if (until < this.#begun) throw new Error(`${list} comes too late`);
		let text = '';
		for (; this.#begun < until; this.#begun++) {
			if (this.#begun > 0) text += '\n]';
			text += `,\n${JSON.stringify(listNames[this.#begun])}: [\n`;
			this.#hasRecords = false;
		}
		return list === null ? `${text}\n]` : text;
	}

	#write(text: string): void {
		// As blobs, so that the browser need not hold all of it in memory.
		this.#parts.push(new Blob([text]));
	}
}

/** A copy of these lists as a file. */
export function backupFile(lists: BackupLists, nowMs: number, others?: OtherLists): NamedFile {
	const writer = new BackupWriter(nowMs);
	for (const list of listNames) writer.add(list, lists[list] as never);
	return writer.finished(others);
}

function linesOf(value: unknown): string {
	if (!Array.isArray(value)) return JSON.stringify(value);
	return `[\n${value.map((record) => JSON.stringify(record)).join(',\n')}\n]`;
}
