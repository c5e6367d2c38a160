import type { WinDraft } from '#lib/domain/draft.ts';
import type { WinDetails, WinId } from '#lib/domain/win.ts';
import { claim } from '#lib/platform/claim.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { Throttle } from './throttle.ts';

/**
 * Words on their way: keeps what is being typed about a win, so that a closed tab loses none of it.
 * One draft belongs to one tab; a draft whose tab is gone is taken up by the next one that opens.
 */
export class Writing implements Unsaved {
	readonly #app: App;
	#draft: {
		id: string;
		winId: WinId | null;
		base: WinDetails | null;
		details: WinDetails | null;
	} | null = null;
	#letGo: (() => void) | null = null;
	readonly #keeping = new Throttle(() => this.flush().catch(this.#onproblem));
	#isDirty = $state.raw(false);
	#isBecoming = false;
	#turn: Promise<unknown> = Promise.resolve();
	#onproblem: (error: unknown) => void = () => {};

	constructor(app: App) {
		this.#app = app;
		app.watchOver(this);
	}

	/** Whether something has been typed that is not a win yet. */
	get isDirty(): boolean {
		return this.#isDirty;
	}

	/**
	 * Begins with what was left half-written about that win, or about a new one for null, and gives it;
	 * null when there is nothing. `base` is what a new draft sets out from. `onproblem` hears when words
	 * cannot be kept.
	 */
	begin(
		winId: WinId | null,
		base: WinDetails | null,
		onproblem: (error: unknown) => void
	): Promise<WinDraft | null> {
		return this.#inTurn(async () => {
			await this.#end();
			this.#onproblem = onproblem;
			const drafts = await readingOf(this.#app.storage).draftsOf('win');
			for (const draft of drafts.filter((one) => one.winId === winId)) {
				this.#letGo = await claim(`small-hello draft ${draft.id}`);
				if (!this.#letGo) continue;
				this.#draft = draft;
				this.#isDirty = true;
				return draft;
			}
			const id = newId(this.#app.now());
			this.#letGo = await claim(`small-hello draft ${id}`);
			this.#draft = { id, winId, base, details: null };
			return null;
		});
	}

	/** Keeps these details at once or a moment later. */
	keep(details: WinDetails): void {
		if (!this.#draft) return;
		this.#draft = { ...this.#draft, details: structuredClone(details) };
		this.#isDirty = true;
		this.#keeping.ask();
	}

	/** Keeps what was typed now; resolves when it is kept. */
	async flush(): Promise<void> {
		this.#keeping.cancel();
		const draft = this.#unkept();
		if (draft) await this.#app.storage.keepDraft(draft);
	}

	/** Begins to keep what was typed, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		const draft = this.#unkept();
		if (draft) this.#app.storage.keepDraftNow(draft);
	}

	/**
	 * Makes a win of the words by `save`, which gets the draft to drop in the same transaction. Nothing is
	 * kept meanwhile, or the words would come back after they were saved; when it fails, they are kept.
	 */
	become<Saved>(save: (draftId: string | undefined) => Promise<Saved>): Promise<Saved> {
		this.#keeping.cancel();
		this.#isBecoming = true;
		const id = this.#draft?.id;
		// In turn: whoever leaves the words meanwhile lets go of them once they are saved, or kept.
		return this.#inTurn(async () => {
			try {
				const saved = await save(id);
				if (this.#draft?.id === id) this.#isDirty = false;
				return saved;
			} finally {
				this.#isBecoming = false;
				if (this.#isDirty) this.flushNow();
			}
		});
	}

	/** Lets go of what was typed; gives how to bring it back, for whoever begins next. */
	async discard(): Promise<() => Promise<void>> {
		const left = this.#unkept();
		this.#keeping.cancel();
		this.#isDirty = false;
		if (this.#draft) await this.#app.storage.dropDraft(this.#draft.id);
		return async () => {
			if (left) await this.#app.storage.keepDraft(left);
		};
	}

	/** Leaves the words as they are kept, for later or for another tab. */
	end(): Promise<void> {
		return this.#inTurn(() => this.#end());
	}

	async #end(): Promise<void> {
		await this.flush().catch(this.#onproblem);
		this.#letGo?.();
		this.#letGo = null;
		this.#draft = null;
		this.#isDirty = false;
	}

	/** One after the other: a second beginning must not find the first one's draft claimed. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}

	#unkept(): WinDraft | null {
		if (!this.#isDirty || this.#isBecoming || !this.#draft?.details) return null;
		const { id, winId, base, details } = this.#draft;
		return { id, winId, base, details };
	}
}
