import type { MessageDraft } from '#lib/domain/draft.ts';
import { isOwn, type Outgoing } from '#lib/domain/message.ts';
import { longestText } from '#lib/domain/text.ts';
import type { WinId } from '#lib/domain/win.ts';
import { claim } from '#lib/platform/claim.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import { Throttle } from './throttle.ts';

/** What a message begins with. */
export type Begun = Pick<Outgoing, 'personId' | 'cardId'>;

/**
 * The one message that a tab has on its way, from the first word until it is settled. Where it holds words of the
 * person's own, or was handed over, it is kept as a draft that belongs to this tab; one whose tab is gone is taken
 * up by the next.
 */
export class OutgoingMessage {
	readonly #app: App;
	#present = $state.raw<Outgoing | null>(null);
	/** The draft of this tab; null while no page is open. */
	#mine: { id: MessageDraft['id']; letGo: () => void } | null = null;
	/** What was kept last; whatever else is on its way is not kept yet. */
	#kept: Outgoing | null = null;
	/** Whether the draft of this tab stands in the diary. */
	#isStored = false;
	#isSettling = false;
	readonly #keeping = new Throttle(() => this.flush().catch(this.#onproblem));
	#onproblem: (error: unknown) => void = () => {};

	constructor(app: App) {
		this.#app = app;
	}

	/** What it is now; null before one was begun. */
	get present(): Outgoing | null {
		return this.#present;
	}
	/** Whether it is one to keep: else nobody has typed anything. */
	get isToKeep(): boolean {
		return this.#draft() !== null;
	}

