import {
	birthdayFrom,
	typedBirthday,
	type BirthdayProblem,
	type TypedBirthday
} from '#lib/domain/birthday.ts';
import type { Channel } from '#lib/domain/card.ts';
import { dayAt, dayOf, type Day } from '#lib/domain/day.ts';
import { monthsWith } from '#lib/domain/last-contact.ts';
import {
	keptLine,
	keptName,
	longestContact,
	type Contact,
	type ContactKind,
	type Person,
	type PersonId
} from '#lib/domain/person.ts';
import { isContact, placeIn, type TypedField } from '#lib/domain/person-field.ts';
import { latestFirst, type LineFacts, type Remembered } from '#lib/domain/remembered.ts';
import type { Win } from '#lib/domain/win.ts';
import { newId, type Change, type Written } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { People } from './people.svelte.ts';
import { personWith } from './person-changes.ts';
import { PersonTyping } from './person-typing.svelte.ts';

/** How many of the latest wins with somebody are shown. */
const mostRecent = 5;

type Undo = () => Promise<void>;

/** All that is kept of one person. What is typed is kept while it is typed. */
export class PersonPage implements Unsaved {
	readonly #app: App;
	readonly #people: People;
	#id = $state.raw<PersonId | null>(null);
	#person = $state.raw<Person | null>(null);
	#lines = $state.raw<readonly Remembered[]>([]);
	#recent = $state.raw<readonly Win[]>([]);
	#isLoaded = $state.raw(false);
	/** A way of reaching them that is being added, behind those that there are. */
	#added = $state.raw<{ at: number; kind: ContactKind } | null>(null);
	#typing = $state.raw<PersonTyping | null>(null);
	#birthday = $state.raw<TypedBirthday | null>(null);
	/** The id of the line that is being typed and is in no list yet. */
	#newId = $state.raw<string | null>(null);
	#before: Unsaved | null = null;
	#reading = 0;
	#turn: Promise<unknown> = Promise.resolve();

