import { dayOf, localIso } from '#lib/core/day.ts';
import { collectionNames, type Stored, type CollectionName } from '#lib/core/collections.ts';
import type { UnknownCollections } from './unknown-collections.ts';

/** The collections of a backup. */
export type BackupCollections = { [Name in CollectionName]: readonly Stored<Name>[] };

/** A generated file and its name. */
export interface NamedFile {
	name: string;
	content: Blob;
}

/**
 * Writes a backup of everything piece by piece: UTF-8 JSON, version 1, one record per line, so that people
 * can read it. The caller need not hold records in memory after adding them.
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

	/**
	 * Adds records of a collection after those added before. The collections must follow the order of
	 * `collectionNames`; throws otherwise.
	 */
	add<Name extends CollectionName>(list: Name, records: readonly Stored<Name>[]): void {
		const isUnderWay = collectionNames[this.#begun - 1] === list;
		const opening = isUnderWay ? '' : this.#opened(list);
		const lines = records.map((record) => JSON.stringify(record)).join(',\n');
		this.#write(opening + (this.#hasRecords && lines ? ',\n' : '') + lines);
		this.#hasRecords ||= lines !== '';
	}

	/**
	 * Returns the whole file. `others` are collections from earlier backups that this version does not know.
	 */
	finished(others: UnknownCollections = {}): NamedFile {
		const rest = Object.entries(others).map(
			([name, value]) => `,\n${JSON.stringify(name)}: ${linesOf(value)}`
		);
		this.#write(`${this.#opened(null)}${rest.join('')}\n}\n`);
		return {
			name: `small-hello-${dayOf(localIso(this.#nowMs))}.json`,
			content: new Blob(this.#parts, { type: 'application/json' })
		};
	}

	/**
	 * Returns the text that ends the open collection and begins the next ones, up to `list`; for null, the
	 * text that completes all of them.
	 */
	#opened(list: CollectionName | null): string {
		const until = list === null ? collectionNames.length : collectionNames.indexOf(list) + 1;
		if (until < this.#begun) throw new Error(`${list} comes too late`);
		let text = '';
		for (; this.#begun < until; this.#begun++) {
			if (this.#begun > 0) text += '\n]';
			text += `,\n${JSON.stringify(collectionNames[this.#begun])}: [\n`;
			this.#hasRecords = false;
		}
		return list === null ? `${text}\n]` : text;
	}

	#write(text: string): void {
		// Blobs, so that the browser need not hold the whole file in memory.
		this.#parts.push(new Blob([text]));
	}
}

/** Returns a backup of these collections as a file. */
export function backupFile(
	collections: BackupCollections,
	nowMs: number,
	others?: UnknownCollections
): NamedFile {
	const writer = new BackupWriter(nowMs);
	for (const list of collectionNames) writer.add(list, collections[list] as never);
	return writer.finished(others);
}

function linesOf(value: unknown): string {
	if (!Array.isArray(value)) return JSON.stringify(value);
	return `[\n${value.map((record) => JSON.stringify(record)).join(',\n')}\n]`;
}
