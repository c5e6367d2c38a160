import {
	firstCopyReminder,
	type CopyKind,
	type CopyReminder,
	type LastCopy
} from '#lib/domain/copy-reminder.ts';
import type { PassphraseStrength } from '#lib/domain/passphrase.ts';
import type { SpreadsheetWords } from '#lib/exchange/spreadsheet.ts';
import {
	BackgroundLost,
	startBackground,
	startHere,
	type Background
} from '#lib/platform/background.ts';
import { download } from '#lib/platform/download.ts';
import {
	hasFilePlaces,
	mayWrite,
	pickFilePlace,
	writeTo,
	type FilePlace
} from '#lib/platform/file-place.ts';
import { isTapRecent, share, shareable } from '#lib/platform/share.ts';
import { StorageError, type Note, type StorageProblem } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import type { answersOf, Made } from './exporter.ts';
import workerUrl from './export-worker.ts?worker&url';

type Answers = ReturnType<typeof answersOf>;

/** What can leave: a copy as it is or encrypted, or a table. */
export type ExportKind = CopyKind | 'spreadsheet';
/** How it leaves: into the downloads, through the share sheet, or into a file that the person has chosen. */
export type ExportWay = 'download' | 'share' | 'file';

/** What is to be made. */
export type Wish =
	| { kind: 'plain' }
	| { kind: 'encrypted'; passphrase: string }
	| { kind: 'spreadsheet'; words: () => Promise<SpreadsheetWords> };

/** A file that has left the app. */
export interface Left {
	kind: ExportKind;
	way: ExportWay;
	name: string;
}

/** A file that was made and has not left yet. */
export interface Ready {
	kind: ExportKind;
	made: Made;
	/** The way that it goes after a tap; the downloads where no other way is open. */
	way: ExportWay;
}

/** The file that was chosen cannot be written: the person or the browser does not allow it, or it is gone or full. */
export class FileNotWritten extends Error {
	override readonly name = 'FileNotWritten';
}

/** Where files of each kind go again and again: what they are called at first, and what they are. */
const places: { readonly [Kind in ExportKind]: readonly [string, string, string] } = {
	plain: ['small-hello.json', 'application/json', '.json'],
	encrypted: ['small-hello.json.age', 'application/octet-stream', '.age'],
	spreadsheet: ['small-hello.csv', 'text/csv', '.csv']
};

/** How the person wants files to leave. */
interface KeptWay {
	way: ExportWay;
	files: { readonly [Kind in ExportKind]?: FilePlace };
}

/** How often a page asks how far an export has come. */
const askEveryMs = 250;

/** Making files of the diary in a thread of its own or, where the browser gives none, in the page, and letting them out. */
export class Exporting {
	readonly #app: App;
	#background: Background | null = null;
	#stopping = new AbortController();
	#making = $state.raw<ExportKind | null>(null);
	#share = $state.raw(0);
	#ready = $state.raw<Ready | null>(null);
	#last = $state.raw<LastCopy | null>(null);
	#reminder = $state.raw<CopyReminder>(firstCopyReminder);
	#kept = $state.raw<KeptWay>({ way: 'download', files: {} });
	#ways = $state.raw<readonly ExportWay[]>(['download']);

	constructor(app: App) {
		this.#app = app;
	}

