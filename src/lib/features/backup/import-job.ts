import { parsedNote } from '#lib/app/mirror/mirror-note.ts';
import { Latest } from '#lib/async/latest.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import type { StoredDraft } from '#lib/core/draft.ts';
import { isoAtWallClock, localIso } from '#lib/core/day.ts';
import { backupFile, type BackupCollections, type NamedFile } from '#lib/formats/backup/backup.ts';
import type { ParsedBackup } from '#lib/formats/backup/backup-reader.ts';
import { decryptedBackup } from '#lib/formats/backup/encrypted-backup.ts';
import { backupPlan, type ImportPlan } from '#lib/formats/backup/import-plan.ts';
import { mirroredDrafts } from '#lib/formats/backup/mirror-drafts.ts';
import { mirroredBackup } from '#lib/formats/backup/mirror-file.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import { utf8File } from '#lib/formats/file-text.ts';
import type { Table } from '#lib/formats/imports/csv-table.ts';
import { tableSource } from '#lib/formats/imports/entry-id.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type { ParsedFile } from '#lib/formats/imports/format.ts';
import { entryPlan, withKnownPeople } from '#lib/formats/imports/entry-plan.ts';
import {
	preparedEntries,
	type ChosenMoods,
	type ImportedEntries,
	type ImportedWin,
	type PreparedEntries
} from '#lib/formats/imports/imported-entries.ts';
import { importFormats } from '#lib/formats/imports/registry.ts';
import {
	parsedTable,
	tableRatings,
	type ColumnMatching
} from '#lib/formats/imports/table/table.ts';
import { withoutKnown, type KnownWin } from '#lib/formats/imports/own-sheet/own-sheet.ts';
import { ringFiles } from '#lib/platform/ring.ts';
import type { Ids, Incoming, Present, Restoring, Watch } from '#lib/storage/bulk-import.ts';
import { readFile, readText, type Reading } from './file-reading.ts';
import { ownSheets } from './own-sheets.ts';
import {
	differingOf,
	grouped,
	mergedNamesOf,
	samplesOf,
	summaryOf,
	unusualLines,
	type ImportPreview,
	type ImportSummary
} from './import-preview.ts';

/** Receives the progress, from 0 to 1. */
type OnProgress = (share: number) => void;

/**
 * A file that was read and can be imported: the ids of its records, and a function that plans the import
 * against the present records with these ids.
 */
interface Pending {
	ids: Ids;
	plan(
		present: Present['collections'],
		others: Present['others'],
		stamp: () => Revision
	): ImportPlan & Pick<Incoming, 'mirrored' | 'drafts'> & { differing?: readonly ImportedWin[] };
}

const clock = { isoAtWallClock, localIso };

const problem = (error: FileError): ImportPreview => ({ is: 'problem', problem: error });

/**
 * Reads one file at a time, previews the effect of importing it, and imports it. A file is decoded and parsed
 * once. The result stays here, so that the page need not hold it.
 */
export class ImportJob {
	readonly #restoring: Restoring;
	readonly #now: () => number;
	readonly #formats: typeof importFormats;
	/**
	 * Runs reads one at a time, so that the file chosen last is imported, not the one that took longest to
	 * read.
	 */
	readonly #queue = new SerialQueue();
	readonly #writes = new Latest();
	#table: Table | null = null;
	/** True while the browser cannot open the database, so that previews are for an empty one. */
	#isUnopenable = false;
	/** Reads the file read last by an encoding that the user has not confirmed. */
	#offered: (() => Promise<Reading>) | null = null;
	/** The text of the file read last, if its dates have several orders. */
	#ambiguous: string | null = null;
	/** Prepares the import of the file read last, with the moods that the user has chosen. */
	#pending: ((moods: ChosenMoods) => Promise<Pending>) | null = null;

	constructor(
		restoring: Restoring,
		{
			now = Date.now,
			formats = importFormats
		}: { now?: () => number; formats?: typeof importFormats } = {}
	) {
		this.#restoring = restoring;
		this.#now = now;
		this.#formats = formats;
	}

