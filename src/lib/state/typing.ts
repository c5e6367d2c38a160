import type { Change, Storage, Written } from '#lib/storage/storage.ts';

/** No more often than this is something written while it is typed. */
const restMs = 300;

/**
 * Words that are typed straight into a record: the first key is kept at once and what follows soon after, so that
 * a closed tab loses none of it, and all of it is taken back as one.
 */
export class Typing {
	readonly #storage: Storage;
	readonly #onproblem: (error: unknown) => void;
	#pending: readonly Change[] | null = null;
	#written: Written[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn: Promise<void> = Promise.resolve();
	#restsUntilMs = 0;

	/** `onproblem` hears when words cannot be kept. */
	constructor(storage: Storage, onproblem: (error: unknown) => void) {
		this.#storage = storage;
		this.#onproblem = onproblem;
	}

	/** Whether something is not kept yet. */
	get isDirty(): boolean {
		return this.#pending !== null;
	}

	/** Keeps what stands there now; the changes take the place of earlier ones that are not kept yet. */
	type(changes: readonly Change[]): void {
		this.#pending = changes;
		if (this.#timer !== undefined) return;
		const waitMs = this.#restsUntilMs - performance.now();
		if (waitMs <= 0) this.#keep();
		else this.#timer = setTimeout(() => this.#keep(), waitMs);
	}

	/** Keeps what was typed now; resolves when it is kept. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const flushed = this.#turn.then(async () => {
			const changes = this.#pending;
			if (!changes) return;
			// Where that fails, it stays to be kept, and the next key tries again.
			this.#written.push(...(await this.#storage.write(changes)));
			if (this.#pending === changes) this.#pending = null;
		});
		this.#turn = flushed.catch(() => {});
		return flushed;
	}

	/** Keeps the last of it, and gives how to take back all that was typed; null where nothing has changed. */
	async end(): Promise<(() => Promise<void>) | null> {
		await this.flush();
		const written = this.#written;
		this.#written = [];
		return written.length > 0 ? () => this.#storage.undo(written) : null;
	}

	#keep(): void {
		this.#restsUntilMs = performance.now() + restMs;
		this.flush().catch(this.#onproblem);
	}
}
