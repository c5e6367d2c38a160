import type { App } from '#lib/app/app.svelte.ts';
import { Autosave } from '#lib/app/autosave.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { WinDraft } from '#lib/core/draft.ts';
import type { WinDetails, WinId } from '#lib/core/win.ts';
import { claim } from '#lib/platform/claim.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';

/** A draft that this tab holds. Its details are null until the user types something. */
interface HeldDraft {
	draft: Omit<WinDraft, 'details'> & { details: WinDetails | null };
	/** Releases the draft to other tabs. */
	release(): void;
}

/**
 * The draft of the win being written. It is autosaved, so that a closed tab loses nothing. A draft belongs to
 * one tab. After that tab is closed, the next tab that begins takes it over.
 */
export class Writing implements UnsavedSource {
	readonly #app: App;
	readonly #autosave: Autosave<WinDraft>;
	/** Serial, so that a second `begin` does not find the first one's draft still held. */
	readonly #queue = new SerialQueue();
	#held: HeldDraft | null = null;
	#isDirty = $state.raw(false);
	#onproblem: (error: unknown) => void = () => {};
	#unguard = () => {};

	constructor(app: App) {
		this.#app = app;
		this.#autosave = new Autosave({
			storage: app.storage,
			onproblem: (error) => this.#onproblem(error)
		});
	}

	/** True if the user has typed something that is not part of a win yet. */
	get isDirty(): boolean {
		return this.#isDirty;
	}

	/**
	 * Begins with the draft that was left for a win, or for a new win if `winId` is null. Resolves with that
	 * draft, or with null if there is none. `base` is the win that a new draft starts from. `onproblem` is
	 * called when the draft cannot be stored.
	 */
	begin(
		winId: WinId | null,
		base: WinDetails | null,
		onproblem: (error: unknown) => void
	): Promise<WinDraft | null> {
		return this.#queue.run(async () => {
			await this.#end();
			this.#onproblem = onproblem;
			this.#unguard = this.#app.unsaved.add(this);
			const drafts = await readingOf(this.#app.storage).draftsOf('win');
			for (const draft of drafts.filter((one) => one.winId === winId)) {
				const release = await claim(lockOf(draft.id));
				if (!release) continue;
				this.#held = { draft, release };
				this.#isDirty = true;
				return draft;
			}
			const id = newId(this.#app.now());
			const release = (await claim(lockOf(id))) ?? (() => {});
			this.#held = { draft: { id, winId, base, details: null }, release };
			return null;
		});
	}

	/** Autosaves these details. */
	change(details: WinDetails): void {
		if (!this.#held) return;
		const draft = { ...this.#held.draft, details: structuredClone(details) };
		this.#held = { ...this.#held, draft };
		this.#isDirty = true;
		this.#autosave.change(draft);
	}

	/** Stores the draft; resolves when it is on disk. */
	flush(): Promise<void> {
		return this.#autosave.flush();
	}

	/** Begins to store the draft, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		this.#autosave.flushNow();
	}

	/**
	 * Saves the win with `save`, which receives the id of the draft to delete in the same transaction. If
	 * that fails, the draft is stored as it is.
	 */
	commit<Saved>(save: (draftId: string | undefined) => Promise<Saved>): Promise<Saved> {
		const id = this.#held?.draft.id;
		// Queued, so that an `end` during the save releases the draft only after it is saved or stored.
		return this.#queue.run(async () => {
			if (id === undefined) return save(undefined);
			try {
				const saved = await this.#autosave.commit(id, () => save(id));
				if (this.#held?.draft.id === id) {
					this.#isDirty = false;
					// A new win has the id of its draft, so later words need another.
					const draft = { ...this.#held.draft, id: newId(this.#app.now()) };
					this.#held = { ...this.#held, draft };
				}
				return saved;
			} catch (error) {
				this.#autosave.flushNow();
				throw error;
			}
		});
	}

	/** Deletes the draft; resolves with a function that restores it for the next `begin`. */
	async discard(): Promise<() => Promise<void>> {
		const draft = this.#isDirty ? this.#held?.draft : undefined;
		this.#isDirty = false;
		if (this.#held) await this.#autosave.discard(this.#held.draft.id);
		return async () => {
			if (draft?.details) await this.#app.storage.storeDraft({ ...draft, details: draft.details });
		};
	}

	/** Stores and releases the draft, for later or for another tab. */
	end(): Promise<void> {
		return this.#queue.run(() => this.#end());
	}

	async #end(): Promise<void> {
		await this.flush().catch(this.#onproblem);
		this.#unguard();
		this.#held?.release();
		if (this.#held) this.#autosave.forget(this.#held.draft.id);
		this.#held = null;
		this.#isDirty = false;
	}
}

function lockOf(draftId: string): string {
	return `small-hello draft ${draftId}`;
}