	/** Previews a file; with `isUnopenable`, for an empty diary, without opening the database. */
	read(file: Blob, isUnopenable = false): Promise<ImportPreview> {
		return this.#queue.run(() => {
			this.#isUnopenable = isUnopenable;
			return this.#read(file);
		});
	}

	/** Decrypts a file with this passphrase and previews it. */
	open(file: Blob, passphrase: string): Promise<ImportPreview> {
		return this.#queue.run(async () => {
			const opened = await decryptedBackup(await utf8File(file), passphrase);
			if ('content' in opened) {
				const preview = await this.#read(opened.content);
				// Only a user can have encrypted a backup twice. They can decrypt one layer by hand.
				return preview.is === 'encrypted' ? problem({ problem: 'encrypted' }) : preview;
			}
			return opened.problem === 'wrongPassphrase'
				? { is: 'encrypted', isWrong: true }
				: problem(opened);
		});
	}

	/** Previews the mirror in the ring with this name; `isUnopenable` as in `read`. */
	readMirror(ring: string, isUnopenable = false): Promise<ImportPreview> {
		return this.#queue.run(async () => {
			this.#isUnopenable = isUnopenable;
			this.#forget();
			const { files, note, drafts: texts } = await ringFiles(ring);
			const backup = await mirroredBackup(await Promise.all(files.map(bytesOf)));
			if (!backup) return problem({ problem: 'emptyMirror' });
			const { drafts } = await mirroredDrafts(texts);
			return this.#previewBackup(backup, { last: parsedNote(note)?.last ?? null, drafts });
		});
	}

	/** Makes a backup of the mirror in the ring with this name; null if it has no readable record. */
	mirrorFile(ring: string): Promise<NamedFile | null> {
		return this.#queue.run(async () => {
			const { files } = await ringFiles(ring);
			const backup = await mirroredBackup(await Promise.all(files.map(bytesOf)));
			if (!backup) return null;
			const collections = Object.fromEntries(
				collectionNames.map((list) => [list, [...backup.collections[list].values()]])
			) as unknown as BackupCollections;
			return backupFile(collections, Date.parse(backup.exportedAt), backup.others);
		});
	}

	/** Previews the table read last, according to the user's matching of its columns. */
	match(matching: ColumnMatching): Promise<ImportPreview> {
		return this.#queue.run(async () => {
			if (!this.#table) throw new Error('no table was read');
			const parsed = parsedTable(this.#table, matching, clock);
			return this.#previewEntries(
				null,
				await preparedEntries(tableSource, parsed, clock, tableRatings(this.#table, matching))
			);
		});
	}

	/** Previews the file read last by the encoding that was offered for it. */
	readOffered(): Promise<ImportPreview> {
		return this.#queue.run(async () => {
			const read = this.#offered;
			if (read === null) throw new Error('no encoding was offered');
			this.#forget();
			return this.#preview(await read());
		});
	}

	/** Previews the file read last with its dates in that order. */
	readInOrder(order: DateOrder): Promise<ImportPreview> {
		return this.#queue.run(async () => {
			const text = this.#ambiguous;
			if (text === null) throw new Error('no order was asked for');
			this.#forget();
			return this.#preview(await readText(text, this.#formats, order));
		});
	}

	/** Imports the file read last; returns null if that was cancelled. */
	import(moods: ChosenMoods, onprogress?: OnProgress): Promise<ImportSummary | null> {
		return this.#cancellable(onprogress, async (watch) => {
			if (!this.#pending) throw new Error('nothing was read');
			// By now the diary has another place.
			this.#isUnopenable = false;
			const { ids, plan } = await this.#pending(moods);
			watch.signal?.throwIfAborted();
			// Plan again inside the transaction, since records may have changed after the preview.
			const planned = await this.#restoring.restore(
				ids,
				({ collections, others }, stamp) => {
					const now = plan(collections, others, stamp);
					return { ...now, summary: summaryOf(now) };
				},
				watch
			);
			return summaryOf(planned);
		});
	}

	/** Undoes the last import; returns null if that was cancelled. */
	undo(onprogress?: OnProgress): Promise<{ restored: number; left: number } | null> {
		return this.#cancellable(onprogress, (watch) => this.#restoring.undo(watch));
	}

	/** Recomputes the data that is derived from the records. */
	recount(): Promise<void> {
		return this.#restoring.recount();
	}

	/** Cancels the running write, unless it is already committed. */
	cancel(): void {
		this.#writes.cancel();
	}

	close(): void {
		this.cancel();
		this.#restoring.close();
	}

	#forget(): void {
		this.#table = null;
		this.#pending = null;
		this.#offered = null;
		this.#ambiguous = null;
	}

	async #read(file: Blob): Promise<ImportPreview> {
		this.#forget();
		return this.#preview(await readFile(file, this.#formats));
	}

	#preview(reading: Reading): ImportPreview | Promise<ImportPreview> {
		switch (reading.is) {
			case 'problem':
				return reading;
			case 'encrypted':
				return { is: 'encrypted', isWrong: false };
			case 'offered':
				this.#offered = reading.read;
				return { is: 'encoding', lines: unusualLines(reading.text) };
			case 'dates': {
				const { app, text, choices } = reading;
				this.#ambiguous = text;
				return { is: 'dates', app, choices };
			}
			case 'backup':
				return this.#previewBackup(reading.backup, null);
			case 'entries':
				return this.#previewEntries(reading.app, reading.entries);
			case 'sheet':
				return this.#previewSheet(reading.parsed);
			case 'table': {
				const { table, columns, rows } = reading;
				this.#table = table;
				return { is: 'table', columns, rows };
			}
		}
	}

	/** Rows that the diary has, at the same minute with the same words, are no new entries. */
	async #previewSheet(whole: ParsedFile): Promise<ImportPreview> {
		const wins: KnownWin[] = [];
		if (!this.#isUnopenable)
			await this.#restoring.wins((some) => {
				for (const { at, note, genuine, carry } of some) wins.push({ at, note, genuine, carry });
			});
		const { parsed, here } = withoutKnown(whole, wins);
		const entries = await preparedEntries(ownSheets.id, parsed, clock, () => null, this.#now());
		const preview = await this.#previewEntries(ownSheets.app, entries);
		const { change } = preview;
		return {
			...preview,
			isOwnSheet: true,
			entries: preview.entries + here,
			change: { ...change, wins: { ...change.wins, same: change.wins.same + here } }
		};
	}

	/** `mirror` has the last stamp that the mirror has seen, null if unknown, and its drafts. */
	async #previewBackup(
		backup: ParsedBackup,
		mirror: { last: Revision | null; drafts: readonly StoredDraft[] } | null
	): Promise<ImportPreview> {
		const pending: Pending = {
			ids: idsOf((list) => [...backup.collections[list].keys()]),
			plan: (present, others) => {
				const plan = backupPlan(backup, present, others, this.#now());
				if (!mirror) return plan;
				const { last, drafts } = mirror;
				if (last === null) return { ...plan, drafts };
				const latest = plan.latest !== null && plan.latest > last ? plan.latest : last;
				return { ...plan, latest, mirrored: last, drafts };
			}
		};
		const plan = await this.#planned(pending);
		this.#pending = () => Promise.resolve(pending);
		const { refused, ahead } = plan;
		return {
			is: 'backup',
			exportedAt: backup.exportedAt,
			change: summaryOf(plan),
			refused,
			ahead,
			drafts: mirror?.drafts.length ?? 0
		};
	}

	async #previewEntries(
		app: string | null,
		prepared: PreparedEntries
	): Promise<ImportPreview & { is: 'entries' }> {
		const known = async (moods?: ChosenMoods) =>
			withKnownPeople(
				prepared.withMoods(moods),
				this.#isUnopenable ? [] : await this.#restoring.people()
			);
		const imported = await known();
		const plan = await this.#planned(pendingEntries(imported));
		this.#pending = async (moods) => pendingEntries(await known(moods));
		const { entries, withoutTime, moods, skipped, warnings } = imported;
		const { takenNames, mergedNames } = imported;
		return {
			is: 'entries',
			app,
			change: summaryOf(plan),
			entries,
			withoutTime,
			moods,
			takenNames,
			mergedNames: mergedNamesOf(mergedNames),
			differing: differingOf(plan.differing ?? []),
			samples: samplesOf(imported.wins),
			skipped: grouped(skipped),
			warnings: grouped(warnings)
		};
	}

	async #planned({ ids, plan }: Pending): Promise<ReturnType<Pending['plan']>> {
		const { collections, others } = this.#isUnopenable
			? emptyDiary()
			: await this.#restoring.present(ids);
		// A preview needs no valid stamps; the import issues them.
		return plan(collections, others, () => '' as Revision);
	}

	async #cancellable<Result>(
		onprogress: OnProgress | undefined,
		write: (watch: Watch) => Promise<Result>
	): Promise<Result | null> {
		const signal = this.#writes.begin();
		try {
			return await write({ signal, onprogress });
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		}
	}
}

function pendingEntries(imported: ImportedEntries): Pending {
	const ids = new Map<CollectionName, string[]>([
		['wins', [...imported.wins.map(({ id }) => id), ...[...imported.earlierIds.values()].flat()]],
		['people', imported.people.map(({ id }) => id)]
	]);
	return {
		ids: idsOf((list) => ids.get(list) ?? []),
		plan: (present, _others, stamp) => entryPlan(imported, present, stamp)
	};
}

function emptyDiary(): Present {
	const collections = Object.fromEntries(collectionNames.map((list) => [list, new Map()]));
	return { collections: collections as unknown as Present['collections'], others: {} };
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await file.arrayBuffer());
}

function idsOf(of: (list: CollectionName) => string[]): Ids {
	return Object.fromEntries(collectionNames.map((list) => [list, of(list)])) as unknown as Ids;
}
