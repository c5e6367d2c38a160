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
import {
	keptRemembered,
	latestFirst,
	type Remembered,
	type RememberedKind
} from '#lib/domain/remembered.ts';
import type { Draft } from '#lib/domain/draft.ts';
import type { Win, WinId } from '#lib/domain/win.ts';
import { newId, type Change } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { People } from './people.svelte.ts';
import { Typing } from './typing.ts';

/** How many of the latest wins with somebody are shown. */
const mostRecent = 5;

type Undo = () => Promise<void>;
/** What can be typed on the page: a line goes by its id, a way of reaching them by its place. */
export type TypedField = 'name' | 'new' | 'birthday' | `line ${string}` | `contact ${number}`;
/** What a line says besides its words. */
export type LineFacts = Pick<Remembered, 'kind' | 'day'>;

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
	/** What stands in a field while it is typed; what is kept may be trimmed already. */
	#typed = $state.raw<ReadonlyMap<TypedField, string>>(new Map());
	#birthday = $state.raw<TypedBirthday | null>(null);
	#newId = $state.raw<string | null>(null);
	readonly #typings = new Map<TypedField, Typing>();
	#newFacts: LineFacts = { kind: 'detail', day: '' as Day };
	#before: Unsaved | null = null;
	#onproblem: (error: unknown) => void = () => {};
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
			const isTyping = this.#typings.size > 0;
			if (!isTyping && (lists.has('people') || lists.has('remembered'))) await this.#load();
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
		return [...this.#typings.values()].some(({ isDirty }) => isDirty);
	}

	/** Reads all about a person; `onproblem` hears when typed words cannot be kept. */
	async open(id: PersonId | null, onproblem: (error: unknown) => void): Promise<void> {
		await this.close();
		this.#onproblem = onproblem;
		this.#id = id;
		this.#before = this.#app.unsaved;
		this.#app.watchOver(this);
		await this.#load();
		await this.#takeUp();
		this.#isLoaded = true;
		await this.#loadRecent();
	}

	/** Keeps the last of what was typed, and lets go of the page. */
	async close(): Promise<void> {
		await this.flush().catch(this.#onproblem);
		if (this.#app.unsaved === this && this.#before && this.#before !== this)
			this.#app.watchOver(this.#before);
		this.#typings.clear();
		this.#typed = new Map();
		this.#reading++;
		this.#id = this.#person = this.#added = this.#birthday = this.#newId = null;
		this.#lines = this.#recent = [];
		this.#isLoaded = false;
	}

	async flush(): Promise<void> {
		await Promise.all([...this.#typings.values()].map((typing) => typing.flush()));
	}

	/**
	 * A write takes some turns of the page, which one that is being left may not have: what is not kept yet is put
	 * aside as a draft at once, and taken up when the page is opened again.
	 */
	flushNow(): void {
		const drafts = [...this.#typings]
			.filter(([, { isDirty }]) => isDirty)
			.map(([field]) => this.#draftOf(field));
		for (const draft of drafts) this.#app.storage.keepDraftNow(draft);
		this.flush()
			.then(() => Promise.all(drafts.map(({ id }) => this.#app.storage.dropDraft(id))))
			.catch(() => {});
	}

	/** What stands in a field: what is being typed, else what is kept. */
	text(field: TypedField, kept = ''): string {
		return this.#typed.get(field) ?? kept;
	}

	typeName(text: string): void {
		// A person without a name could not be found again.
		this.#type('name', text, keptName(text) === '' ? [] : this.#changes({ name: keptName(text) }));
	}

	/** Types a line that is not in the list yet; it is kept from the first key on. */
	typeNew(text: string, { kind, day }: LineFacts): void {
		const personId = this.#id;
		if (!personId) return;
		const id = (this.#newId ??= newId(this.#app.now()));
		this.#newFacts = { kind, day };
		const kept = keptRemembered(text);
		const next: (Change & { list: 'remembered' })['next'] = (present) =>
			kept === '' ? null : { ...present, id, personId, kind, day, text: kept };
		this.#type('new', text, [{ list: 'remembered', id, next }]);
	}

	typeLine(id: string, text: string): void {
		const kept = keptRemembered(text);
		const changes: Change[] = [
			{ list: 'remembered', id, next: (present) => present && { ...present, text: kept } }
		];
		this.#type(`line ${id}`, text, kept === '' ? [] : changes);
	}

	typeContact(at: number, text: string): void {
		const { kind } = this.#contacts[at]!;
		const value = keptLine(text, longestContact);
		this.#type(
			`contact ${at}`,
			text,
			value === ''
				? []
				: this.#changes((present) => ({
						contacts: withContact(present.contacts ?? [], at, { kind, value })
					}))
		);
	}

	/**
	 * Leaves a field that was typed in; gives how to take back all that was typed there, null where nothing has
	 * changed. A way of reaching them that is left empty goes.
	 */
	leave(field: TypedField): Promise<Undo | null> {
		return this.#inTurn(async () => {
			const isEmptied = this.#typed.get(field)?.trim() === '';
			const at = contactAt(field);
			let undo = (await this.#typings.get(field)?.end()) ?? null;
			this.#typings.delete(field);
			if (field === 'new') this.#newId = null;
			if (at !== null && isEmptied) undo = await this.#withoutContact(at);
			if (this.#added?.at === at) this.#added = null;
			// What is kept is read first, or what stood there before would show for a moment.
			await this.#load();
			this.#typed = new Map([...this.#typed].filter(([other]) => other !== field));
			return undo && this.#undoing(undo);
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
		return this.#inTurn(() => this.#withoutContact(at));
	}

	async #withoutContact(at: number): Promise<Undo | null> {
		await this.flush();
		this.#typings.delete(`contact ${at}`);
		this.#typed = new Map([...this.#typed].filter(([other]) => other !== `contact ${at}`));
		this.#added = null;
		await this.#load();
		if (!this.#person?.contacts?.[at]) return null;
		return this.#write(
			this.#changes(({ contacts = [] }) => ({ contacts: contacts.filter((_, i) => i !== at) }))
		);
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

	/** What stands in the fields of the birthday now; it is kept while it is one. */
	typeBirthday(typed: TypedBirthday): void {
		this.#birthday = typed;
		const found = birthdayFrom(typed, dayAt(this.#app.now()));
		if ('problem' in found) return;
		const { birthday } = found;
		this.#type('birthday', '', this.#changes({ birthday }));
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

	/** What stands in a field, in the shape of a draft that belongs to no win. */
	#draftOf(field: TypedField): Draft {
		const id = `person ${this.#id} ${field}`;
		const note = this.#typed.get(field) ?? '';
		const { day, month, year } = this.birthday;
		const at = contactAt(field);
		const facts = this.#newFacts;
		let tags: string[] = [];
		if (field === 'birthday') tags = [day, month, year];
		else if (field === 'new') tags = [this.#newId ?? '', facts.kind, facts.day];
		else if (at !== null) tags = [this.#contacts[at]?.kind ?? 'link'];
		const details = { ...this.#app.journal.blank(), note, tags };
		return { id, winId: id as WinId, base: null, details };
	}

	/** Keeps what was put aside when the page was left. */
	async #takeUp(): Promise<void> {
		if (!this.#person) return;
		const { storage } = this.#app;
		const beginning = `person ${this.#id} `;
		for (const { id, details } of await readingOf(storage).drafts()) {
			if (!id.startsWith(beginning)) continue;
			const field = id.slice(beginning.length) as TypedField;
			const { note, tags } = details;
			const [first = '', second = '', third = ''] = tags;
			const at = contactAt(field);
			if (field === 'name') this.typeName(note);
			else if (field === 'birthday') this.typeBirthday({ day: first, month: second, year: third });
			else if (field === 'new') {
				// The same line, where the write has come through after all.
				this.#newId = first;
				this.typeNew(note, { kind: second as RememberedKind, day: third as Day });
			} else if (at === null) this.typeLine(field.slice('line '.length), note);
			else {
				const kind = first as ContactKind;
				if (at >= this.#contacts.length) this.#added = { at: this.#contacts.length, kind };
				this.typeContact(Math.min(at, this.#contacts.length - 1), note);
			}
			await this.leave(field);
			await storage.dropDraft(id);
		}
	}

	/** One after the other: what comes next goes by what the last one has left. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}

	#type(field: TypedField, text: string, changes: readonly Change[]): void {
		this.#typed = new Map(this.#typed).set(field, text);
		let typing = this.#typings.get(field);
		if (!typing) {
			typing = new Typing(this.#app.storage, (error) => this.#onproblem(error));
			this.#typings.set(field, typing);
		}
		typing.type(changes);
	}

	async #write(changes: readonly Change[]): Promise<Undo> {
		// What is being typed goes first, or it would undo what is picked now.
		await this.flush();
		const written = await this.#app.storage.write(changes);
		await this.#load();
		return this.#undoing(() => this.#app.storage.undo(written));
	}

	#undoing(undo: Undo): Undo {
		return async () => {
			await undo();
			await this.#load();
		};
	}

	#changes(changed: Partial<Person> | ((present: Person) => Partial<Person>)): Change[] {
		const id = this.#id!;
		return [
			{
				list: 'people',
				id,
				next: (present) =>
					present && {
						...present,
						...(typeof changed === 'function' ? changed(present) : changed)
					}
			}
		];
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
		if (person?.birthday !== this.#person?.birthday) this.#birthday = null;
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

/** The place of a way of reaching somebody; null for another field. */
function contactAt(field: TypedField): number | null {
	const at = /^contact (\d+)$/.exec(field)?.[1];
	return at === undefined ? null : Number(at);
}

function withContact(contacts: readonly Contact[], at: number, contact: Contact): Contact[] {
	const place = Math.min(at, contacts.length);
	return [
		...contacts.slice(0, place),
		{ ...contacts[place], ...contact },
		...contacts.slice(place + 1)
	];
}
