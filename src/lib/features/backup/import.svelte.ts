import type { App } from '#lib/app/app.svelte.ts';
import { Latest } from '#lib/async/latest.ts';
import { pageWorker } from '#lib/app/page-worker.ts';
import { WorkerLost } from '#lib/async/worker-client.ts';
import type { NamedFile } from '#lib/formats/backup/backup.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type { ChosenMoods } from '#lib/formats/imports/imported-entries.ts';
import type { ColumnMatching } from '#lib/formats/imports/table/table.ts';
import { revivedStorageError, type ImportHead } from '#lib/storage/database.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportPreview, ImportSummary } from './import-preview.ts';
import workerUrl from './import-worker.ts?worker&url';

const lost: ImportPreview = { is: 'problem', problem: { problem: 'lost' } };

/** Imports files in a worker: reads and previews one, then imports it. */
export class ImportState {
	readonly #app: App;
	readonly #worker = pageWorker<ImportJob>(workerUrl, {
		// A lost worker loses the file that it has read, and its write is rolled back.
		stateful: ['match', 'readOffered', 'readInOrder', 'import', 'cancel'],
		revive: revivedStorageError
	});
	readonly #reads = new Latest();
	#doing = $state.raw<'nothing' | 'reading' | 'writing'>('nothing');
	#preview = $state.raw<ImportPreview | null>(null);
	#file: File | null = null;
	#name = $state.raw('');
	#share = $state.raw(0);
	#last = $state.raw<{ atMs: number; change: ImportSummary } | null>(null);

	constructor(app: App) {
		this.#app = app;
	}

	get doing(): 'nothing' | 'reading' | 'writing' {
		return this.#doing;
	}
	/** The preview of the chosen file; null before it has been read. */
	get preview(): ImportPreview | null {
		return this.#preview;
	}
	/** The name of the chosen file. */
	get name(): string {
		return this.#name;
	}
	/** The progress of the running write, from 0 to 1. */
	get share(): number {
		return this.#share;
	}
	/** The import that can be undone; null if there is none. */
	get last(): { atMs: number; change: ImportSummary } | null {
		return this.#last;
	}

	/** Reads which import can be undone. */
	async load(): Promise<void> {
		const last = (await this.#app.storage.readMeta('import')) as ImportHead | undefined;
		this.#last = last ? { atMs: last.atMs, change: last.told as ImportSummary } : null;
	}

	/** Previews a file; with `isUnopenable`, for an empty diary, without opening the database. */
	choose(file: File, isUnopenable = false): Promise<void> {
		this.#file = file;
		this.#name = file.name;
		this.#preview = null;
		return this.#read(() => this.#worker.call('read', file, isUnopenable));
	}

	/** Previews a mirror; `isUnopenable` as in `choose`. */
	chooseMirror(ring: string, isUnopenable = false): Promise<void> {
		this.#name = '';
		this.#preview = null;
		return this.#read(() => this.#worker.call('readMirror', ring, isUnopenable));
	}

	/** Returns a backup of a mirror as a file; null if the mirror has no readable record. */
	mirrorFile(ring: string): Promise<NamedFile | null> {
		return this.#worker.call('mirrorFile', ring);
	}

	/** Decrypts the chosen file and previews it. */
	open(passphrase: string): Promise<void> {
		const file = this.#file;
		if (!file) throw new Error('no file was chosen');
		return this.#read(() => this.#worker.call('open', file, passphrase));
	}

	/** Previews the chosen table, according to the user's matching of its columns. */
	match(matching: ColumnMatching): Promise<void> {
		return this.#read(() => this.#worker.call('match', matching));
	}

	/** Previews the chosen file by the encoding that was offered for it. */
	readOffered(): Promise<void> {
		return this.#read(() => this.#worker.call('readOffered'));
	}

	/** Previews the chosen file with its dates in that order. */
	readInOrder(order: DateOrder): Promise<void> {
		return this.#read(() => this.#worker.call('readInOrder', order));
	}

	/**
	 * Imports the previewed file. Returns null if that was cancelled, or if it failed for the reason in
	 * `preview`.
	 */
	async import(moods: ChosenMoods): Promise<ImportSummary | null> {
		const before = this.#last?.atMs;
		const change = await this.#write((onprogress) =>
			this.#worker.call('import', moods, onprogress).catch(async (error: unknown) => {
				if (!(error instanceof WorkerLost)) throw error;
				await this.load();
				// The worker may have died after its commit.
				if (this.#last && this.#last.atMs !== before) return this.#last.change;
				this.#preview = lost;
				return null;
			})
		);
		if (change) {
			this.#preview = null;
			await this.load();
			void this.#index();
		}
		return change;
	}

	/** Recomputes the data derived from the records, for a diary that continues without its lost part. */
	recount(): Promise<void> {
		return this.#worker.call('recount');
	}

	/** Undoes the last import, except for records changed since. Returns null if that was cancelled. */
	async undo(): Promise<{ restored: number; left: number } | null> {
		const undone = await this.#write((onprogress) => this.#worker.call('undo', onprogress));
		await this.load();
		if (undone) void this.#index();
		return undone;
	}

	/** Stops the running read or write. A write is rolled back. */
	async cancel(): Promise<void> {
		if (this.#doing === 'writing') await this.#worker.call('cancel');
		else this.rest();
	}

	/** Discards the file and frees its memory. Does nothing during a write. */
	rest(): void {
		if (this.#doing === 'writing') return;
		this.#reads.cancel();
		this.#doing = 'nothing';
		this.#preview = null;
		this.#file = null;
		this.#worker.stop();
	}

	/** Makes the search indexes of the changed months, so that the next search does not have to. */
	async #index(): Promise<void> {
		// Where the file cannot be loaded, the search makes them itself.
		const loaded = await import('#lib/features/diary/search/finding.ts').catch(() => null);
		if (!loaded) return;
		const finding = new loaded.Finding();
		await finding.prepare();
		finding.stop();
	}

	async #read(read: () => Promise<ImportPreview>): Promise<void> {
		const signal = this.#reads.begin();
		this.#doing = 'reading';
		try {
			// `import` recognises a new import by comparing it with the last one, so read that as well. A
			// lost diary has none.
			const [preview] = await Promise.all([read(), this.load().catch(() => {})]);
			if (!signal.aborted) this.#preview = preview;
		} catch (error) {
			if (signal.aborted) return;
			if (!(error instanceof WorkerLost)) throw error;
			this.#preview = lost;
		} finally {
			if (!signal.aborted) this.#doing = 'nothing';
		}
	}

	async #write<Result>(
		write: (onprogress: (share: number) => void) => Promise<Result>
	): Promise<Result> {
		this.#share = 0;
		this.#doing = 'writing';
		let isOver = false;
		try {
			return await write((share) => {
				// A worker's callback may arrive after the result of its call.
				if (!isOver) this.#share = share;
			});
		} finally {
			isOver = true;
			this.#doing = 'nothing';
		}
	}
}
