import { exporting } from '#lib/app/mirror/exporting.ts';
import type { Win } from '#lib/core/win.ts';
import { BackupWriter, type NamedFile } from '#lib/formats/backup/backup.ts';
import { encryptedBackup } from '#lib/formats/backup/encrypted-backup.ts';
import { spreadsheet, spreadsheetName, type SpreadsheetWords } from '#lib/formats/spreadsheet.ts';
import { first } from '#lib/platform/lock.ts';
import type { Copying } from '#lib/storage/bulk-export.ts';
import type { Watch } from '#lib/storage/bulk-import.ts';

/** A file for the user, and the number of wins in it. */
export interface ExportedFile extends NamedFile {
	wins: number;
}

/** Receives the progress, from 0 to 1. */
type OnProgress = (share: number) => void;

/** The part of the progress of an encrypted export that making the backup takes. */
const shareOfReading = 0.4;

/**
 * Makes files of the diary, while the mirror gives way. Each file shows the diary at one moment; `nowMs` is its
 * date, in ms since 1970. `close` stops the file being made, whose promise then rejects.
 */
export function exportJob(copying: Copying) {
	const stopping = new AbortController();
	const { signal } = stopping;

	function written(nowMs: number, watch: Watch): Promise<ExportedFile> {
		return copying.everything(async ({ batches, others }) => {
			const writer = new BackupWriter(nowMs);
			let wins = 0;
			for await (const { list, records } of batches) {
				writer.add(list, records);
				if (list === 'wins') wins += records.filter((one) => !('deleted' in one)).length;
			}
			return { ...writer.finished(others), wins };
		}, watch);
	}

	function table(nowMs: number, words: SpreadsheetWords, watch: Watch): Promise<ExportedFile> {
		return copying.entries(async (months, people) => {
			let wins = 0;
			async function* all(): AsyncGenerator<Win> {
				for await (const month of months) {
					wins += month.length;
					yield* month;
				}
			}
			const parts: Blob[] = [];
			// Use blobs, so that the browser need not hold the whole file in memory.
			for await (const chunk of spreadsheet(all(), people, words)) parts.push(new Blob([chunk]));
			const content = new Blob(parts, { type: 'text/csv' });
			return { name: spreadsheetName(nowMs), content, wins };
		}, watch);
	}

	return {
		/** Makes a backup of all records, and of the unknown collections of earlier backups. */
		backup: (nowMs: number, onprogress?: OnProgress): Promise<ExportedFile> =>
			first(exporting, () => written(nowMs, { signal, onprogress })),

		/**
		 * Makes the same backup encrypted in the age format, and checks it by decrypting and comparing it.
		 */
		async encryptedBackup(
			nowMs: number,
			passphrase: string,
			onprogress?: OnProgress
		): Promise<ExportedFile> {
			const backup = await first(exporting, () =>
				written(nowMs, {
					signal,
					onprogress: (share) => onprogress?.(share * shareOfReading)
				})
			);
			const content = await encryptedBackup(backup.content, passphrase, {
				signal,
				onprogress: (share) => onprogress?.(shareOfReading + share * (1 - shareOfReading))
			});
			return { ...backup, name: `${backup.name}.age`, content };
		},

		/** Makes a table of the wins for other programs, oldest first. */
		spreadsheet: (
			nowMs: number,
			words: SpreadsheetWords,
			onprogress?: OnProgress
		): Promise<ExportedFile> => first(exporting, () => table(nowMs, words, { signal, onprogress })),

		close() {
			stopping.abort();
			copying.close();
		}
	};
}
