import type { ImportedRow, ImportHead, ImportState } from './schema.ts';
import type { WriteTransaction } from './write-transaction.ts';

/**
 * The snapshot of the last import in the store `meta`: a head, and the imported rows in parts, each row with
 * the one that it replaced.
 */
export class ImportSnapshot {
	readonly #meta;

	/** The snapshot, read and written in that transaction. */
	constructor(transaction: WriteTransaction) {
		this.#meta = transaction.objectStore('meta');
	}

	/** Undefined when there is no import to undo. */
	async head(): Promise<ImportHead | undefined> {
		return (await this.#meta.get('import')) as ImportHead | undefined;
	}

	async part(number: number): Promise<ImportedRow[]> {
		return (await this.#meta.get(partKey(number))) as ImportedRow[];
	}

	/** The state that the import left; undefined if that is unknown, as after one by an earlier version. */
	async state(): Promise<ImportState | undefined> {
		return (await this.#meta.get(stateKey)) as ImportState | undefined;
	}

	async putState(state: ImportState): Promise<void> {
		await this.#meta.put(state, stateKey);
	}

	async putHead(head: ImportHead): Promise<void> {
		await this.#meta.put(head, 'import');
	}

	async putPart(number: number, rows: readonly ImportedRow[]): Promise<void> {
		await this.#meta.put(rows, partKey(number));
	}

	async delete(): Promise<void> {
		await this.#meta.delete('import');
		await this.#meta.delete(IDBKeyRange.bound('import ', 'import ~'));
	}
}

/** Among the keys of the parts, so that it is deleted with them. */
const stateKey = 'import state';

function partKey(number: number): `import ${string}` {
	return `import ${String(number).padStart(6, '0')}`;
}
