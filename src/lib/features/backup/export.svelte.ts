import type { App } from '#lib/app/app.svelte.ts';
import { Latest } from '#lib/async/latest.ts';
import { pageWorker } from '#lib/app/page-worker.ts';
import type { SpreadsheetWords } from '#lib/formats/spreadsheet.ts';
import { download } from '#lib/platform/download.ts';
import { mayWrite, pickFilePlace, writeTo, type FilePlace } from '#lib/platform/file-place.ts';
import { isTapRecent, share, shareable } from '#lib/platform/share.ts';
import { revivedStorageError } from '#lib/storage/database.ts';
import type { ExportedFile, exportJob } from './export-job.ts';
import { ExportSettings, type ExportKind, type ExportWay } from './export-settings.svelte.ts';
import workerUrl from './export-worker.ts?worker&url';

/** The kind of file to export. */
export type ExportRequest =
	| { kind: 'plain' }
	| { kind: 'encrypted'; passphrase: string }
	| { kind: 'spreadsheet'; words: () => Promise<SpreadsheetWords> };

/** A file that has left the app. */
export interface Delivered {
	kind: ExportKind;
	way: ExportWay;
	name: string;
}

/** A file that was made but has not left the app. */
export interface Ready {
	kind: ExportKind;
	made: ExportedFile;
	/** The way it leaves after a tap; `download` if no other way is open. */
	way: ExportWay;
}

/**
 * Thrown when the picked file cannot be written: the user or the browser does not allow it, the file is gone,
 * or the disk is full.
 */
export class FileNotWritten extends Error {
	override readonly name = 'FileNotWritten';
}

/** Suggestions for the file picker: name, type and extension for each kind. */
const places: { readonly [Kind in ExportKind]: readonly [string, string, string] } = {
	plain: ['small-hello.json', 'application/json', '.json'],
	encrypted: ['small-hello.json.age', 'application/octet-stream', '.age'],
	spreadsheet: ['small-hello.csv', 'text/csv', '.csv']
};

