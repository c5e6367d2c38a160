import { byName, isOffered, type Person, type PersonId } from '#lib/core/person.ts';
import { foldedWords, holdsWord, soughtWords } from '#lib/core/words.ts';

/** Maximum number of names suggested while the user types one. */
const mostNames = 30;

/** All people of the diary, from one read. Each derived list is made on first use. */
export class KnownPeople {
	readonly #people: readonly Person[];
	/** All except name-only people: those deleted people whose name stays on their wins. */
	readonly #present: readonly Person[];
	#sorted: readonly Person[] | null = null;
	#offered: readonly Person[] | null = null;
	#names: ReadonlyMap<PersonId, string> | null = null;
	#words: readonly { id: PersonId; words: readonly string[] }[] | null = null;

	/** `people` may be in any order and include name-only people. */
	constructor(people: readonly Person[]) {
		this.#people = people;
		this.#present = people.filter(({ isNameOnly }) => !isNameOnly);
	}

	/** All people sorted by name, except name-only ones. */
	get all(): readonly Person[] {
		return (this.#sorted ??= byName(this.#present));
	}

	/** The people in `all` who are not marked "not now". */
	get offered(): readonly Person[] {
		return (this.#offered ??= this.all.filter(isOffered));
	}

	/** Returns `all` and the name-only people with these ids, sorted by name. */
	allWith(ids: readonly PersonId[]): readonly Person[] {
		const left = this.#people.filter(({ id, isNameOnly }) => isNameOnly && ids.includes(id));
		return left.length > 0 ? byName([...this.#present, ...left]) : this.all;
	}

	/** Returns the known names of these ids, in the order of the ids. */
	namesOf(ids: readonly PersonId[]): string[] {
		this.#names ??= new Map(this.#people.map(({ id, name }) => [id, name]));
		const names = this.#names;
		return ids.flatMap((id) => names.get(id) ?? []);
	}

	/**
	 * Returns everyone whose name contains all of these words, which `soughtWords` has folded; includes
	 * name-only people.
	 */
	named(words: readonly string[]): PersonId[] {
		// Fold the names once: folding thousands of them at each key would take too long.
		this.#words ??= this.#people.map(({ id, name }) => ({ id, words: foldedWords(name) }));
		return this.#words.flatMap((one) =>
			words.every((word) => holdsWord(one.words, word)) ? one.id : []
		);
	}

	/** Returns at most 30 different names that contain the typed words, in the order of `all`. */
	namesLike(typed: string): string[] {
		const fitting = new Set(this.named(soughtWords(typed)));
		const names = this.all.flatMap(({ id, name }) => (fitting.has(id) ? name : []));
		return [...new Set(names)].slice(0, mostNames);
	}
}
