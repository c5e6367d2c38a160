import type { Change, Storage, Written } from '#lib/storage/storage.ts';
import { Throttle } from './throttle.ts';

/** What is to be kept, and the words that its record holds then. */
interface Pending {
	changes: readonly Change[];
	words: string;
}

/** What a typing is told of its field. */
export interface TypingOptions {
	/** What the field held when the typing began, as it is kept. */
	start: string;
	/** The draft that the words are put aside as; whenever words are kept, it goes. */
	draftId: string;
	/** Hears when words cannot be kept. */
	onproblem: (error: unknown) => void;
}

/**
 * Words that are typed straight into a record: the first key is kept at once and what follows soon after, so that
 * a closed tab loses none of it, and all of it is taken back as one.
 */
export class Typing {
	readonly #storage: Storage;
	readonly #options: TypingOptions;
	#pending: Pending | null = null;
	/** What is being written. */
	#sent: string | null = null;
	#kept: string;
	#written: Written[] = [];
	#turn: Promise<void> = Promise.resolve();
	readonly #keeping = new Throttle(() => this.flush().catch(this.#options.onproblem));

	constructor(storage: Storage, options: TypingOptions) {
		this.#storage = storage;
		this.#options = options;
		this.#kept = options.start;
	}

	/** Whether something is not kept yet. */
	get isDirty(): boolean {
		return this.#pending !== null;
	}

	/** What the field held when the typing began. */
	get start(): string {
		return this.#options.start;
	}

	/** What the record can hold as far as this typing knows: what it has kept, and what it is keeping. */
	get known(): readonly string[] {
		return [...new Set([this.#kept, this.#sent ?? this.#kept])];
	}

	/**
	 * Keeps what stands there now, after which the record holds these words; the changes take the place of earlier
	 * ones that are not kept yet. Without any, the record stays as it is.
	 */
	type(changes: readonly Change[], words: string): void {
		this.#pending = { changes, words };
		this.#keeping.ask();
	}

	/** Keeps what was typed now; resolves when it is kept. */
	flush(): Promise<void> {
		this.#keeping.cancel();
		const flushed = this.#turn.then(async () => {
			const pending = this.#pending;
			if (!pending) return;
			const { changes, words } = pending;
			if (changes.length > 0) {
				this.#sent = words;
				const { draftId } = this.#options;
				// Where that fails, it stays to be kept, and the next key tries again.
				this.#written.push(...(await this.#storage.write(changes, { dropDraft: draftId })));
				this.#kept = words;
				this.#sent = null;
			}
			if (this.#pending === pending) this.#pending = null;
		});
		this.#turn = flushed.catch(() => {});
		return flushed;
	}

	/** Keeps the last of it, and gives all that was written while it was typed. */
	async end(): Promise<Written[]> {
		await this.flush();
		const written = this.#written;
		this.#written = [];
		return written;
	}
}
