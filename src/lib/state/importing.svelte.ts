import type { ColumnMatching } from '#lib/exchange/columns.ts';
import {
	BackgroundLost,
	startBackground,
	startHere,
	type Background
} from '#lib/platform/background.ts';
import { StorageError, type ImportHead, type StorageProblem } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import type { Change, Found } from './import-found.ts';
import type { answersOf, Moods } from './importer.ts';
import workerUrl from './import-worker.ts?worker&url';

type Answers = ReturnType<typeof answersOf>;

const lost: Found = { is: 'problem', problem: { problem: 'lost' } };

/** How often a page asks how far an import has come. */
const askEveryMs = 250;

/** Importing files in a thread of its own or, where the browser gives none, in the page. */
export class Importing {
	readonly #app: App;
	#background: Background | null = null;
	#reading = 0;
	#doing = $state.raw<'nothing' | 'reading' | 'writing'>('nothing');
	#found = $state.raw<Found | null>(null);
	#file: File | null = null;
	#name = $state.raw('');
	#share = $state.raw(0);
	#last = $state.raw<{ atMs: number; change: Change } | null>(null);

	constructor(app: App) {
		this.#app = app;
	}

	get doing(): 'nothing' | 'reading' | 'writing' {
		return this.#doing;
	}
	/** What is in the file that was chosen; null before it has been read. */
	get found(): Found | null {
		return this.#found;
	}
	/** The name of that file. */
	get name(): string {
		return this.#name;
	}
	/** How much of what is being written is done, 0 to 1. */
	get share(): number {
		return this.#share;
	}
	/** The import that can be taken back; null when there is none. */
	get last(): { atMs: number; change: Change } | null {
		return this.#last;
	}

	/** Reads which import can be taken back. */
	async load(): Promise<void> {
		const last = (await this.#app.storage.derived('import')) as ImportHead | undefined;
		this.#last = last ? { atMs: last.atMs, change: last.told as Change } : null;
	}

	/** Reads a file, which changes nothing. */
	choose(file: File): Promise<void> {
		this.#file = file;
		this.#name = file.name;
		this.#found = null;
		return this.#look(() => this.#ask('read', file));
	}

	/** Reads what a mirror holds, which changes nothing. */
	chooseMirror(ring: string): Promise<void> {
		this.#name = '';
		this.#found = null;
		return this.#look(() => this.#ask('readMirror', ring));
	}

	/** Opens the encrypted file that was chosen, which changes nothing. */
	open(passphrase: string): Promise<void> {
		const file = this.#file;
		if (!file) throw new Error('no file was chosen');
		return this.#look(() => this.#ask('open', file, passphrase));
	}

	/** Says what the columns of the table hold that was chosen. */
	match(matching: ColumnMatching): Promise<void> {
		return this.#look(() => this.#ask('match', matching));
	}

	/** Imports what was found, and says what came of it; null when that was cancelled, or is told by `found`. */
	async import(moods: Moods): Promise<Change | null> {
		const before = this.#last?.atMs;
		const change = await this.#write(() =>
			this.#ask('import', moods).catch(async (error: unknown) => {
				if (!(error instanceof BackgroundLost)) throw error;
				await this.load();
				// The thread may have ended when it was done.
				if (this.#last && this.#last.atMs !== before) return this.#last.change;
				this.#found = lost;
				return null;
			})
		);
		if (change) {
			this.#found = null;
			await this.load();
		}
		return change;
	}

	/** Makes the figures of a diary anew that is to go on without what it has lost. */
	recount(): Promise<void> {
		return this.#ask('recount');
	}

	/** Takes the last import back but for what was changed since; null when that was cancelled. */
	async undo(): Promise<{ restored: number; left: number } | null> {
		const undone = await this.#write(() => this.#ask('undo'));
		await this.load();
		return undone;
	}

	/** Stops what is under way; what was begun to be written is as if it had never been. */
	async cancel(): Promise<void> {
		if (this.#doing === 'writing') await this.#ask('cancel');
		else this.rest();
	}

	/** Lets go of the file, and gives the memory back that it takes. */
	rest(): void {
		if (this.#doing === 'writing') return;
		this.#reading++;
		this.#doing = 'nothing';
		this.#found = null;
		this.#file = null;
		this.#background?.stop();
		this.#background = null;
	}

	async #look(read: () => Promise<Found>): Promise<void> {
		const reading = ++this.#reading;
		this.#doing = 'reading';
		try {
			// Which import was the last one has to be known before another; a diary that is lost has none.
			const [found] = await Promise.all([read(), this.load().catch(() => {})]);
			if (reading === this.#reading) this.#found = found;
		} catch (error) {
			// Nobody waits any more for what was stopped.
			if (reading !== this.#reading) return;
			if (!(error instanceof BackgroundLost)) throw error;
			this.#found = lost;
		} finally {
			if (reading === this.#reading) this.#doing = 'nothing';
		}
	}

	async #write<Result>(write: () => Promise<Result>): Promise<Result> {
		this.#share = 0;
		this.#doing = 'writing';
		const asking = setInterval(() => {
			this.#ask('share').then(
				(share) => (this.#share = share),
				() => {}
			);
		}, askEveryMs);
		try {
			return await write();
		} finally {
			clearInterval(asking);
			this.#doing = 'nothing';
		}
	}

	async #ask<Name extends keyof Answers>(
		name: Name,
		...values: Parameters<Answers[Name]>
	): Promise<Awaited<ReturnType<Answers[Name]>>> {
		this.#background ??= startBackground(workerUrl);
		const asked = this.#background;
		const ask = ({ call }: Background) =>
			call(name, ...values) as Promise<Awaited<ReturnType<Answers[Name]>>>;
		try {
			return await ask(asked);
		} catch (error) {
			const problem = (error as { problem?: StorageProblem }).problem;
			if (problem) throw new StorageError(problem);
			if (!(error instanceof BackgroundLost) || this.#background !== asked) throw error;
			this.#background = null;
			// What the thread had read is lost with it, and what it was writing is as if it had never been.
			if (!['read', 'readMirror', 'open', 'undo'].includes(name)) throw error;
		}
		return ask((this.#background = await startHere(workerUrl)));
	}
}
