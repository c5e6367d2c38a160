import type { App } from '#lib/app/app.svelte.ts';
import { Autosave } from '#lib/app/autosave.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import type { MessageDraft } from '#lib/core/draft.ts';
import { isOwn, type Outgoing } from '#lib/core/message.ts';
import { longestText } from '#lib/core/text.ts';
import type { WinId } from '#lib/core/win.ts';
import { claim } from '#lib/platform/claim.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';

/** The person and the card of a new message. */
export type Begun = Pick<Outgoing, 'personId' | 'cardId'>;

/** A message before its first choice. */
export const blankMessage: Outgoing = {
	state: 'writing',
	text: '',
	line: '',
	personId: null,
	cardId: null,
	way: null,
	atMs: null,
	winId: '' as WinId
};

/**
 * The one message of a tab, from its first word until it is logged or discarded. Once it has words of the
 * user's own, or was handed over, it is stored as a draft that this tab claims. When a tab is closed, the
 * next tab takes over its draft.
 */
export class OutgoingMessage implements UnsavedSource {
	readonly #app: App;
	readonly #autosave: Autosave<MessageDraft>;
	#present = $state.raw<Outgoing | null>(null);
	/** The draft that this tab has claimed; null while no page is open. */
	#mine: { id: MessageDraft['id']; release: () => void } | null = null;
	/** True if that draft is stored. */
	#isStored = false;
	#onproblem: (error: unknown) => void = () => {};

