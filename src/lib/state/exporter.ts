import type { Win } from '#lib/domain/win.ts';
import { BackupWriter, type NamedFile } from '#lib/exchange/backup.ts';
import { encryptedCopy } from '#lib/exchange/encrypted-copy.ts';
import { spreadsheet, spreadsheetName, type SpreadsheetWords } from '#lib/exchange/spreadsheet.ts';
import type { Copying } from '#lib/storage/copying.ts';
import type { Watch } from '#lib/storage/restoring.ts';

/** A file for the person, and how many wins are in it. */
export interface Made extends NamedFile {
	wins: number;
}

/** How much of making an encrypted copy is making the copy that is in it. */
const shareOfReading = 0.4;

/** Makes files of the diary, one at a time; of each, all is of one moment. `nowMs` says when that is. */
export class Exporter {
	readonly #copying: Copying;
	#share = 0;
	#stopping = new AbortController();

	constructor(copying: Copying) {
		this.#copying = copying;
	}

	/** A copy of everything that was entered, and of what earlier copies brought; null when that was cancelled. */
	copy(nowMs: number): Promise<Made | null> {
		return this.#stoppable((watch) => this.#copy(nowMs, watch));
	}

	/**
	 * The same, encrypted: in the age format, which this passphrase opens. It has been opened again and held
	 * against what is in it; null when that was cancelled.
	 */
	encryptedCopy(nowMs: number, passphrase: string): Promise<Made | null> {
		return this.#stoppable(async ({ signal, onprogress }) => {
			const copy = await this.#copy(nowMs, {
				signal,
				onprogress: (share) => onprogress?.(share * shareOfReading)
			});
			const content = await encryptedCopy(copy.content, passphrase, {
				signal,
				onprogress: (share) => onprogress?.(shareOfReading + share * (1 - shareOfReading))
			});
			return { ...copy, name: `${copy.name}.age`, content };
		});
	}

	/** The entries as a table for reading elsewhere, the oldest first; null when that was cancelled. */
	spreadsheet(nowMs: number, words: SpreadsheetWords): Promise<Made | null> {
		return this.#stoppable((watch) =>
			this.#copying.entries(async (months, people) => {
				let wins = 0;
				async function* all(): AsyncGenerator<Win> {
					for await (const month of months) {
						wins += month.length;
						yield* month;
					}
				}
				const parts: Blob[] = [];
				// As blobs, so that the browser need not hold all of it in memory.
				for await (const chunk of spreadsheet(all(), people, words)) parts.push(new Blob([chunk]));
				const content = new Blob(parts, { type: 'text/csv' });
				return { name: spreadsheetName(nowMs), content, wins };
			}, watch)
		);
	}

	/** How much of what is under way is done, 0 to 1. */
	get share(): number {
		return this.#share;
	}

	/** Stops what is under way. */
	cancel(): void {
		this.#stopping.abort();
	}

	#copy(nowMs: number, watch: Watch): Promise<Made> {
		return this.#copying.everything(async ({ batches, others }) => {
			const writer = new BackupWriter(nowMs);
			let wins = 0;
			for await (const { list, records } of batches) {
				writer.add(list, records);
				if (list === 'wins') wins += records.filter((one) => !('deleted' in one)).length;
			}
			return { ...writer.finished(others), wins };
		}, watch);
	}

	async #stoppable(make: (watch: Watch) => Promise<Made>): Promise<Made | null> {
		this.#share = 0;
		this.#stopping = new AbortController();
		const { signal } = this.#stopping;
		try {
			const made = await make({ signal, onprogress: (share) => (this.#share = share) });
			return signal.aborted ? null : made;
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		}
	}
}

/** What an exporter does, by the names by which a page calls it. */
export function answersOf(exporter: Exporter) {
	return {
		copy: (nowMs: number) => exporter.copy(nowMs),
		encryptedCopy: (nowMs: number, passphrase: string) => exporter.encryptedCopy(nowMs, passphrase),
		spreadsheet: (nowMs: number, words: SpreadsheetWords) => exporter.spreadsheet(nowMs, words),
		share: () => Promise.resolve(exporter.share),
		cancel: () => Promise.resolve(exporter.cancel())
	};
}
