import type { Kept } from '#lib/domain/lists.ts';
import {
	broughtBack,
	byName,
	keptName,
	nameAlone,
	type Person,
	type PersonId
} from '#lib/domain/person.ts';
import { foldedWords, holdsWord, soughtWords } from '#lib/domain/words.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId, type Change, type Unstamped } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';

/** How many names are offered at once. */
const mostNames = 30;

/** How the ids of all drafts begin that were put aside on somebody's page. */
export function personDrafts(id: PersonId): `person ${PersonId} ` {
	return `person ${id} `;
}

/** The people that a person keeps. */
export class People {
	readonly #app: App;
	/** One after the other, so that a name given twice in a row is one person. */
	#turn: Promise<unknown> = Promise.resolve();
	#people = $state.raw<readonly Person[]>([]);
	/** Those who were let go of and left their names are in the diary's entries alone. */
	readonly #kept = $derived(this.#people.filter(({ isNameOnly }) => !isNameOnly));
	/** Sorting thousands takes a while, and few pages show them all. */
	readonly #sorted = $derived(byName(this.#kept));
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

	/** All who are kept, in the order of their names. */
	get all(): readonly Person[] {
		return this.#sorted;
	}

	async load(): Promise<void> {
		this.#people = await this.#app.storage.all('people');
	}

	/** All who are kept, and those whose names alone are left and who are among these. */
	allWith(ids: readonly PersonId[]): readonly Person[] {
		const left = this.#people.filter(({ id, isNameOnly }) => isNameOnly && ids.includes(id));
		return left.length > 0 ? byName([...this.#kept, ...left]) : this.#sorted;
	}

	/** The names that are known of these ids, in their order; also of those of whom the name alone is left. */
	namesOf(ids: readonly PersonId[]): string[] {
		return ids.flatMap((id) => this.#names.get(id) ?? []);
	}

	/** Whoever has a name that holds each of these words, as `soughtWords` gives them. */
	named(words: readonly string[]): PersonId[] {
		return this.#nameWords.flatMap(({ id, name }) =>
			words.every((word) => holdsWord(name, word)) ? id : []
		);
	}

	/** Some names of people who are kept that hold these words, in their order. */
	namesLike(beginning: string): string[] {
		const fitting = new Set(this.named(soughtWords(beginning)));
		const names = this.#sorted.flatMap(({ id, name }) => (fitting.has(id) ? name : []));
		return [...new Set(names)].slice(0, mostNames);
	}

	/**
	 * Keeps a person by name; one of the same name, when there is one, is taken, and comes back where the name
	 * alone was left of them. Null when it is no name.
	 */
	add(name: string): Promise<{ id: PersonId; undo: () => Promise<void> } | null> {
		const added = this.#turn.then(() => this.#add(keptName(name)));
		this.#turn = added.catch(() => {});
		return added;
	}

	async #add(name: string): Promise<{ id: PersonId; undo: () => Promise<void> } | null> {
		if (name === '') return null;
		const people = await this.#app.storage.all('people');
		const named = people.filter((person) => person.name === name);
		const present = named.find(({ isNameOnly }) => !isNameOnly) ?? named[0];
		if (present && !present.isNameOnly) return { id: present.id, undo: () => Promise.resolve() };
		if (present) {
			const undo = await this.#write(present.id, (now) => now && broughtBack(now));
			return { id: present.id, undo };
		}
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

	/**
	 * Lets go of a person with all that is remembered of them; the wins with them stay as they are. Their name
	 * stays for these alone, or goes as well.
	 */
	async letGo(id: PersonId, keepsName: boolean): Promise<() => Promise<void>> {
		const { storage } = this.#app;
		const linesOf = async () =>
			(await storage.all('remembered'))
				.filter(({ personId }) => personId === id)
				.map((line): Change => ({ list: 'remembered', id: line.id, next: () => null }));
		const written = await storage.write([
			{ list: 'people', id, next: (present) => (present && keepsName ? nameAlone(present) : null) },
			{ list: 'nameReviews', id, next: () => null },
			...(await linesOf())
		]);
		// Another tab may have kept one more before that; after it, none can come.
		const more = await linesOf();
		if (more.length > 0) written.push(...(await storage.write(more)));
		for (const draft of await readingOf(storage).drafts())
			if (draft.id.startsWith(personDrafts(id))) await storage.dropDraft(draft.id);
		return () => storage.undo(written);
	}

	/**
	 * Removes what is left about those who were let go of, as another device may have written it meanwhile. What
	 * is about somebody of whom nothing was ever kept stays: they may come with the next copy.
	 */
	async sweep(): Promise<void> {
		const { storage } = this.#app;
		const { allOf } = readingOf(storage);
		const isGone = (row: Kept<'people'>) => !('name' in row) || row.isNameOnly === true;
		const gone = new Set<string>((await allOf('people')).filter(isGone).map(({ id }) => id));
		if (gone.size === 0) return;
		const [lines, reviews] = await Promise.all([
			storage.all('remembered'),
			storage.all('nameReviews')
		]);
		const changes = [
			...lines.map(({ id, personId }) => ({ list: 'remembered' as const, id, personId })),
			...reviews.map(({ id }) => ({ list: 'nameReviews' as const, id, personId: id }))
		]
			.filter(({ personId }) => gone.has(personId))
			.flatMap(({ list, id, personId }): Change[] => {
				// Who has come back meanwhile keeps what is theirs.
				let isStillGone = false;
				const look = (present: Person | null) => {
					isStillGone = !present || present.isNameOnly === true;
					return present;
				};
				const next = <Record>(present: Record) => (isStillGone ? null : present);
				return [
					{ list: 'people', id: personId, next: look },
					{ list, id, next }
				];
			});
		if (changes.length > 0) await storage.write(changes);
	}

	async #write(
		id: PersonId,
		next: (present: Person | null) => Unstamped<Person> | null
	): Promise<() => Promise<void>> {
		const written = await this.#app.storage.write([{ list: 'people', id, next }]);
		return () => this.#app.storage.undo(written);
	}
}
