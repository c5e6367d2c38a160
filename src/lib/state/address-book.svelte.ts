import { dayAt } from '#lib/domain/day.ts';
import { lastContacts, type LastContact } from '#lib/domain/last-contact.ts';
import { holdsAll, searchText } from '#lib/domain/text-search.ts';
import type { Person, PersonId } from '#lib/domain/person.ts';
import { linesByPerson, type Remembered } from '#lib/domain/remembered.ts';
import type { Month } from '#lib/domain/totals.ts';
import { soughtWords } from '#lib/domain/words.ts';
import type { App } from './app.svelte.ts';
import { People } from './people.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

/** How many people are shown at first, and how many more at a time. */
const partLength = 10;
/** How many texts are folded before the page may do something else. */
const foldedAtOnce = 100;

/** Somebody in the list. */
export interface Acquaintance {
	person: Person;
	last: LastContact | null;
	/** The line by which a search has found them; null where their name holds it all. */
	foundBy: string | null;
}

/** The people in a list: searched by name and by what is remembered of them, shown part by part. */
export class AddressBook {
	readonly #app: App;
	readonly #people: People;
	#lines = $state.raw<ReadonlyMap<PersonId, readonly Remembered[]>>(new Map());
	#last = $state.raw<ReadonlyMap<PersonId, LastContact>>(new Map());
	#query = $state.raw('');
	#length = $state.raw(partLength);
	#isLoaded = $state.raw(false);
	#isOpen = false;
	#reading = 0;
	/** What a person is found by, folded, with what it was made from. */
	readonly #texts = new Map<
		PersonId,
		{ name: string; lines: readonly Remembered[] | undefined; text: string }
	>();

	readonly #words = $derived(soughtWords(this.#query));
	readonly #found = $derived.by(() => {
		const words = this.#words;
		if (words.length === 0) return this.#people.all;
		return this.#people.all.filter((person) => holdsAll(this.#textOf(person), words));
	});
	readonly #shown = $derived(
		this.#found.slice(0, this.#length).map((person): Acquaintance => ({
			person,
			last: this.#last.get(person.id) ?? null,
			foundBy: this.#foundBy(person)
		}))
	);

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		app.follow(async (lists) => {
			if (!this.#isOpen) return;
			await Promise.all([
				lists.has('remembered') && this.#loadLines(),
				lists.has('wins') && this.#loadLast()
			]);
		});
	}

	get query(): string {
		return this.#query;
	}
	/** Whether a query leaves people out. */
	get isNarrowed(): boolean {
		return this.#words.length > 0;
	}
	get shown(): readonly Acquaintance[] {
		return this.#shown;
	}
	/** How many there are that fit. */
	get foundCount(): number {
		return this.#found.length;
	}
	get hasMore(): boolean {
		return this.#found.length > this.#length;
	}
	/** Whether the people have been read. */
	get isLoaded(): boolean {
		return this.#isLoaded;
	}

	/** Reads the people, then what is remembered of them and when they were last in the diary. */
	async open(): Promise<void> {
		this.#isOpen = true;
		await this.#people.load();
		this.#isLoaded = true;
		// What cannot be removed now is removed the next time; nobody waits for it.
		await this.#people.sweep().catch(() => {});
		await Promise.all([this.#loadLast(), this.#loadLines()]);
		await this.#foldAll();
	}

	/** Nobody looks at it any more: what is written elsewhere is not read for it. */
	close(): void {
		this.#isOpen = false;
		this.#reading++;
	}

	lookFor(query: string): void {
		this.#query = query;
		this.#length = partLength;
	}

	showMore(): Promise<void> {
		this.#length += partLength;
		return Promise.resolve();
	}

	async #loadLines(): Promise<void> {
		this.#lines = linesByPerson(await this.#app.storage.all('remembered'));
	}

	async #loadLast(): Promise<void> {
		const { storage, now } = this.#app;
		const today = dayAt(now());
		// The latest month alone is read win by win, however long the diary is.
		const [totals, wins] = await Promise.all([
			readingOf(storage).totals(),
			readingOf(storage).winsIn(today.slice(0, 7) as Month)
		]);
		this.#last = lastContacts(totals, wins, today);
	}

	/** Folds what people are found by ahead of the first key, a little at a time. */
	async #foldAll(): Promise<void> {
		const reading = ++this.#reading;
		const people = this.#people.all;
		for (let at = 0; at < people.length; at += foldedAtOnce) {
			for (const person of people.slice(at, at + foldedAtOnce)) this.#textOf(person);
			await new Promise((resolve) => setTimeout(resolve));
			if (reading !== this.#reading) return;
		}
	}

	#textOf({ id, name }: Person): string {
		const lines = this.#lines.get(id);
		const known = this.#texts.get(id);
		if (known?.name === name && known.lines === lines) return known.text;
		const text = searchText([name, ...(lines ?? []).map((line) => line.text)]);
		this.#texts.set(id, { name, lines, text });
		return text;
	}

	#foundBy({ id, name }: Person): string | null {
		const words = this.#words;
		if (words.length === 0 || holdsAll(searchText([name]), words)) return null;
		const lines = this.#lines.get(id) ?? [];
		const rated = lines.map(({ text }) => {
			const folded = searchText([text]);
			return { text, hits: words.filter((word) => holdsAll(folded, [word])).length };
		});
		return rated.reduce((best, one) => (one.hits > best.hits ? one : best), {
			text: null as string | null,
			hits: 0
		}).text;
	}
}
