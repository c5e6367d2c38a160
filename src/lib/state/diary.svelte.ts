import type { NodeId } from '#lib/domain/clock.ts';
import type { Day } from '#lib/domain/day.ts';
import { changedDetails } from '#lib/domain/draft.ts';
import type { Month } from '#lib/domain/totals.ts';
import { following, withoutVersion, type OtherVersion } from '#lib/domain/versions.ts';
import { keptDetails, type Win, type WinDetails, type WinId } from '#lib/domain/win.ts';
import { soughtWords } from '#lib/domain/words.ts';
import type { Sought } from '#lib/search/search.ts';
import { endOf, placeOf, readingOf, type WinPlace } from '#lib/storage/reading.ts';
import type { Change, Onto, Unstamped } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import type { FoundPlace } from './finder.ts';
import { Finding } from './finding.ts';
import { winChanges } from './journal.svelte.ts';
import { People } from './people.svelte.ts';
import { isNarrowing, soughtBy, wholeDiary, type DiaryWish } from './wish.ts';

/** How many wins are read at a time, about three screens of a phone, and how many stay on screen. */
const pageLength = 10;
const mostOnScreen = 100;

/**
 * The wins on screen, newest first: a stretch of the diary, or what is found in it; editing, deleting,
 * treasuring.
 */
export class Diary {
	readonly #app: App;
	readonly #people: People;
	readonly #finding: Finding;
	#wins = $state.raw<readonly Win[]>([]);
	#hasNewer = $state.raw(false);
	#hasOlder = $state.raw(false);
	#isLoaded = $state.raw(false);
	#isSearching = $state.raw(false);
	#months = $state.raw<readonly Month[]>([]);
	#month = $state.raw<Month | null>(null);
	#wish = $state.raw<DiaryWish>(wholeDiary);
	#foundCount = $state.raw<number | null>(null);
	/** What the wins on screen were found by. */
	#sought: Sought | null = null;
	#nextFound: FoundPlace | null = null;
	#reading = 0;
	readonly #words = $derived(soughtWords(this.#wish.query));
	readonly #isNarrowed = $derived(isNarrowing(this.#wish));

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		this.#finding = new Finding();
		app.follow(async (lists) => {
			const mayDiffer = lists.has('wins') || (this.#wish.hasVoice && lists.has('voiceNotes'));
			// What is being read for the first time may be older than what was written.
			const isRead = this.#reading > 0;
			if (mayDiffer && isRead) await this.load();
		});
	}

