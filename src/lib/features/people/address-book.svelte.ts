import type { App } from '#lib/app/app.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { linesByPerson, type Remembered } from '#lib/core/remembered.ts';
import { holdsAll, searchText } from '#lib/core/text-search.ts';
import type { Month } from '#lib/core/totals.ts';
import { soughtWords } from '#lib/core/words.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { contactRecords } from '#lib/storage/people-records.ts';
import { lastContacts, type LastContact } from './last-contact.ts';
import { People } from './people.svelte.ts';
import { SearchTexts } from './search-texts.ts';

/** Number of people per page. */
const pageLength = 10;
/** Number of texts folded before the page gets time for other work. */
const foldedAtOnce = 100;

/** A person in the list. */
export interface Acquaintance {
	person: Person;
	last: LastContact | null;
	/** The line that the search found; null if the name contains all the words. */
	foundBy: string | null;
}

/** The people that a search has found, and those shown so far. */
export interface SearchResults {
	shown: readonly Acquaintance[];
	foundCount: number;
	hasMore: boolean;
}

/** The list of people. It is searched by name and remembered lines, and shown page by page. */
export class AddressBook {
	readonly #people: People;
	readonly #lines: LiveQuery<ReadonlyMap<PersonId, readonly Remembered[]>>;
	readonly #last: LiveQuery<ReadonlyMap<PersonId, LastContact>>;
	readonly #texts = new SearchTexts();
	#query = $state.raw('');
	#length = $state.raw(pageLength);

	constructor(app: App) {
		const { storage, now } = app;
		this.#people = app.part(People);
		this.#lines = app.live({
			collections: ['remembered'],
			read: async () => linesByPerson(await storage.all('remembered')),
			initial: new Map()
		});
		this.#last = app.live({
			collections: ['wins'],
			read: async () => {
				const today = dayAt(now());
				const { totals, wins } = await contactRecords(storage, today.slice(0, 7) as Month);
				return lastContacts(totals, wins, today);
			},
			initial: new Map()
		});
	}

	/** The search query as typed. */
	get query(): string {
		return this.#query;
	}
	/** True if the query excludes people. */
	get isNarrowed(): boolean {
		return soughtWords(this.#query).length > 0;
	}
	/**
	 * The results of the query. Each read filters everyone, so a component reads it once, as a `$derived`.
	 */
	get results(): SearchResults {
		const words = soughtWords(this.#query);
		const lines = this.#lines.value;
		const last = this.#last.value;
		const found =
			words.length === 0
				? this.#people.all
				: this.#people.all.filter((person) =>
						holdsAll(this.#texts.of(person, lines.get(person.id)), words)
					);
		const shown = found.slice(0, this.#length).map((person) => ({
			person,
			last: last.get(person.id) ?? null,
			foundBy: bestLine(person, lines.get(person.id) ?? [], words)
		}));
		return { shown, foundCount: found.length, hasMore: found.length > this.#length };
	}

	/** Resolves once everything that the list shows has been read. */
	async load(): Promise<void> {
		await Promise.all([this.#people.load(), this.#lines.load(), this.#last.load()]);
	}

	/** Folds everyone's texts in batches before the first search, until `signal` is aborted. */
	async prepareSearch(signal: AbortSignal): Promise<void> {
		await this.load();
		const people = this.#people.all;
		const lines = this.#lines.value;
		for (let at = 0; at < people.length && !signal.aborted; at += foldedAtOnce) {
			for (const person of people.slice(at, at + foldedAtOnce))
				this.#texts.of(person, lines.get(person.id));
			await new Promise((resolve) => setTimeout(resolve));
		}
	}

	/** Starts a search and shows its first page. */
	search(query: string): void {
		this.#query = query;
		this.#length = pageLength;
	}

	/** Shows one more page. */
	showMore(): Promise<void> {
		this.#length += pageLength;
		return Promise.resolve();
	}
}

/**
 * Returns the line that contains the most of these words; null if the name contains all of them, or if no
 * line contains any.
 */
function bestLine(
	{ name }: Person,
	lines: readonly Remembered[],
	words: readonly string[]
): string | null {
	if (words.length === 0 || holdsAll(searchText([name]), words)) return null;
	const rated = lines.map(({ text }) => {
		const folded = searchText([text]);
		return { text, hits: words.filter((word) => holdsAll(folded, [word])).length };
	});
	return rated.reduce((best, one) => (one.hits > best.hits ? one : best), {
		text: null as string | null,
		hits: 0
	}).text;
}
