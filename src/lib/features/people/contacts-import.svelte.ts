import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import { holdsAll, searchText } from '#lib/core/text-search.ts';
import { soughtWords } from '#lib/core/words.ts';
import {
	foundPerson,
	mostBytes,
	readVCards,
	type FoundPerson,
	type VCardProblem,
	type VCards
} from '#lib/formats/vcard/vcard-reader.ts';
import { pickContacts } from '#lib/platform/contacts.ts';
import { arrivals, importChanges, isNews, joined, type Arrival } from './contacts-import.ts';
import { People } from './people.svelte.ts';

/** Number of people from which a search helps. */
const fewPeople = 12;
const pageLength = 60;

/** The number of new people, and of people who were here and got new details. */
export interface Brought {
	added: number;
	filled: number;
	undo: Undo;
}

/** People from a file or from the device's address book, while the user chooses some of them. */
export class ContactsImport {
	readonly #app: App;
	readonly #people: People;
	#cards = $state.raw<VCards | null>(null);
	#found = $state.raw<readonly FoundPerson[]>([]);
	#problem = $state.raw<VCardProblem | 'unreadable' | null>(null);
	#chosen = $state.raw<ReadonlySet<FoundPerson>>(new Set());
	#query = $state('');
	#length = $state(pageLength);
	readonly #all = $derived.by(() => {
		const { now } = this.#app;
		return arrivals(this.#found, this.#people.all, dayAt(now()));
	});
	readonly #texts = $derived(
		this.#all.map(({ found: { name, nickname, contacts } }) =>
			searchText([name, nickname ?? '', ...contacts.map(({ value }) => value)])
		)
	);
	readonly #matching = $derived.by(() => {
		const words = soughtWords(this.#query);
		return this.#all.filter((_, at) => holdsAll(this.#texts[at]!, words));
	});

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
	}

	/** The counts of the last file; null before there is one. */
	get cards(): VCards | null {
		return this.#cards;
	}
	/** The reason why the last file could not be read. */
	get problem(): VCardProblem | 'unreadable' | null {
		return this.#problem;
	}
	get query(): string {
		return this.#query;
	}
	/** Number of people found, each once. */
	get count(): number {
		return this.#all.length;
	}
	get isLong(): boolean {
		return this.#all.length > fewPeople;
	}
	get foundCount(): number {
		return this.#matching.length;
	}
	get shown(): readonly Arrival[] {
		return this.#matching.slice(0, this.#length);
	}
	get hasMore(): boolean {
		return this.#matching.length > this.#length;
	}
	/** The chosen people whom the diary lacks, or of whom it lacks something. */
	get chosen(): readonly Arrival[] {
		return this.#all.filter((one) => this.#chosen.has(one.found) && isNews(one));
	}

	isChosen({ found }: Arrival): boolean {
		return this.#chosen.has(found);
	}

	choose({ found }: Arrival, isChosen: boolean): void {
		const chosen = new Set(this.#chosen);
		if (isChosen) chosen.add(found);
		else chosen.delete(found);
		this.#chosen = chosen;
	}

	search(query: string): void {
		this.#query = query;
		this.#length = pageLength;
	}

	showMore(): void {
		this.#length += pageLength;
	}

	/** Reads the people of a file; nothing is stored. */
	async read(file: Blob): Promise<void> {
		this.#show(null);
		let bytes: Uint8Array;
		try {
			// A larger file is refused by its size and is not read.
			bytes = new Uint8Array(await file.slice(0, mostBytes + 1).arrayBuffer());
		} catch {
			this.#problem = 'unreadable';
			return;
		}
		const found = readVCards(bytes);
		await this.#people.load();
		if ('problem' in found) this.#problem = found.problem;
		else this.#show(found);
	}

	/**
	 * Opens the device's address book; nothing is stored. Resolves with false if the user picked no person, and
	 * throws if the browser does not open it.
	 */
	async pick(): Promise<boolean> {
		const picked = await pickContacts();
		if (picked.length === 0) return false;
		await this.#people.load();
		const people = picked.map(({ names, phones, mails }) =>
			foundPerson({
				names: names.slice(0, 1),
				nickname: '',
				contacts: [
					...phones.map((value) => ({ kind: 'phone' as const, value })),
					...mails.map((value) => ({ kind: 'mail' as const, value }))
				],
				birthday: null
			})
		);
		const named = people.filter((one) => one !== null);
		const nameless = people.length - named.length;
		this.#show({ people: named, broken: 0, nameless, shortened: 0, isGuessed: false });
		return true;
	}

	/** Stores the chosen people in one transaction. */
	async add(): Promise<Brought> {
		const { storage, now } = this.#app;
		const nowMs = now();
		const chosen = this.chosen.map(({ found }) => found);
		// Another tab may have added some of them in the meantime.
		const people = await storage.all('people');
		const changes = importChanges(chosen, people, { today: dayAt(nowMs), nowMs });
		const written = await storage.write(changes);
		const added = written.filter(
			({ before }) => !before || ('isNameOnly' in before && before.isNameOnly)
		).length;
		return { added, filled: written.length - added, undo: () => storage.undo(written) };
	}

	#show(cards: VCards | null): void {
		this.#cards = cards;
		this.#found = joined(cards?.people ?? []);
		this.#problem = null;
		this.#chosen = new Set();
		this.search('');
	}
}
