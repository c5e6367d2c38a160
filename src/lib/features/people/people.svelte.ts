import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import { broughtBack, storableName, type Person, type PersonId } from '#lib/core/person.ts';
import { newId, type DiaryDatabase, type Unstamped } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { KnownPeople } from './known-people.ts';
import { removeLeftovers, removePerson } from './person-removal.ts';

/** The people of the diary: reads, adds, changes and deletes them. */
export class People {
	readonly #storage: DiaryDatabase;
	readonly #now: () => number;
	readonly #known: LiveQuery<KnownPeople>;
	/** Serial, so that a name added twice in a row finds the person added first. */
	readonly #additions = new SerialQueue();

	constructor({ live, storage, now }: App) {
		this.#storage = storage;
		this.#now = now;
		this.#known = live({
			collections: ['people'],
			read: async () => new KnownPeople(await storage.all('people')),
			initial: new KnownPeople([])
		});
	}

	/** True once the people have been read. */
	get isLoaded(): boolean {
		return this.#known.status === 'ready';
	}
	/** All people sorted by name, except name-only ones: deleted people whose name stays on their wins. */
	get all(): readonly Person[] {
		return this.#known.value.all;
	}
	/** The people in `all` who are not marked "not now". */
	get offered(): readonly Person[] {
		return this.#known.value.offered;
	}

	/** Returns `all` and the name-only people with these ids, sorted by name. */
	allWith(ids: readonly PersonId[]): readonly Person[] {
		return this.#known.value.allWith(ids);
	}

	/** Returns the known names of these ids, name-only people included, in the order of the ids. */
	namesOf(ids: readonly PersonId[]): string[] {
		return this.#known.value.namesOf(ids);
	}

	/**
	 * Returns everyone whose name contains all of these words, which `soughtWords` has folded; includes
	 * name-only people.
	 */
	named(words: readonly string[]): PersonId[] {
		return this.#known.value.named(words);
	}

	/** Returns at most 30 names that contain the typed words, in order. */
	namesLike(typed: string): string[] {
		return this.#known.value.namesLike(typed);
	}

	/** Subscribes the component or effect that is running, as reading the people does. */
	subscribe(): void {
		this.#known.subscribe();
	}

	/** Resolves once all people that were committed before the call can be read here. */
	load(): Promise<void> {
		return this.#known.load();
	}

	/**
	 * Adds a person by name, or returns the person who has that name. Restores a name-only person. Resolves
	 * with null if the trimmed name is empty.
	 */
	add(name: string): Promise<{ id: PersonId; undo: Undo } | null> {
		return this.#additions.run(() => this.#add(storableName(name)));
	}

	/** Changes a person's name or "not now" mark; resolves with the undo. */
	change(id: PersonId, changed: Partial<Pick<Person, 'name' | 'notNow'>>): Promise<Undo> {
		const name = changed.name === undefined ? {} : { name: storableName(changed.name) };
		return this.#write(id, (present) => present && { ...present, ...changed, ...name });
	}

	/**
	 * Deletes a person with all remembered lines; the wins with them stay. With `keepsName`, the name stays
	 * on these wins. Resolves with the undo.
	 */
	remove(id: PersonId, keepsName: boolean): Promise<Undo> {
		return removePerson(this.#storage, id, keepsName);
	}

	/** Deletes records that another device has written about people who are deleted. */
	removeLeftovers(): Promise<void> {
		return removeLeftovers(this.#storage);
	}

	async #add(name: string): Promise<{ id: PersonId; undo: Undo } | null> {
		if (name === '') return null;
		const named = (await this.#storage.all('people')).filter((person) => person.name === name);
		const present = named.find(({ isNameOnly }) => !isNameOnly) ?? named[0];
		if (present && !present.isNameOnly) return { id: present.id, undo: () => Promise.resolve() };
		if (present) {
			const undo = await this.#write(present.id, (now) => now && broughtBack(now));
			return { id: present.id, undo };
		}
		const id = newId(this.#now()) as PersonId;
		return { id, undo: await this.#write(id, () => ({ id, name, notNow: false })) };
	}

	async #write(
		id: PersonId,
		next: (present: Person | null) => Unstamped<Person> | null
	): Promise<Undo> {
		const written = await this.#storage.write([{ collection: 'people', id, next }]);
		return () => this.#storage.undo(written);
	}
}
