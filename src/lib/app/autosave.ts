import type { Draft } from '#lib/core/draft.ts';
import { Throttle } from '#lib/async/throttle.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { UnsavedSource } from './unsaved-changes.svelte.ts';

/** The storage and the callbacks of an autosave. */
export interface AutosaveOptions<Saved extends Draft> {
	storage: Pick<DiaryDatabase, 'storeDraft' | 'storeDraftNow' | 'dropDraft'>;
	/** Called when a draft cannot be stored; the words stay where they are, and the next change tries again. */
	onproblem(error: unknown): void;
	/** Called each time a draft has been stored. */
	onstored?(draft: Saved): void;
}

/**
 * Stores one draft while it is being typed: the first change at once, later ones within 300 ms, and
 * everything when the page is hidden. Stores nothing while the draft is being committed to a record, or its
 * words would reappear after they were saved.
 */
export class Autosave<Saved extends Draft> implements UnsavedSource {
	readonly #options: AutosaveOptions<Saved>;
	readonly #throttle = new Throttle(() => this.flush().catch(this.#options.onproblem));
	#unstored: Saved | null = null;
	#committing: string | null = null;

	constructor(options: AutosaveOptions<Saved>) {
		this.#options = options;
	}

	/** True while a change is not stored. */
	get isDirty(): boolean {
		return this.#unstored !== null;
	}

	/** Stores this draft now or within 300 ms. A change to another draft flushes the previous one. */
	change(draft: Saved): void {
		if (this.#unstored && this.#unstored.id !== draft.id)
			void this.flush().catch(this.#options.onproblem);
		this.#unstored = draft;
		this.#throttle.call();
	}

	/** Stores unsaved changes; resolves once they are on disk, and rejects with a `StorageError`. */
	async flush(): Promise<void> {
		this.#throttle.cancel();
		const draft = this.#storable();
		if (!draft) return;
		await this.#options.storage.storeDraft(draft);
		// A change made during the write is still unsaved.
		if (this.#unstored === draft) this.#unstored = null;
		this.#options.onstored?.(draft);
	}

	/** Starts storing unsaved changes, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		const draft = this.#storable();
		if (draft) this.#options.storage.storeDraftNow(draft);
	}

	/**
	 * Commits a draft by `save`, which deletes it in the same transaction. If that fails, autosave continues
	 * with the words as they are.
	 */
	async commit<Result>(draftId: string, save: () => Promise<Result>): Promise<Result> {
		this.#throttle.cancel();
		// The save may never end, or its page may.
		if (this.#unstored?.id === draftId) this.flushNow();
		this.#committing = draftId;
		try {
			const result = await save();
			this.forget(draftId);
			return result;
		} finally {
			this.#committing = null;
			if (this.#unstored) this.#throttle.call();
		}
	}

	/** Deletes a draft that is no longer wanted. */
	async discard(draftId: string): Promise<void> {
		this.forget(draftId);
		await this.#options.storage.dropDraft(draftId);
	}

	/** Stops storing a draft; its stored version stays. */
	forget(draftId: string): void {
		if (this.#unstored?.id !== draftId) return;
		this.#throttle.cancel();
		this.#unstored = null;
	}

	#storable(): Saved | null {
		return this.#unstored?.id === this.#committing ? null : this.#unstored;
	}
}
