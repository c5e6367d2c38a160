import { holdsAll, searchText } from '#lib/domain/text-search.ts';
import { soughtWords } from '#lib/domain/words.ts';

/** A search of a list that is all on the page: by the beginnings of words, in any order, however they are written. */
export class ListSearch<Item> {
	readonly #items: () => readonly Item[];
	readonly #textsOf: (item: Item) => readonly string[];
	#query = $state.raw('');
	#isInUse = $state.raw(false);
	readonly #words = $derived(soughtWords(this.#query));
	/** What each is found by, folded for the first word that is looked for, and not at each key. */
	readonly #texts = $derived.by(
		() => new Map(this.#items().map((item) => [item, searchText(this.#textsOf(item))]))
	);
	readonly #found = $derived.by(() => {
		const words = this.#words;
		if (words.length === 0) return this.#items();
		return this.#items().filter((item) => holdsAll(this.#texts.get(item)!, words));
	});

	/** `textsOf` gives what an item is found by. */
	constructor(items: () => readonly Item[], textsOf: (item: Item) => readonly string[]) {
		this.#items = items;
		this.#textsOf = textsOf;
	}

	get query(): string {
		return this.#query;
	}
	/** Whether something was looked for at all, so that the field for it stays. */
	get isInUse(): boolean {
		return this.#isInUse;
	}
	/** Whether the query leaves anything out. */
	get isNarrowed(): boolean {
		return this.#words.length > 0;
	}
	/** What fits the query, in the order of the list. */
	get found(): readonly Item[] {
		return this.#found;
	}

	lookFor(query: string): void {
		this.#query = query;
		this.#isInUse = true;
	}
}