	get wins(): readonly Win[] {
		return this.#wins;
	}
	/** Whether there are wins that are newer than those on screen. */
	get hasNewer(): boolean {
		return this.#hasNewer;
	}
	get hasOlder(): boolean {
		return this.#hasOlder;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** Whether a search is on its way. */
	get isSearching(): boolean {
		return this.#isSearching;
	}
	/** The months that have wins, the latest first. */
	get months(): readonly Month[] {
		return this.#months;
	}
	/** The month that was gone to; null for the newest wins. */
	get month(): Month | null {
		return this.#month;
	}
	get wish(): DiaryWish {
		return this.#wish;
	}
	/** Whether the wish leaves anything out. */
	get isNarrowed(): boolean {
		return this.#isNarrowed;
	}
	/** The words of the query as they are to be marked. */
	get words(): readonly string[] {
		return this.#words;
	}
	/** How many wins are found in all; null while that is not known. */
	get foundCount(): number | null {
		return this.#foundCount;
	}

	/** Reads what is on screen afresh: as many wins as there are, and at least a page. */
	async load(): Promise<void> {
		const limit = Math.max(pageLength, this.#wins.length);
		if (this.#isNarrowed) return this.#find(limit);
		const first = this.#hasNewer ? this.#wins[0] : undefined;
		// From right before the first one, which may be gone by now.
		await this.#read(limit, first ? { ...placeOf(first), id: `${first.id}\uffff` } : null);
	}

	/** Shows a page more of older wins; the newest ones leave the screen when there are many on it. */
	async showOlder(): Promise<void> {
		const last = this.#wins.at(-1);
		// What is on screen is about to give way to what a search finds.
		if (!last || !this.#hasOlder || this.#isSearching) return;
		if (this.#isNarrowed) return this.#findMore();
		// A jump or a search that is on its way goes before this.
		const reading = this.#reading;
		const page = await readingOf(this.#app.storage).wins(pageLength, placeOf(last));
		if (reading !== this.#reading || last !== this.#wins.at(-1)) return;
		const wins = [...this.#wins, ...page.wins];
		this.#hasNewer ||= wins.length > mostOnScreen;
		this.#wins = wins.slice(-mostOnScreen);
		this.#hasOlder = page.hasMore;
	}

	/** Shows a page more of newer wins; the oldest ones leave the screen when there are many on it. */
	async showNewer(): Promise<void> {
		const [first] = this.#wins;
		if (!first || !this.#hasNewer) return;
		const reading = this.#reading;
		const page = await readingOf(this.#app.storage).wins(pageLength, placeOf(first), 'newer');
		if (reading !== this.#reading || first !== this.#wins[0]) return;
		const wins = [...page.wins, ...this.#wins];
		this.#hasOlder ||= wins.length > mostOnScreen;
		this.#wins = wins.slice(0, mostOnScreen);
		this.#hasNewer = page.hasMore;
	}

	/** Shows the diary from the end of a month on, or from its newest win; nothing between is read. */
	async goTo(month: Month | null): Promise<void> {
		this.#month = month;
		this.#wish = wholeDiary;
		await this.#read(pageLength, month && endOf(`${month}-99` as Day));
	}

	/** Shows the wins that fit the wish, which changes in these parts; an older search gives way. */
	async lookFor(wish: Partial<DiaryWish>): Promise<void> {
		this.#wish = { ...this.#wish, ...wish };
		this.#month = null;
		await (this.#isNarrowed ? this.#find(pageLength) : this.#read(pageLength, null));
	}

	/** Makes ready for a first search. */
	async prepareSearch(): Promise<void> {
		await this.#finding.prepare();
	}

	/** Gives the memory back that searching takes. */
	restSearch(): void {
		// One that is about to begin would take it anew.
		if (this.#isSearching) this.#begin(false);
		this.#finding.stop();
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

	/** Deletes a win, and in the same breath what goes with it; taking that back brings all of it back. */
	remove(id: WinId, withIt: readonly Change[] = []): Promise<() => Promise<void>> {
		return this.#change(id, () => null, undefined, withIt);
	}

	treasure(id: WinId, treasured: boolean): Promise<() => Promise<void>> {
		return this.#change(id, (present) => present && { ...present, treasured });
	}

	/** Takes the words of another version over instead of the present ones. */
	takeOver(id: WinId, { note, genuine, carry }: OtherVersion): Promise<() => Promise<void>> {
		return this.#change(id, (present) => present && { ...present, note, genuine, carry });
	}

	/** Lets another version go; the win stays as it is. */
	letGo(id: WinId, version: OtherVersion): Promise<() => Promise<void>> {
		return this.#change(id, (present) => present && withoutVersion(present, version));
	}

	async #change(
		id: WinId,
		next: (present: Win | null) => Unstamped<Win> | null,
		dropDraft?: string,
		withIt: readonly Change[] = []
	): Promise<() => Promise<void>> {
		const { storage } = this.#app;
		const kept = (present: Win | null, _revision: unknown, node: NodeId) => {
			const win = next(present);
			// What stays as it is has to be the same object.
			return win && win !== present ? following(present, win, node) : win;
		};
		const written = await storage.write([...winChanges(id, kept), ...withIt], { dropDraft });
		return () => storage.undo(written, onto);
	}

	/** Shows so many wins, the newest or those next to a place. */
	async #read(limit: number, from: WinPlace | null): Promise<void> {
		const reading = this.#begin(false);
		const { storage } = this.#app;
		const [page, newer, months] = await Promise.all([
			readingOf(storage).wins(limit, from),
			from && readingOf(storage).wins(1, from, 'newer'),
			readingOf(storage).months()
		]);
		if (reading !== this.#reading) return;
		this.#wins = page.wins;
		this.#hasOlder = page.hasMore;
		this.#hasNewer = newer !== null && newer.wins.length > 0;
		this.#months = months;
		this.#isLoaded = true;
	}

	/** Shows so many of the wins that fit the wish, and then says how many there are. */
	async #find(limit: number): Promise<void> {
		const reading = this.#begin(true);
		try {
			const sought = await this.#asSought(this.#wish);
			if (reading !== this.#reading) return;
			const page = await this.#finding.page(sought, limit, null);
			if (reading !== this.#reading || !page) return;
			this.#wins = page.wins;
			this.#sought = sought;
			this.#nextFound = page.next;
			this.#hasOlder = page.next !== null;
			this.#hasNewer = false;
			this.#isLoaded = true;
			this.#isSearching = false;
			this.#foundCount = page.next ? null : page.wins.length;
			if (!page.next) return;
			const count = await this.#finding.count(sought);
			if (reading === this.#reading) this.#foundCount = count;
		} finally {
			if (reading === this.#reading) this.#isSearching = false;
		}
	}

	async #findMore(): Promise<void> {
		// A new reading would end the counting of what is found.
		const [reading, from, sought] = [this.#reading, this.#nextFound, this.#sought];
		const page = sought && (await this.#finding.page(sought, pageLength, from));
		if (reading !== this.#reading || from !== this.#nextFound || !page) return;
		this.#wins = [...this.#wins, ...page.wins];
		this.#nextFound = page.next;
		this.#hasOlder = page.next !== null;
	}

	/** What was on its way gives way to what begins now. */
	#begin(isSearching: boolean): number {
		this.#isSearching = isSearching;
		if (!isSearching) this.#foundCount = null;
		return ++this.#reading;
	}

	async #asSought(wish: DiaryWish): Promise<Sought> {
		const { storage, deck } = this.#app;
		const notes = wish.hasVoice ? await storage.all('voiceNotes') : [];
		const voiced = notes.flatMap(({ winId }) => winId ?? []);
		return soughtBy(wish, (words) => this.#people.named(words), deck.cards, voiced);
	}
}

/** Undoing is one more edit: it knows of all that was seen before. */
const onto: Onto = (present, before, node) =>
	present && 'note' in before
		? (following(present as unknown as Win, before as unknown as Win, node) as never)
		: before;