	readonly #shownLines = $derived(
		// A line that is still being typed stands in its field and not yet in the list.
		latestFirst(this.#lines.filter(({ id }) => id !== this.#newId))
	);
	readonly #contacts = $derived.by((): readonly Contact[] => {
		const contacts = this.#person?.contacts ?? [];
		const added = this.#added;
		if (!added || added.at < contacts.length) return contacts;
		return [...contacts, { kind: added.kind, value: '' }];
	});
	readonly #lastDay = $derived.by((): Day | null => {
		const [latest] = this.#recent;
		return latest ? dayOf(latest.at) : null;
	});

	constructor(app: App) {
		this.#app = app;
		this.#people = app.part(People);
		app.follow(async (lists) => {
			if (!this.#id) return;
			// Reading everybody at each key would make typing slow; it is read when the field is left.
			if (!this.#typing?.isUnderWay && (lists.has('people') || lists.has('remembered')))
				await this.#load();
			if (lists.has('wins')) await this.#loadRecent();
		});
	}

	/** Who it is about; null when nobody of that id is kept. */
	get person(): Person | null {
		return this.#person;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** What is remembered of them, the latest first. */
	get lines(): readonly Remembered[] {
		return this.#shownLines;
	}
	/** The ways of reaching them, with one that is being added. */
	get contacts(): readonly Contact[] {
		return this.#contacts;
	}
	/** The latest wins with them. */
	get recent(): readonly Win[] {
		return this.#recent;
	}
	/** The last day with a win with them; null when there is none. */
	get lastDay(): Day | null {
		return this.#lastDay;
	}
	/** The birthday as it stands in its fields. */
	get birthday(): TypedBirthday {
		return this.#birthday ?? typedBirthday(this.#person?.birthday ?? null);
	}
	/** What keeps that from being a birthday; null when nothing does. */
	get birthdayProblem(): BirthdayProblem | null {
		const found = birthdayFrom(this.birthday, dayAt(this.#app.now()));
		return 'problem' in found ? found.problem : null;
	}
	get isDirty(): boolean {
		return this.#typing?.isDirty ?? false;
	}

	/** Reads all about a person; `onproblem` hears when typed words cannot be kept. */
	async open(id: PersonId | null, onproblem: (error: unknown) => void): Promise<void> {
		await this.close();
		const typing = id === null ? null : new PersonTyping(this.#app, id, onproblem);
		this.#typing = typing;
		this.#before = this.#app.unsaved;
		this.#app.watchOver(this);
		// Before anything can be typed, which would be taken for what was put aside, or take its place.
		await typing?.takeUp();
		if (typing !== this.#typing) return;
		this.#id = id;
		await this.#load();
		if (id !== this.#id) return;
		this.#isLoaded = true;
		await this.#loadRecent();
	}

	/** Keeps the last of what was typed, and lets go of the page. */
	close(): Promise<void> {
		return this.#inTurn(() => this.#close());
	}

	async #close(): Promise<void> {
		await this.#typing?.end();
		if (this.#app.unsaved === this && this.#before && this.#before !== this)
			this.#app.watchOver(this.#before);
		this.#reading++;
		this.#id = this.#typing = this.#person = this.#added = this.#birthday = this.#newId = null;
		this.#lines = this.#recent = [];
		this.#isLoaded = false;
	}

	async flush(): Promise<void> {
		await this.#typing?.flush();
	}

	flushNow(): void {
		this.#typing?.flushNow();
	}

	/** What stands in a field: what is being typed, else what is kept. */
	text(field: TypedField, kept = ''): string {
		return this.#typing?.text(field) ?? kept;
	}

	typeName(text: string): void {
		this.#typing?.type({ field: 'name', text }, this.#person?.name ?? '');
	}

	/** Types a line that is not in the list yet; it is kept from the first key on. */
	typeNew(text: string, { kind, day }: LineFacts): void {
		const lineId = (this.#newId ??= newId(this.#app.now()));
		this.#typing?.type({ field: 'new', lineId, facts: { kind, day }, text }, '');
	}

	typeLine(id: string, text: string): void {
		const line = this.#lines.find((one) => one.id === id);
		const facts = line ? { kind: line.kind, day: line.day } : null;
		this.#typing?.type({ field: `line ${id}`, facts, text }, line?.text ?? '');
	}

	typeContact(at: number, text: string): void {
		const { kind, value } = this.#contacts[at]!;
		this.#typing?.type({ field: `contact ${at}`, kind, text }, value);
	}

	/** What stands in the fields of the birthday now; it is kept while it is one. */
	typeBirthday(birthday: TypedBirthday): void {
		this.#birthday = birthday;
		this.#typing?.type({ field: 'birthday', birthday }, this.#person?.birthday ?? '');
	}

	/**
	 * Leaves a field that was typed in; gives how to take back all that was typed there, null where nothing has
	 * changed. A way of reaching them that is left empty goes; a name or a line is again what it was.
	 */
	leave(field: TypedField): Promise<Undo | null> {
		return this.#inTurn(async () => {
			const at = isContact(field) ? placeIn(field) : null;
			const isRemoved = at !== null && this.#typing?.isEmptied(field);
			const written = (await this.#typing?.leave(field)) ?? [];
			if (field === 'new') this.#newId = null;
			if (isRemoved) this.#added = null;
			// What is kept is read first, or what stood there before would show for a moment, and a field that was
			// added would be gone for one, with all below it moving away under the finger.
			await this.#load();
			if (this.#added?.at === at) this.#added = null;
			this.#typing?.forget(field);
			return written.length > 0 ? this.#undo(written) : null;
		});
	}

	/** Begins with one more way of reaching them, in a field of its own behind the others; gives its place. */
	addContact(kind: ContactKind): Promise<number> {
		return this.#inTurn(async () => {
			await this.flush();
			await this.#load();
			const at = this.#person?.contacts?.length ?? 0;
			this.#added = { at, kind };
			return at;
		});
	}

	removeContact(at: number): Promise<Undo | null> {
		return this.#inTurn(async () => {
			const written = (await this.#typing?.removeContact(at, this.#contacts[at])) ?? [];
			this.#added = null;
			await this.#load();
			this.#typing?.forget(`contact ${at}`);
			return written.length > 0 ? this.#undo(written) : null;
		});
	}

	/** Keeps what was picked about a person, at once. */
	settle(
		picked: Partial<Pick<Person, 'name' | 'nearness' | 'notNow' | 'channels' | 'contacts'>>
	): Promise<Undo> {
		return this.#write(this.#changes(picked));
	}

	/** A way of reaching people suits them, or does not any more; the first one that was picked stays first. */
	suit(channel: Channel, suits: boolean): Promise<Undo> {
		return this.#write(
			this.#changes(({ channels = [] }) => {
				const others = channels.filter((one) => one !== channel);
				return { channels: suits ? [...others, channel] : others };
			})
		);
	}

	/** Adds ways of reaching them that are not kept yet, and another name where one is given. */
	takeOver(picked: { name: string | null; contacts: readonly Contact[] }): Promise<Undo> {
		const name = keptName(picked.name ?? '');
		return this.#write(
			this.#changes(({ contacts = [] }) => {
				const kept = picked.contacts.map(({ kind, value }) => ({
					kind,
					value: keptLine(value, longestContact)
				}));
				const fresh = kept.filter(
					(one) =>
						one.value !== '' &&
						!contacts.some(({ kind, value }) => kind === one.kind && value === one.value)
				);
				return { contacts: [...contacts, ...fresh], ...(name !== '' && { name }) };
			})
		);
	}

	changeLine(id: string, changed: Partial<LineFacts>): Promise<Undo> {
		return this.#write([
			{ list: 'remembered', id, next: (present) => present && { ...present, ...changed } }
		]);
	}

	removeLine(id: string): Promise<Undo> {
		return this.#write([{ list: 'remembered', id, next: () => null }]);
	}

	/** Lets go of the person; their name stays for the entries with them, or goes as well. */
	async letGo(keepsName: boolean): Promise<Undo> {
		await this.flush();
		return this.#people.letGo(this.#id!, keepsName);
	}

	/** One after the other: what comes next goes by what the last one has left. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}

	async #write(changes: readonly Change[]): Promise<Undo> {
		// What is being typed goes first, or it would undo what is picked now.
		await this.flush();
		const written = await this.#app.storage.write(changes);
		await this.#load();
		return this.#undo(written);
	}

	#undo(written: readonly Written[]): Undo {
		return async () => {
			await this.#app.storage.undo(written);
			await this.#load();
		};
	}

	#changes(changed: Partial<Person> | ((present: Person) => Partial<Person> | null)): Change[] {
		return personWith(this.#id!, typeof changed === 'function' ? changed : () => changed);
	}

	async #load(): Promise<void> {
		const id = this.#id;
		const reading = ++this.#reading;
		const [people, lines] = await Promise.all([
			this.#app.storage.all('people'),
			this.#app.storage.all('remembered')
		]);
		if (id !== this.#id || reading !== this.#reading) return;
		const person = people.find((one) => one.id === id && !one.isNameOnly) ?? null;
		if (person?.birthday !== this.#person?.birthday && !this.#typing?.isBegun('birthday'))
			this.#birthday = null;
		this.#person = person;
		this.#lines = lines.filter(({ personId }) => personId === id);
	}

	/** Reads months with them alone, the latest first, until there is enough to show. */
	async #loadRecent(): Promise<void> {
		const id = this.#id;
		if (!id) return;
		const { storage, now } = this.#app;
		const today = dayAt(now());
		const recent: Win[] = [];
		for (const month of monthsWith(await readingOf(storage).totals(), id, today)) {
			const wins = await readingOf(storage).winsIn(month);
			if (id !== this.#id) return;
			recent.push(...wins.filter(({ at, people }) => people.includes(id) && dayOf(at) <= today));
			if (recent.length >= mostRecent) break;
		}
		this.#recent = recent.slice(0, mostRecent);
	}
}