	constructor(app: App) {
		this.#app = app;
		this.#autosave = new Autosave<MessageDraft>({
			storage: app.storage,
			onproblem: (error) => this.#onproblem(error),
			onstored: () => (this.#isStored = true)
		});
	}

	/** The present message; null before one was begun. */
	get present(): Outgoing | null {
		return this.#present;
	}
	/** True if there is something to store: words of the user's own, or a message that was handed over. */
	get isDirty(): boolean {
		return this.#draft() !== null;
	}

	/**
	 * Continues the message of this tab, or takes over the message of a closed tab, if `fits` returns true for
	 * it. Any other message waits as a draft of its own. `onproblem` is called when words cannot be stored.
	 */
	async takeUp(
		onproblem: (error: unknown) => void,
		fits: (outgoing: Outgoing) => boolean = () => true
	): Promise<void> {
		this.#onproblem = onproblem;
		// A message that cannot be stored stays.
		if (this.#draft() && !fits(this.#present!) && !(await this.end())) return;
		const drafts = (await this.#drafts()).filter(({ outgoing }) => fits(outgoing));
		if (this.#draft()) {
			const winId = this.#present?.winId;
			if (!this.#isStored || drafts.some(({ outgoing }) => outgoing.winId === winId)) return;
		}
		for (const { id, outgoing } of drafts.filter((draft) => draft.id !== this.#mine?.id)) {
			const release = await claim(`small-hello draft ${id}`);
			if (!release) continue;
			const isSettled = (await this.#app.storage.win(outgoing.winId)) !== null;
			if (!isSettled || (outgoing.state === 'writing' && isOwn(outgoing))) {
				this.#take({ id, release }, outgoing);
				// Words left behind after their win was logged become another win.
				if (isSettled) this.change({ winId: this.#newWinId() });
				return;
			}
			await this.#app.storage.dropDraft(id);
			release();
		}
		if (!this.#mine || this.#draft()) await this.#takeNew();
	}

	/** Begins a message without words of the user's own. */
	begin(begun: Partial<Outgoing>): void {
		this.#present = { ...blankMessage, ...begun, winId: this.#newWinId() };
	}

	/** Changes the message; autosave stores it within 300 ms. */
	change(changed: Partial<Outgoing>): void {
		if (!this.#present) return;
		this.#present = { ...this.#present, ...changed };
		const draft = this.#draft();
		if (draft) this.#autosave.change(draft);
		else void this.#discard().catch(this.#onproblem);
	}

	/** Stores the present message. Resolves once it is on disk; rejects with a `StorageError`. */
	flush(): Promise<void> {
		return this.#draft() ? this.#autosave.flush() : this.#discard();
	}

	flushNow(): void {
		this.#autosave.flushNow();
	}

	/**
	 * Stores and releases the message, for later or for another tab. Returns false if it cannot be stored;
	 * this tab then retains it.
	 */
	async end(): Promise<boolean> {
		try {
			await this.flush();
		} catch (error) {
			this.#onproblem(error);
			return false;
		}
		this.#mine?.release();
		this.#mine = this.#present = null;
		return true;
	}

	/**
	 * Runs `settle`, which logs or discards the message and must delete the draft with that id. Then begins the
	 * message that `next` returns. Resolves with the result of `settle` and an undo that restores the words.
	 */
	async settle<Done>(
		settle: (draftId: string) => Promise<Done>,
		next: () => Partial<Outgoing>
	): Promise<{ done: Done; bringBack: Undo }> {
		const settled = this.#present!;
		const { id } = this.#mine!;
		const done = await this.#autosave.commit(id, () => settle(id));
		this.#isStored = false;
		this.begin(next());
		return { done, bringBack: () => this.#bringBack(settled) };
	}

	/**
	 * Returns whether another tab has settled the message that was handed over here. If so, claims a new
	 * draft.
	 */
	async isSettledElsewhere(): Promise<boolean> {
		const handedOver = this.#present;
		if (handedOver?.state !== 'handedOver') return false;
		// A draft that was never stored proves nothing by its absence.
		const wasStored = this.#isStored;
		const [win, drafts] = await Promise.all([
			this.#app.storage.win(handedOver.winId),
			this.#drafts()
		]);
		const isThere = drafts.some(({ outgoing }) => outgoing.winId === handedOver.winId);
		const isSettled = win !== null || (wasStored && !isThere);
		if (!isSettled || this.#present !== handedOver) return false;
		await this.#takeNew();
		return true;
	}

	/**
	 * Restores an earlier message: puts its words above those that the user has begun since. Stores it as a
	 * separate draft if no page is open, if the present message was handed over, or if both texts together
	 * are too long.
	 */
	async #bringBack(settled: Outgoing): Promise<void> {
		const back = { ...settled, winId: this.#newWinId() };
		const present = this.#present;
		const both = present && isOwn(present) ? withAbove(back, present) : back;
		if (!this.#mine || present?.state === 'handedOver' || both.text.length > longestText) {
			const draft = draftOf(this.#newId(), back);
			if (draft) await this.#app.storage.storeDraft(draft);
			return;
		}
		this.change(both);
		await this.flush();
	}

	/** The draft to store; null if there is nothing to store. */
	#draft(): MessageDraft | null {
		return this.#mine && this.#present && draftOf(this.#mine.id, this.#present);
	}

	/** Deletes the draft of this tab if it is stored or being stored. */
	async #discard(): Promise<void> {
		if (!this.#mine || (!this.#isStored && !this.#autosave.isDirty)) return;
		await this.#autosave.discard(this.#mine.id);
		this.#isStored = this.#draft() !== null;
	}

	/** Returns the drafts of messages, newest first. */
	#drafts(): Promise<MessageDraft[]> {
		return readingOf(this.#app.storage).draftsOf('message');
	}

	/** Claims a new draft, which is not stored yet. */
	async #takeNew(): Promise<void> {
		const id = this.#newId();
		const release = await claim(`small-hello draft ${id}`);
		this.#take({ id, release: release ?? (() => {}) }, null);
	}

	#take(mine: { id: MessageDraft['id']; release: () => void }, stored: Outgoing | null): void {
		if (this.#mine) {
			this.#autosave.forget(this.#mine.id);
			this.#mine.release();
		}
		this.#mine = mine;
		this.#present = stored;
		this.#isStored = stored !== null;
	}

	#newId(): MessageDraft['id'] {
		return `message ${newId(this.#app.now())}`;
	}

	#newWinId(): WinId {
		return newId(this.#app.now()) as WinId;
	}
}

function draftOf(id: MessageDraft['id'], outgoing: Outgoing): MessageDraft | null {
	return outgoing.state === 'handedOver' || isOwn(outgoing) ? { id, outgoing } : null;
}

/** Returns the message that is being written, with the words of an earlier one above its own. */
function withAbove(above: Outgoing, below: Outgoing): Outgoing {
	const text = [above.text.trimEnd(), below.text].filter(Boolean).join('\n');
	return { ...below, text, personId: below.personId ?? above.personId };
}
