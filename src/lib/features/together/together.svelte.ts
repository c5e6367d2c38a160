import { dayAt } from '#lib/core/day.ts';
import type { TogetherDraft } from '#lib/core/draft.ts';
import {
	cardLines,
	restoredCard,
	storableCard,
	type TogetherCard
} from '#lib/core/together-card.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Autosave } from '#lib/app/autosave.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { firstWords } from './card-words.ts';

const draftId = 'together card';

/** The card that the user makes for someone. It is stored as a draft on this device from its first change. */
export class Together {
	readonly #app: App;
	readonly #autosave: Autosave<TogetherDraft>;
	#card = $state.raw<TogetherCard | null>(null);
	#isChanged = $state.raw(false);
	#onproblem: (error: unknown) => void = () => {};

	constructor(app: App) {
		this.#app = app;
		this.#autosave = new Autosave<TogetherDraft>({
			storage: app.storage,
			onproblem: (error) => this.#onproblem(error)
		});
	}

	/** The card; null until it was read. */
	get card(): TogetherCard | null {
		return this.#card;
	}
	/** True once the user has changed anything, on this visit or an earlier one. */
	get isChanged(): boolean {
		return this.#isChanged;
	}

	/**
	 * Guards unsaved words until the returned function is called, which stores them. `onproblem` is called when
	 * they cannot be stored.
	 */
	guard(onproblem: (error: unknown) => void): () => void {
		this.#onproblem = onproblem;
		const stop = this.#app.unsaved.add(this.#autosave);
		return () => {
			this.#autosave.flushNow();
			stop();
		};
	}

	/** Reads the stored card, or begins one with suggested words. Throws a `StorageError`. */
	async load(): Promise<void> {
		// Words that could not be stored are newer than the stored ones.
		if (this.#autosave.isDirty) return;
		const before = this.#card;
		const [stored] = await readingOf(this.#app.storage).draftsOf('together');
		if (this.#card !== before) return;
		this.#isChanged = stored !== undefined;
		this.#card = stored ? restoredCard(stored.card, this.#first()) : this.#first();
	}

	/** Changes the card; autosave stores it within 300 ms. */
	change(changed: Partial<TogetherCard>): void {
		const rule = changed.rule === undefined ? {} : { since: this.#today() };
		this.#set({ ...this.#card!, ...rule, ...changed });
	}

	/**
	 * Puts the suggested words back; resolves with the undo, which leaves what was changed since as it is. Throws a
	 * `StorageError`.
	 */
	async startOver(): Promise<Undo> {
		const before = this.#card!;
		await this.#autosave.discard(draftId);
		this.#card = this.#first();
		this.#isChanged = false;
		const fresh = this.#card;
		return async () => {
			const parts = [...cardLines, 'rule', 'time', 'since'] as const;
			const changed = parts.filter((part) => this.#card![part] !== fresh[part]);
			const kept = Object.fromEntries(changed.map((part) => [part, this.#card![part]]));
			this.#set({ ...before, ...kept });
			await this.#autosave.flush();
		};
	}

	#set(card: TogetherCard): void {
		this.#card = storableCard(card);
		this.#isChanged = true;
		this.#autosave.change({ id: draftId, card: this.#card });
	}

	#first(): TogetherCard {
		return {
			id: newId(this.#app.now()),
			energy: firstWords('energy'),
			messages: firstWords('messages'),
			good: firstWords('good'),
			act: firstWords('act'),
			rule: 'FREQ=WEEKLY;BYDAY=SU',
			time: null,
			since: this.#today()
		};
	}

	#today() {
		return dayAt(this.#app.now());
	}
}
