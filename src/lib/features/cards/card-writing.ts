import type { App } from '#lib/app/app.svelte.ts';
import { Autosave } from '#lib/app/autosave.ts';
import type { CardId } from '#lib/core/card.ts';
import type { CardDraft } from '#lib/core/draft.ts';
import type { OwnCardWords } from '#lib/core/own-card.ts';
import { claim } from '#lib/platform/claim.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';

/** `release` is null if another tab has claimed the draft. */
type Held = Pick<CardDraft, 'id' | 'base'> & { release: (() => void) | null };

const prefix = 'card ';

/**
 * The draft of the own card that a form edits. It is autosaved, so that a closed tab loses nothing, and it
 * belongs to one tab: the next one takes it over once that tab is closed.
 */
export class CardWriting {
	readonly #app: App;
	readonly #autosave: Autosave<CardDraft>;
	#held: Held | null = null;
	#unguard = () => {};

	constructor(app: App) {
		this.#app = app;
		// No message here: the words stay on screen, and saving the card reports the problem.
		this.#autosave = new Autosave({ storage: app.storage, onproblem() {} });
	}

	/** The id of the card in the form. */
	get cardId(): CardId {
		return this.#held!.id.slice(prefix.length) as CardId;
	}
	/** The words at the start of the edit; null for a new card. */
	get base(): OwnCardWords | null {
		return this.#held?.base ?? null;
	}

	/**
	 * Takes over the draft of a new card that an earlier visit has left; resolves with its words, or null if
	 * there is none.
	 */
	async resume(): Promise<OwnCardWords | null> {
		const drafts = await readingOf(this.#app.storage).draftsOf('card');
		for (const draft of drafts.filter(({ base }) => base === null))
			if (await this.#hold(draft)) return draft.words;
		return null;
	}

	/** Begins a new card. */
	async begin(): Promise<void> {
		await this.#hold({ id: draftIdOf(newId(this.#app.now()) as CardId), base: null });
	}

	/** Begins to edit a card; resolves with the words of the draft that was left for it, or with its own. */
	async edit(id: CardId, words: OwnCardWords): Promise<OwnCardWords> {
		const drafts = await readingOf(this.#app.storage).draftsOf('card');
		const draft = drafts.find((one) => one.id === draftIdOf(id));
		await this.#hold({ id: draftIdOf(id), base: draft?.base ?? words });
		return draft?.words ?? words;
	}

	/** Autosaves the words of the form. */
	change(words: OwnCardWords): void {
		if (!this.#held) return;
		const { id, base } = this.#held;
		this.#autosave.change({ id, base, words });
	}

	/** Saves the card with `save`, which has to delete the draft with this id in the same transaction. */
	async commit<Result>(save: (draftId: string) => Promise<Result>): Promise<Result> {
		const { id } = this.#held!;
		const result = await this.#autosave.commit(id, () => save(id));
		this.#release();
		return result;
	}

	/** Deletes the draft, unless it belongs to another tab. */
	async discard(): Promise<void> {
		if (this.#held?.release) await this.#autosave.discard(this.#held.id);
		else if (this.#held) this.#autosave.forget(this.#held.id);
		this.#release();
	}

	/** Stores and releases the draft, for a form that leaves the screen. */
	end(): void {
		this.#autosave.flushNow();
		this.#release();
	}

	async #hold({ id, base }: Pick<CardDraft, 'id' | 'base'>): Promise<boolean> {
		this.#release();
		const release = await claim(`small-hello draft ${id}`);
		// The form of a stored card opens in a second tab too: only changed fields are saved.
		if (!release && base === null) return false;
		const stopGuarding = this.#app.unsaved.add(this.#autosave);
		this.#held = { id, base, release };
		this.#unguard = stopGuarding;
		return true;
	}

	#release(): void {
		this.#unguard();
		this.#held?.release?.();
		this.#held = null;
	}
}

/** Returns the id of the draft of an own card. */
export const draftIdOf = (id: CardId): CardDraft['id'] => `${prefix}${id}` as CardDraft['id'];