	/** What is being made; null while nothing is. */
	get making(): ExportKind | null {
		return this.#making;
	}
	/** How much of it is done, 0 to 1. */
	get share(): number {
		return this.#share;
	}
	/** What was made and waits for the person; null when nothing does. */
	get ready(): Ready | null {
		return this.#ready;
	}
	/** The last copy that left this device; null when none is known. */
	get last(): LastCopy | null {
		return this.#last;
	}
	get isReminding(): boolean {
		return !this.#reminder.isOff;
	}
	/** The ways that this browser has. */
	get ways(): readonly ExportWay[] {
		return this.#ways;
	}
	/** The way that the person has chosen. */
	get way(): ExportWay {
		return this.#ways.includes(this.#kept.way) ? this.#kept.way : 'download';
	}
	/** The names of the files that are written again and again. */
	get fileNames(): string[] {
		return Object.values(this.#kept.files).map(({ name }) => name);
	}

	/** Reads what was noted, and looks at what the browser can do. */
	async load(): Promise<void> {
		const { storage } = this.#app;
		const [lastBefore, keptBefore] = [this.#last, this.#kept];
		const [last, reminder, kept] = await Promise.all([
			storage.derived('lastCopy') as Promise<LastCopy | undefined>,
			storage.derived('copyReminder') as Promise<CopyReminder | undefined>,
			storage.derived('copyWay') as Promise<KeptWay | undefined>
		]);
		// What was made or chosen meanwhile is newer than what was read.
		if (this.#last === lastBefore) this.#last = last ?? null;
		this.#reminder = reminder ?? firstCopyReminder;
		if (kept && this.#kept === keptBefore) this.#kept = kept;
		this.#ways = [
			'download',
			...(shareable(places.plain[0], new Blob()) ? ['share' as const] : []),
			...(hasFilePlaces() ? ['file' as const] : [])
		];
	}

	/** How long a passphrase of an encrypted copy would hold. */
	async strengthOf(passphrase: string): Promise<PassphraseStrength> {
		// A list of words comes with it, for the few who type one.
		return (await import('#lib/exchange/passphrase-strength.ts')).strengthOf(passphrase);
	}

	/** Chooses how files leave from now on. */
	chooseWay(way: ExportWay): Promise<void> {
		return this.#keepWay({ ...this.#kept, way });
	}

	/** Forgets the files that were chosen: the next export asks for one. */
	forgetFiles(): Promise<void> {
		return this.#keepWay({ ...this.#kept, files: {} });
	}

	/** Whether copies are spoken of now and then. */
	async remind(isReminding: boolean): Promise<void> {
		const reminder = { isOff: !isReminding, putOffAtMs: null };
		await this.#app.storage.keepDerived('copyReminder', reminder);
		this.#reminder = reminder;
	}

	/**
	 * Makes a file and lets it out; says how it left. Null when that was cancelled, or when the file is
	 * `ready` and waits for a tap. Throws a `StorageError` when it cannot be made, and `FileNotWritten` when
	 * the file that was chosen cannot be written; what was made is `ready` then.
	 */
	async export(wish: Wish): Promise<Left | null> {
		const { kind } = wish;
		this.#ready = null;
		const { way } = this;
		const known = way === 'file' ? this.#kept.files[kind] : undefined;
		// First, while the tap is recent. A file that is not known yet is asked for last, since the browser
		// empties one that is chosen.
		if (known && !(await mayWrite(known))) throw new FileNotWritten();
		const made = await this.#make(wish);
		if (!made) return null;
		if (known) return this.#write(kind, made, known);
		if (way === 'download' || (way === 'share' && !shareable(made.name, made.content)))
			return this.#download(kind, made);
		const ready = (this.#ready = { kind, made, way });
		const left = isTapRecent() ? await this.goOn() : null;
		// What was refused so long after a tap may be granted after the next one.
		if (!left && way === 'share' && this.#ready?.made === made) this.#ready = ready;
		return left;
	}

	/** After a tap: lets out what is ready; null when the person closes what the browser asks, and it stays ready. */
	async goOn(): Promise<Left | null> {
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
		await this.#keepWay({ ...this.#kept, files: { ...this.#kept.files, [kind]: place } });
		return this.#write(kind, made, place);
	}

	/** Hands what is ready to the browser's downloads. */
	async downloadReady(): Promise<Left | null> {
		return this.#ready && this.#download(this.#ready.kind, this.#ready.made);
	}

	/** Stops what is under way; nothing of it stays, and a file that was chosen is as it was. */
	cancel(): void {
		this.#stopping.abort();
		// A program that runs in the page has nothing else that stops it.
		this.#background?.call('cancel').catch(() => {});
		this.#rest();
	}

	/** Lets go of what was made and has not left. */
	letGo(): void {
		this.#ready = null;
	}

	async #make(wish: Wish): Promise<Made | null> {
		this.#stopping = new AbortController();
		const { signal } = this.#stopping;
		this.#share = 0;
		this.#making = wish.kind;
		const nowMs = this.#app.now();
		const asking = setInterval(() => {
			this.#background?.call('share').then(
				(share) => (this.#share = share as number),
				() => {}
			);
		}, askEveryMs);
		try {
			if (wish.kind === 'plain') return await this.#ask(signal, 'copy', nowMs);
			if (wish.kind === 'encrypted')
				return await this.#ask(signal, 'encryptedCopy', nowMs, wish.passphrase);
			return await this.#ask(signal, 'spreadsheet', nowMs, await wish.words());
		} catch (error) {
			if (signal.aborted) return null;
			throw error;
		} finally {
			clearInterval(asking);
			if (this.#stopping.signal === signal) this.#making = null;
			this.#rest();
		}
	}

	async #shareReady(ready: Ready): Promise<Left | null> {
		const { kind, made } = ready;
		const file = shareable(made.name, made.content);
		const end = file ? await share(file) : 'refused';
		if (file && end === 'shared') return this.#left(kind, made, 'share', file.name);
		// What was refused right after a tap is refused after the next one as well.
		if (end === 'refused' && this.#ready === ready) this.#ready = { ...ready, way: 'download' };
		return null;
	}

	async #write(kind: ExportKind, made: Made, place: FilePlace): Promise<Left | null> {
		try {
			await writeTo(place, made.content, this.#stopping.signal);
		} catch (error) {
			if (this.#stopping.signal.aborted) return null;
			this.#ready = { kind, made, way: 'download' };
			throw new FileNotWritten(undefined, { cause: error });
		}
		return this.#left(kind, made, 'file', place.name);
	}

	#download(kind: ExportKind, made: Made): Promise<Left> {
		download(made.name, made.content);
		return this.#left(kind, made, 'download', made.name);
	}

	async #left(kind: ExportKind, made: Made, way: ExportWay, name: string): Promise<Left> {
		this.#ready = null;
		if (kind !== 'spreadsheet') {
			const last: LastCopy = { atMs: this.#app.now(), kind, wins: made.wins };
			this.#last = last;
			await this.#note('lastCopy', last);
		}
		return { kind, way, name };
	}

	#keepWay(kept: KeptWay): Promise<void> {
		this.#kept = kept;
		return this.#note('copyWay', kept);
	}

	/** What cannot be noted, on a full disk for one, is no reason to lose a copy. */
	async #note(name: Note, value: object): Promise<void> {
		await this.#app.storage.keepDerived(name, value).catch(() => {});
	}

	/** Gives the memory back that making a file takes. */
	#rest(): void {
		this.#background?.stop();
		this.#background = null;
	}

	async #ask<Name extends 'copy' | 'encryptedCopy' | 'spreadsheet'>(
		signal: AbortSignal,
		name: Name,
		...values: Parameters<Answers[Name]>
	): Promise<Made | null> {
		signal.throwIfAborted();
		const asked = (this.#background ??= startBackground(workerUrl));
		const ask = ({ call }: Background) => call(name, ...values) as Promise<Made | null>;
		try {
			return await ask(asked);
		} catch (error) {
			signal.throwIfAborted();
			const problem = (error as { problem?: StorageProblem }).problem;
			if (problem) throw new StorageError(problem);
			if (!(error instanceof BackgroundLost)) throw error;
		}
		// Nothing was written, so it can be begun again.
		const here = await startHere(workerUrl);
		signal.throwIfAborted();
		return ask((this.#background = here));
	}
}
