import { queryWords } from '#lib/domain/text.ts';
import { keptDetails, type Win, type WinDetails, type WinId } from '#lib/domain/win.ts';
import { changedDetails } from '#lib/domain/draft.ts';
import { winMatches } from '#lib/domain/win-search.ts';
import type { Unstamped, WinCursor } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import { winChanges } from './journal.svelte.ts';
import { People } from './people.svelte.ts';

/** How many wins are read at a time. */
const pageLength = 50;

/** The wins that have been read, newest first: paging, searching, editing, deleting, treasuring. */
export class Diary {
	readonly #app: App;
	readonly #people: People;
	#wins = $state.raw<readonly Win[]>([]);
	#next = $state.raw<WinCursor | null>(null);
	#isLoaded = $state.raw(false);
	#query = $state.raw('');
	#reading = 0;

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		app.follow(async (lists) => {
			if (lists.has('wins') && this.#isLoaded) await this.load();
		});
	}

	/** The newest wins, as far as they have been read, that match the query. */
	get wins(): readonly Win[] {
		return this.#wins;
	}
	get hasMore(): boolean {
		return this.#next !== null;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	get query(): string {
		return this.#query;
	}

	/** Reads the diary afresh: as many wins as are on screen, and at least a page. */
	async load(): Promise<void> {
		await this.#read(Math.max(pageLength, this.#wins.length), null);
	}

	async loadMore(): Promise<void> {
		if (this.#next) await this.#read(pageLength, this.#next);
	}

	/** Shows the wins that match, or all when the query is blank; an older search gives way. */
	async search(query: string): Promise<void> {
		this.#query = query;
		// There is nothing to go on from until this search has its first page.
		this.#next = null;
		await this.#read(pageLength, null);
	}

	win(id: WinId): Promise<Win | null> {
		return this.#app.storage.win(id);
	}

	/**
	 * Saves what was changed about a win since `base`; all else stays as it is, also what another tab has
	 * changed meanwhile. A win that was deleted meanwhile comes back: words are never dropped.
	 */
	edit(
		id: WinId,
		details: WinDetails,
		base: WinDetails | null,
		dropDraft?: string
	): Promise<() => Promise<void>> {
		const kept = keptDetails(details);
		const changed = changedDetails(kept, base);
		return this.#change(
			id,
			(present) => (present ? { ...present, ...changed } : { ...kept, id }),
			dropDraft
		);
	}

	remove(id: WinId): Promise<() => Promise<void>> {
		return this.#change(id, () => null);
	}

	treasure(id: WinId, treasured: boolean): Promise<() => Promise<void>> {
		return this.#change(id, (present) => present && { ...present, treasured });
	}

	async #change(
		id: WinId,
		next: (present: Win | null) => Unstamped<Win> | null,
		dropDraft?: string
	): Promise<() => Promise<void>> {
		const { storage } = this.#app;
		const written = await storage.write(winChanges(id, next), { dropDraft });
		return () => storage.undo(written);
	}

	async #read(limit: number, from: WinCursor | null): Promise<void> {
		const reading = ++this.#reading;
		const words = queryWords(this.#query);
		const matches =
			words.length > 0 ? (win: Win) => winMatches(win, words, this.#namesIn(win)) : undefined;
		const page = await this.#app.storage.wins(limit, from, matches);
		if (reading !== this.#reading) return;
		this.#wins = from ? [...this.#wins, ...page.wins] : page.wins;
		this.#next = page.next;
		this.#isLoaded = true;
	}

	/** What stands outside a win and finds it as well: who was there, and the title of the act. */
	#namesIn(win: Win): readonly string[] {
		const title = this.#app.deck.card(win.cardId)?.title ?? '';
		return [...this.#people.namesOf(win.people), title];
	}
}
