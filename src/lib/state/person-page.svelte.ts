import {
	birthdayFrom,
	typedBirthday,
	type BirthdayProblem,
	type TypedBirthday
} from '#lib/domain/birthday.ts';
import type { Channel } from '#lib/domain/card.ts';
import { dayAt, dayOf, type Day } from '#lib/domain/day.ts';
import type { FieldWords, PersonDraft, TypedField } from '#lib/domain/draft.ts';
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
	type LineFacts,
	type Remembered
} from '#lib/domain/remembered.ts';
import type { Win } from '#lib/domain/win.ts';
import { newId, type Change, type Written } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import type { App, Unsaved } from './app.svelte.ts';
import { People, personDrafts } from './people.svelte.ts';
import { lineWith, personWith, placeOf, withContact } from './person-changes.ts';
import { isContact, lineIdOf, placeIn, takingUp } from './person-drafts.ts';
import { Typing } from './typing.ts';

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
		if (id !== this.#id) return;
		this.#isLoaded = true;
		await this.#loadRecent();
	}

	/** Keeps the last of what was typed, and lets go of the page. */
	close(): Promise<void> {
		return this.#inTurn(() => this.#close());
	}

	async #close(): Promise<void> {
		for (const field of [...this.#typed.keys()].filter((one) => this.#isEmptied(one)))
			await this.#leave(field).catch(this.#onproblem);
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
		const { storage } = this.#app;
		const fields = [...this.#typings].filter(
			([field, { isDirty }]) => isDirty || this.#isEmptied(field)
		);
		for (const [field, typing] of fields) {
			const draft = this.#draftOf(field, typing);
			storage.keepDraftNow(draft);
			const drop = async () => {
				// What was emptied is seen to when its field is left, which may be the next time.
				if (!this.#isEmptied(field)) await storage.dropDraft(draft.id);
			};
			typing
				.flush()
				.then(drop)
				.catch(() => {});
		}
	}

	/** What stands in a field: what is being typed, else what is kept. */
	text(field: TypedField, kept = ''): string {
		return this.#typed.get(field) ?? kept;
	}

	typeName(text: string): void {
		// A person without a name could not be found again.
		const name = keptName(text);
		const start = this.#person?.name ?? '';
		this.#type('name', text, name === '' ? [] : this.#changes({ name }), { start, words: name });
	}

	/** Types a line that is not in the list yet; it is kept from the first key on. */
	typeNew(text: string, { kind, day }: LineFacts): void {
		const personId = this.#id;
		if (!personId) return;
		const id = (this.#newId ??= newId(this.#app.now()));
		this.#newFacts = { kind, day };
		const kept = keptRemembered(text);
		const changes = lineWith(personId, id, (present) =>
			kept === '' ? null : { ...present, id, personId, kind, day, text: kept }
		);
		this.#type('new', text, changes, { start: '', words: kept });
	}

	typeLine(id: string, text: string): void {
		const kept = keptRemembered(text);
		const changes: Change[] = [
			{ list: 'remembered', id, next: (present) => present && { ...present, text: kept } }
		];
		const start = this.#lines.find((line) => line.id === id)?.text ?? '';
		this.#type(`line ${id}`, text, kept === '' ? [] : changes, { start, words: kept });
	}

	typeContact(at: number, text: string): void {
		const field: TypedField = `contact ${at}`;
		const { kind, value: start } = this.#contacts[at]!;
		const value = keptLine(text, longestContact);
		const changes = this.#changes(({ contacts = [] }) => {
			const known = this.#typings.get(field)?.known ?? [start];
			return {
				contacts: withContact(contacts, placeOf(contacts, kind, known, at), { kind, value })
			};
		});
		this.#type(field, text, value === '' ? [] : changes, { start, words: value });
	}

	/**
	 * Leaves a field that was typed in; gives how to take back all that was typed there, null where nothing has
	 * changed. A way of reaching them that is left empty goes; a name or a line is again what it was.
	 */
	leave(field: TypedField): Promise<Undo | null> {
		return this.#inTurn(() => this.#leave(field));
	}

	async #leave(field: TypedField): Promise<Undo | null> {
		const at = isContact(field) ? placeIn(field) : null;
		let written: Written[] = [];
		if (at !== null && this.#isEmptied(field)) written = await this.#withoutContact(at);
		else if (this.#isEmptied(field)) await this.#takeBack(field);
		else written = (await this.#typings.get(field)?.end()) ?? [];
		this.#typings.delete(field);
		if (field === 'new') this.#newId = null;
		// What is kept is read first, or what stood there before would show for a moment, and a field that was
		// added would be gone for one, with all below it moving away under the finger.
		await this.#load();
		if (this.#added?.at === at) this.#added = null;
		this.#forget(field);
		return written.length > 0 ? this.#undoing(() => this.#app.storage.undo(written)) : null;
	}

	/** Lets what stood in a field before stand again, in place of the beginning that was kept of what is gone. */
	async #takeBack(field: TypedField): Promise<void> {
		const typing = this.#typings.get(field);
		if (!typing) return;
		await typing.end();
		const { start, known } = typing;
		const isOurs = (words: string) => start !== '' && words !== start && known.includes(words);
		const lineId = field.slice('line '.length);
		const changes: Change[] =
			field === 'name'
				? this.#changes(({ name }) => (isOurs(name) ? { name: start } : null))
				: [
						{
							list: 'remembered',
							id: lineId,
							next: (line) => (line && isOurs(line.text) ? { ...line, text: start } : line)
						}
					];
		await this.#app.storage.write(changes, { dropDraft: this.#draftId(field) });
	}

	/** Whether a field is empty that keeps no emptiness: what was kept last of it still stands. */
	#isEmptied(field: TypedField): boolean {
		return field !== 'birthday' && field !== 'new' && this.#typed.get(field)?.trim() === '';
	}

	#forget(field: TypedField): void {
		this.#typed = new Map([...this.#typed].filter(([other]) => other !== field));
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
			const written = await this.#withoutContact(at);
			await this.#load();
			return written.length > 0 ? this.#undoing(() => this.#app.storage.undo(written)) : null;
		});
	}

	/** Gives what was written: of what was typed there too, for both are taken back as one. */
	async #withoutContact(at: number): Promise<Written[]> {
		const field: TypedField = `contact ${at}`;
		const { storage } = this.#app;
		const typing = this.#typings.get(field);
		const contact = this.#contacts[at];
		const typed = (await typing?.end()) ?? [];
		await this.flush();
		const known = typing?.known ?? [contact?.value ?? ''];
		const removed = await storage.write(
			this.#changes(({ contacts = [] }) => {
				const place = contact ? placeOf(contacts, contact.kind, known, at) : -1;
				return contacts[place] ? { contacts: contacts.filter((_, i) => i !== place) } : null;
			}),
			{ dropDraft: this.#draftId(field) }
		);
		this.#typings.delete(field);
		this.#added = null;
		await this.#load();
		this.#forget(field);
		return [...typed, ...removed];
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
		const start = this.#person?.birthday ?? '';
		this.#type('birthday', '', this.#changes({ birthday }), { start, words: birthday ?? '' });
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

	#draftId(field: TypedField): PersonDraft['id'] {
		return `${personDrafts(this.#id!)}${field}`;
	}

	/** What stands in a field, with what its record may hold. */
	#draftOf(field: TypedField, { start, known }: Typing): PersonDraft {
		return { id: this.#draftId(field), words: this.#wordsOf(field), start, known };
	}

	#wordsOf(field: TypedField): FieldWords {
		const text = this.#typed.get(field) ?? '';
		if (field === 'name') return { field, text };
		if (field === 'birthday') return { field, birthday: this.birthday };
		if (isContact(field))
			return { field, kind: this.#contacts[placeIn(field)]?.kind ?? 'link', text };
		if (field === 'new') return { field, lineId: this.#newId ?? '', facts: this.#newFacts, text };
		const lineId = lineIdOf(field);
		const { kind, day } = this.#lines.find(({ id }) => id === lineId) ?? {};
		return { field, lineId, facts: kind && day ? { kind, day } : null, text };
	}

	/** Keeps what was put aside when the page was left, where nothing newer has come in its place. */
	async #takeUp(): Promise<void> {
		const id = this.#id;
		if (!id) return;
		const { storage, now } = this.#app;
		const drafts = (await readingOf(storage).draftsOf('person')).filter((one) =>
			one.id.startsWith(personDrafts(id))
		);
		try {
			for (const draft of drafts) {
				if (id !== this.#id) return;
				const at = { today: dayAt(now()), freshId: newId(now()) };
				await storage.write(takingUp(id, draft, at), { dropDraft: draft.id });
			}
		} catch (error) {
			this.#onproblem(error);
		}
		if (drafts.length > 0) await this.#load();
	}

	/** One after the other: what comes next goes by what the last one has left. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => {});
		return result;
	}

	/** `start` is what the record holds before the first key, `words` what it holds after the changes. */
	#type(
		field: TypedField,
		text: string,
		changes: readonly Change[],
		{ start, words }: { start: string; words: string }
	): void {
		this.#typed = new Map(this.#typed).set(field, text);
		let typing = this.#typings.get(field);
		if (!typing) {
			const onproblem = (error: unknown) => this.#onproblem(error);
			const draftId = this.#draftId(field);
			typing = new Typing(this.#app.storage, { start, draftId, onproblem });
			this.#typings.set(field, typing);
		}
		// Before the write begins, which a page that is left in the middle of it would not end, and which what is put
		// aside then would have to wait for. The write drops it.
		if (changes.length > 0) this.#app.storage.keepDraftNow(this.#draftOf(field, typing));
		typing.type(changes, words);
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