	/**
	 * Goes on with what this tab has on its way, or with what another that is gone has left. `onproblem` hears
	 * when words cannot be kept.
	 */
	async takeUp(onproblem: (error: unknown) => void): Promise<void> {
		this.#onproblem = onproblem;
		const drafts = await this.#drafts();
		if (this.#draft()) {
			const winId = this.#present?.winId;
			if (!this.#isStored || drafts.some(({ outgoing }) => outgoing.winId === winId)) return;
		}
		for (const { id, outgoing } of drafts.filter((draft) => draft.id !== this.#mine?.id)) {
			const letGo = await claim(`small-hello draft ${id}`);
			if (!letGo) continue;
			const isSettled = (await this.#app.storage.win(outgoing.winId)) !== null;
			if (!isSettled || (outgoing.state === 'writing' && isOwn(outgoing))) {
				this.#take({ id, letGo }, outgoing);
				// Own words that are to be another win than the one that is there.
				if (isSettled) this.#present = { ...outgoing, winId: this.#newWinId() };
				return;
			}
			await this.#app.storage.dropDraft(id);
			letGo();
		}
		if (!this.#mine || this.#draft()) await this.#own();
	}

	/** Begins one of which nobody has typed anything yet. */
	begin(begun: Begun): void {
		const winId = this.#newWinId();
		this.show({ state: 'writing', text: '', line: '', ...begun, way: null, atMs: null, winId });
	}

	/** Shows it like that. */
	show(outgoing: Outgoing): void {
		this.#present = outgoing;
		if (!this.#draft()) this.#kept = outgoing;
	}

	/** Changes it; it is kept at once or a moment later. */
	change(changed: Partial<Outgoing>): void {
		if (!this.#present) return;
		this.#present = { ...this.#present, ...changed };
		this.#keeping.ask();
	}

	/** Keeps what it is now; resolves when it is kept. */
	async flush(): Promise<void> {
		this.#keeping.cancel();
		const [mine, outgoing] = [this.#mine, this.#present];
		if (!mine || !outgoing || outgoing === this.#kept || this.#isSettling) return;
		const draft = this.#draft();
		if (draft) await this.#app.storage.keepDraft(draft);
		else await this.#app.storage.dropDraft(mine.id);
		// Until here it was not kept, so that a page that is hidden meanwhile keeps it once more.
		if (this.#mine !== mine || this.#isSettling) return;
		this.#kept = outgoing;
		this.#isStored = draft !== null;
	}

	/** Begins to keep what is not kept yet, for a page that is being hidden and cannot wait. */
	flushNow(): void {
		if (this.#present === this.#kept || this.#isSettling) return;
		const draft = this.#draft();
		if (draft) this.#app.storage.keepDraftNow(draft);
	}

	/** Leaves it as it is kept, for later or for another tab; false where it cannot be kept and stays here. */
	async end(): Promise<boolean> {
		try {
			await this.flush();
		} catch (error) {
			this.#onproblem(error);
			return false;
		}
		this.#mine?.letGo();
		this.#mine = this.#present = this.#kept = null;
		return true;
	}

	/**
	 * Settles it by `settle`, which gets the draft to drop, and begins the next one; gives what that gave, and how
	 * to bring the words back. Nothing is kept meanwhile, or the words would come back afterwards.
	 */
	async settle<Done>(
		settle: (draftId: string | undefined) => Promise<Done>,
		next: () => Begun
	): Promise<{ done: Done; bringBack: () => Promise<void> }> {
		this.#keeping.cancel();
		const settled = this.#present!;
		this.#isSettling = true;
		try {
			const done = await settle(this.#mine?.id);
			this.#isStored = false;
			this.begin(next());
			return { done, bringBack: () => this.#bringBack(settled) };
		} finally {
			this.#isSettling = false;
			this.flushNow();
		}
	}

	/**
	 * Whether what was handed over here has been settled by another tab; then this tab is free for the next one.
	 */
	async isSettledElsewhere(): Promise<boolean> {
		const handedOver = this.#present;
		if (handedOver?.state !== 'handedOver') return false;
		// What could not be kept is not gone.
		const wasStored = this.#isStored;
		const [win, drafts] = await Promise.all([
			this.#app.storage.win(handedOver.winId),
			this.#drafts()
		]);
		const isThere = drafts.some(({ outgoing }) => outgoing.winId === handedOver.winId);
		const isSettled = win !== null || (wasStored && !isThere);
		if (!isSettled || this.#present !== handedOver) return false;
		await this.#own();
		return true;
	}

	/** Brings the words back in front of what was begun since, or for later where that is on its way already. */
	async #bringBack(settled: Outgoing): Promise<void> {
		const back = { ...settled, winId: this.#newWinId() };
		const present = this.#present;
		const both = present && isOwn(present) ? withAbove(back, present) : back;
		if (!this.#mine || present?.state === 'handedOver' || both.text.length > longestText) {
			const draft = draftOf(this.#newId(), back);
			if (draft) await this.#app.storage.keepDraft(draft);
			return;
		}
		this.#present = both;
		await this.flush();
	}

	/** What is to be kept of it; null where nobody has typed anything. */
	#draft(): MessageDraft | null {
		return this.#mine && this.#present && draftOf(this.#mine.id, this.#present);
	}

	/** The drafts of messages, the latest first. */
	#drafts(): Promise<MessageDraft[]> {
		return readingOf(this.#app.storage).draftsOf('message');
	}

	/** Takes a draft of its own, of which nothing is kept yet. */
	async #own(): Promise<void> {
		const id = this.#newId();
		const letGo = await claim(`small-hello draft ${id}`);
		this.#take({ id, letGo: letGo ?? (() => {}) }, null);
	}

	#take(mine: { id: MessageDraft['id']; letGo: () => void }, kept: Outgoing | null): void {
		this.#mine?.letGo();
		this.#mine = mine;
		this.#present = this.#kept = kept;
		this.#isStored = kept !== null;
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

/** What is being written, with words that came before it above. */
function withAbove(above: Outgoing, below: Outgoing): Outgoing {
	const text = [above.text.trimEnd(), below.text].filter(Boolean).join('\n');
	return { ...below, text, personId: below.personId ?? above.personId };
}
