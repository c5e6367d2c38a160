import { holdsAll, searchText } from '#lib/core/text-search.ts';
import { soughtWords } from '#lib/core/words.ts';

/**
 * A search of a list that is entirely on the page: by the beginnings of words, in any order, ignoring case
 * and accents.
 */
export class ListSearch<Item> {
	readonly #items: () => readonly Item[];
	readonly #textsOf: (item: Item) => readonly string[];
	#query = $state.raw('');
	#isInUse = $state.raw(false);
	readonly #words = $derived(soughtWords(this.#query));
	/** The search text of each item. Computed at the first search, and not again at each key. */
	readonly #texts = $derived.by(
		() => new Map(this.#items().map((item) => [item, searchText(this.#textsOf(item))]))
	);
	readonly #found = $derived.by(() => {
		const words = this.#words;
		if (words.length === 0) return this.#items();
		return this.#items().filter((item) => holdsAll(this.#texts.get(item)!, words));
	});

	/** `textsOf` returns the texts that an item is found by. */
	constructor(items: () => readonly Item[], textsOf: (item: Item) => readonly string[]) {
		this.#items = items;
		this.#textsOf = textsOf;
	}

	get query(): string {
		return this.#query;
	}
	/** True once the user has searched, so that the search field stays. */
	get isInUse(): boolean {
		return this.#isInUse;
	}
	/** True if the query can exclude items. */
	get isNarrowed(): boolean {
		return this.#words.length > 0;
	}
	/** The items that match the query, in the order of the list. */
	get found(): readonly Item[] {
		return this.#found;
	}

	lookFor(query: string): void {
		this.#query = query;
		this.#isInUse = true;
	}
}