/** Makes files of the diary in a worker, and delivers them. */
export class ExportState {
	readonly settings: ExportSettings;
	readonly #app: App;
	readonly #worker = pageWorker<ReturnType<typeof exportJob>>(workerUrl, {
		revive: revivedStorageError
	});
	readonly #attempts = new Latest();
	#making = $state.raw<ExportKind | null>(null);
	#share = $state.raw(0);
	#ready = $state.raw<Ready | null>(null);

	constructor(app: App) {
		this.#app = app;
		this.settings = new ExportSettings(app);
	}

	/** The kind of file being made; null if there is none. */
	get making(): ExportKind | null {
		return this.#making;
	}
	/** The progress of the file being made, from 0 to 1. */
	get share(): number {
		return this.#share;
	}
	/** The file that was made and waits for the user; null if there is none. */
	get ready(): Ready | null {
		return this.#ready;
	}

	/**
	 * Makes a file and delivers it. Returns null if that was cancelled, or if the file is `ready` and waits
	 * for a tap. Throws a `StorageError` if the file cannot be made, and `FileNotWritten` if the picked file
	 * cannot be written. A file that was made but not written is `ready` then.
	 */
	async export(request: ExportRequest): Promise<Delivered | null> {
		const { kind } = request;
		const { way } = this.settings;
		this.#ready = null;
		const known = way === 'file' ? this.settings.fileFor(kind) : null;
		// Request the permission first, while the tap is recent. A new file is picked last, because the
		// browser empties a picked file.
		if (known && !(await mayWrite(known))) throw new FileNotWritten();
		const made = await this.#make(request);
		if (!made) return null;
		if (known) return this.#write(kind, made, known);
		if (way === 'download' || (way === 'share' && !shareable(made.name, made.content)))
			return this.#download(kind, made);
		const ready = (this.#ready = { kind, made, way });
		const delivered = isTapRecent() ? await this.deliverReady() : null;
		// After the next tap, the browser may allow what it refused this long after the first tap.
		if (!delivered && way === 'share' && this.#ready?.made === made) this.#ready = ready;
		return delivered;
	}

	/**
	 * Delivers the `ready` file; to be called from a tap. Returns null if the user closes the browser's
	 * dialog; the file then stays `ready`.
	 */
	async deliverReady(): Promise<Delivered | null> {
		const ready = this.#ready;
		if (!ready) return null;
		const { kind, made, way } = ready;
		if (way === 'share') return this.#shareReady(ready);
		if (way === 'download') return this.#download(kind, made);
		const place = await pickFilePlace(...places[kind]).catch((cause: unknown) => {
			this.#ready = { ...ready, way: 'download' };
			throw new FileNotWritten(undefined, { cause });
		});
		if (!place) return null;
		await this.settings.rememberFile(kind, place);
		return this.#write(kind, made, place);
	}

	/** Downloads the `ready` file. */
	async downloadReady(): Promise<Delivered | null> {
		return this.#ready && this.#download(this.#ready.kind, this.#ready.made);
	}

	/** Discards the `ready` file. */
	discardReady(): void {
		this.#ready = null;
	}

	/** Stops and discards the file being made. A picked file stays as it was. */
	cancel(): void {
		this.#attempts.cancel();
		this.#finish();
	}

	/** Makes the file; returns null if that was cancelled. */
	async #make(request: ExportRequest): Promise<ExportedFile | null> {
		const signal = this.#attempts.begin();
		this.#share = 0;
		this.#making = request.kind;
		try {
			return await this.#called(request, signal);
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		} finally {
			if (!signal.aborted) this.#finish();
		}
	}

	async #called(request: ExportRequest, signal: AbortSignal): Promise<ExportedFile> {
		const nowMs = this.#app.now();
		const onprogress = (share: number) => {
			if (!signal.aborted) this.#share = share;
		};
		if (request.kind === 'plain') return this.#worker.call('backup', nowMs, onprogress);
		if (request.kind === 'encrypted')
			return this.#worker.call('encryptedBackup', nowMs, request.passphrase, onprogress);
		const words = await request.words();
		signal.throwIfAborted();
		return this.#worker.call('spreadsheet', nowMs, words, onprogress);
	}

	#finish(): void {
		this.#making = null;
		// Stop the worker to free the memory that the file took.
		this.#worker.stop();
	}

	async #shareReady(ready: Ready): Promise<Delivered | null> {
		const { kind, made } = ready;
		const file = shareable(made.name, made.content);
		const end = file ? await share(file) : 'refused';
		if (file && end === 'shared') return this.#delivered(kind, made, 'share', file.name);
		// A share refused right after a tap will be refused after the next tap too.
		if (end === 'refused' && this.#ready === ready) this.#ready = { ...ready, way: 'download' };
		return null;
	}

	async #write(kind: ExportKind, made: ExportedFile, place: FilePlace): Promise<Delivered | null> {
		const signal = this.#attempts.begin();
		try {
			await writeTo(place, made.content, signal);
		} catch (error) {
			if (signal.aborted) return null;
			this.#ready = { kind, made, way: 'download' };
			throw new FileNotWritten(undefined, { cause: error });
		}
		return this.#delivered(kind, made, 'file', place.name);
	}

	#download(kind: ExportKind, made: ExportedFile): Promise<Delivered> {
		download(made.name, made.content);
		return this.#delivered(kind, made, 'download', made.name);
	}

	async #delivered(
		kind: ExportKind,
		{ wins }: ExportedFile,
		way: ExportWay,
		name: string
	): Promise<Delivered> {
		this.#ready = null;
		if (kind !== 'spreadsheet')
			await this.settings.rememberLast({ atMs: this.#app.now(), kind, wins });
		return { kind, way, name };
	}
}
