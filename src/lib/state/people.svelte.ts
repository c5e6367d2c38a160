import { byName, keptName, type Person, type PersonId } from '#lib/domain/person.ts';
import { foldedWords, holdsWord, soughtWords } from '#lib/domain/words.ts';
import { newId, type Unstamped } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';

/** How many names are offered at once. */
const mostNames = 30;

/** The people that a person keeps. */
export class People {
	readonly #app: App;
	/** One after the other, so that a name given twice in a row is one person. */
	#turn: Promise<unknown> = Promise.resolve();
	#people = $state.raw<readonly Person[]>([]);
	/** Sorting thousands takes a while, and few pages show them all. */
	readonly #sorted = $derived(byName(this.#people));
	/** Folding thousands of names at each key that is pressed takes too long. */
	readonly #nameWords = $derived(
		this.#people.map(({ id, name }) => ({ id, name: foldedWords(name) }))
	);
	readonly #names = $derived(new Map(this.#people.map(({ id, name }) => [id, name])));

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (lists.has('people')) await this.load();
		});
	}

	/** In the order of their names. */
	get all(): readonly Person[] {
		return this.#sorted;
	}

	async load(): Promise<void> {
		this.#people = await this.#app.storage.all('people');
	}

	/** The names that are known of these ids, in their order. */
	namesOf(ids: readonly PersonId[]): string[] {
		return ids.flatMap((id) => this.#names.get(id) ?? []);
	}

	/** Whoever has a name that holds each of these words, as `soughtWords` gives them. */
	named(words: readonly string[]): PersonId[] {
		return this.#nameWords.flatMap(({ id, name }) =>
			words.every((word) => holdsWord(name, word)) ? id : []
		);
	}

	/** Some names that hold these words, in their order. */
	namesLike(beginning: string): string[] {
		const fitting = new Set(this.named(soughtWords(beginning)));
		const names = this.#sorted.flatMap(({ id, name }) => (fitting.has(id) ? name : []));
		return [...new Set(names)].slice(0, mostNames);
	}

	/**
	 * Keeps a person by name; one of the same name, when there is one, is taken. Null when it is no name.
	 */
	add(name: string): Promise<{ id: PersonId; undo: () => Promise<void> } | null> {
		const added = this.#turn.then(() => this.#add(keptName(name)));
		this.#turn = added.catch(() => {});
		return added;
	}

	async #add(name: string): Promise<{ id: PersonId; undo: () => Promise<void> } | null> {
		if (name === '') return null;
		const people = await this.#app.storage.all('people');
		const present = people.find((person) => person.name === name);
		if (present) return { id: present.id, undo: () => Promise.resolve() };
		const id = newId(this.#app.now()) as PersonId;
		const undo = await this.#write(id, () => ({ id, name, notNow: false }));
		return { id, undo };
	}

	async change(
		id: PersonId,
		changed: Partial<Pick<Person, 'name' | 'notNow'>>
	): Promise<() => Promise<void>> {
		const name = changed.name === undefined ? {} : { name: keptName(changed.name) };
		return this.#write(id, (present) => present && { ...present, ...changed, ...name });
	}

	/** Removes a person; the wins with them stay as they are. */
	remove(id: PersonId): Promise<() => Promise<void>> {
		return this.#write(id, () => null);
	}

	async #write(
		id: PersonId,
		next: (present: Person | null) => Unstamped<Person> | null
	): Promise<() => Promise<void>> {
		const written = await this.#app.storage.write([{ list: 'people', id, next }]);
		return () => this.#app.storage.undo(written);
	}
}
