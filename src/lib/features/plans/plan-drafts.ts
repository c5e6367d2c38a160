import type { PlanDraft } from '#lib/core/draft.ts';
import type { IfThenWords, RecurringPlan, RitualWords } from '#lib/core/plan.ts';
import { Latest } from '#lib/async/latest.ts';
import { readingOf } from '#lib/storage/queries.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Autosave } from '#lib/app/autosave.ts';

type PlanWords = IfThenWords | RitualWords;

const idPrefix = 'plan ';
const draftIdOf = (form: string) => `${idPrefix}${form}` as PlanDraft['id'];

/**
 * The drafts of the plan forms. The key of a form is the id of the plan that it edits. For a new plan, the
 * key is the place where the form was opened: the kind, the card (`card …`), the person (`with …`) or the
 * scene (`scene …`).
 */
export class PlanDrafts {
	readonly #app: App;
	readonly #autosave: Autosave<PlanDraft>;
	readonly #latest = new Latest();
	readonly #words = new Map<string, PlanWords>();
	/** The forms changed here since the latest read began; their words are newer than that read. */
	#changed = new Set<string>();

	constructor(app: App) {
		this.#app = app;
		// No message here: the words stay on screen, and saving the plan reports the problem.
		this.#autosave = new Autosave({ storage: app.storage, onproblem() {} });
	}

	/** Guards unsaved words until the returned function is called, which stores them. */
	guard(): () => void {
		const stop = this.#app.unsaved.add(this.#autosave);
		return () => {
			this.#autosave.flushNow();
			stop();
		};
	}

	/** Reads the stored drafts. Throws a `StorageError`. */
	async load(): Promise<void> {
		const signal = this.#latest.begin();
		await this.#autosave.flush().catch(() => {});
		// Words that could not be stored are newer than the stored drafts.
		const changed = (this.#changed = new Set(this.#autosave.isDirty ? this.#changed : []));
		const drafts = await readingOf(this.#app.storage).draftsOf('plan');
		if (signal.aborted) return;
		for (const { id, words } of drafts) {
			const form = id.slice(idPrefix.length);
			if (!changed.has(form)) this.#words.set(form, words);
		}
	}

	/** Returns the draft of a form; null if there is none. */
	wordsIn(form: string): PlanWords | null {
		return this.#words.get(form) ?? null;
	}

	/** Returns the form that holds a draft of a new plan of this kind; null if there is none. */
	newForm(kind: RecurringPlan['kind']): string | null {
		const forms = [...this.#words.keys()];
		const prefix = kind === 'ifThen' ? 'card ' : 'with ';
		return forms.find((form) => form === kind || form.startsWith(prefix)) ?? null;
	}

	/** Changes the draft of a form; autosave stores it within 300 ms. */
	change(form: string, words: PlanWords): void {
		this.#changed.add(form);
		this.#words.set(form, words);
		this.#autosave.change({ id: draftIdOf(form), words });
	}

	/**
	 * Saves the plan of a form with `save`, which has to delete the draft `draftId` in the same transaction.
	 */
	async commit<Result>(
		form: string,
		save: (draftId: PlanDraft['id']) => Promise<Result>
	): Promise<Result> {
		const draftId = draftIdOf(form);
		const result = await this.#autosave.commit(draftId, () => save(draftId));
		this.#forget(form);
		return result;
	}

	/** Deletes the draft of a form. */
	async discard(form: string): Promise<void> {
		this.#forget(form);
		await this.#autosave.discard(draftIdOf(form));
	}

	#forget(form: string): void {
		this.#changed.add(form);
		this.#words.delete(form);
	}
}
