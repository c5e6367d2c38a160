import { SerialQueue } from '#lib/async/serial-queue.ts';
import { Throttle } from '#lib/async/throttle.ts';
import type { Change, DiaryDatabase, Written } from '#lib/storage/database.ts';

/** Changes to write, and the words of the record after them. */
interface Pending {
	changes: readonly Change[];
	words: string;
}

/** The start of the typing, its draft, and the callback for its problems. */
export interface TypingOptions {
	/** The words in the record when the typing began. */
	start: string;
	/** The draft that holds the words until they are written; each write deletes it. */
	draftId: string;
	/** Called when words cannot be written. The next key tries again. */
	onproblem(error: unknown): void;
}

/**
 * Words that are typed straight into a record. The first key is written at once and later ones within 300 ms,
 * so that a closed tab loses nothing. Everything typed is undone as one.
 */
export class Typing {
	readonly #storage: DiaryDatabase;
	readonly #options: TypingOptions;
	readonly #writes = new SerialQueue();
	readonly #throttle = new Throttle(() => this.flush().catch(this.#options.onproblem));
	#pending: Pending | null = null;
	/** The words that are being written now. */
	#sent: string | null = null;
	#stored: string;
	#written: Written[] = [];

	constructor(storage: DiaryDatabase, options: TypingOptions) {
		this.#storage = storage;
		this.#options = options;
		this.#stored = options.start;
	}

	/** True if anything is not written yet. */
	get isDirty(): boolean {
		return this.#pending !== null;
	}

	/** The words in the record when the typing began. */
	get start(): string {
		return this.#options.start;
	}

	/**
	 * The words that the record can have unless another tab has changed it: those stored, and those being
	 * written.
	 */
	get known(): readonly string[] {
		return [...new Set([this.#stored, this.#sent ?? this.#stored])];
	}

	/**
	 * Writes changes now or within 300 ms; `words` is what the record has afterwards. They replace earlier
	 * changes that are not written yet. Without changes, the record stays as it is.
	 */
	type(changes: readonly Change[], words: string): void {
		this.#pending = { changes, words };
		this.#throttle.call();
	}

	/** Writes what was typed; resolves when it is on disk, rejects with a `StorageError`. */
	flush(): Promise<void> {
		this.#throttle.cancel();
		return this.#writes.run(async () => {
			const pending = this.#pending;
			if (!pending) return;
			const { changes, words } = pending;
			if (changes.length > 0) {
				this.#sent = words;
				const { draftId } = this.#options;
				try {
					this.#written.push(...(await this.#storage.write(changes, { dropDraft: draftId })));
					this.#stored = words;
				} finally {
					this.#sent = null;
				}
			}
			if (this.#pending === pending) this.#pending = null;
		});
	}

	/** Writes the rest; resolves with everything written since the typing began. */
	async end(): Promise<Written[]> {
		await this.flush();
		const written = this.#written;
		this.#written = [];
		return written;
	}
}
