import type { App } from '#lib/app/app.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import type { PersonDraft } from '#lib/core/draft.ts';
import { placeIn, type FieldWords, type TypedField } from '#lib/core/person-field.ts';
import type { Contact, PersonId } from '#lib/core/person.ts';
import { newId, type DiaryDatabase, type Written } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { changesFor, changesRestoring, isEmptied, storableWords } from './field-changes.ts';
import { personWith, placeOf } from './person-changes.ts';
import { changesOfDraft, personDraftPrefix } from './person-drafts.ts';
import { Typing } from './typing.ts';

/**
 * The fields of a person's page that the user is typing in. Words are written to the records while they are
 * typed. Words that a closing page can no longer write are stored as a draft, and the next visit restores it.
 */
export class PersonTyping {
	readonly #storage: DiaryDatabase;
	readonly #now: () => number;
	readonly #id: PersonId;
	readonly #onproblem: (error: unknown) => void;
	readonly #begun = new Map<TypedField, { typing: Typing; words: FieldWords }>();
	/** The text of each field as it was typed; the record may have it trimmed. */
	#texts = $state.raw<ReadonlyMap<TypedField, string>>(new Map());

	/** `onproblem` is called when words cannot be written. */
	constructor(
		{ storage, now }: Pick<App, 'storage' | 'now'>,
		id: PersonId,
		onproblem: (error: unknown) => void
	) {
		this.#storage = storage;
		this.#now = now;
		this.#id = id;
		this.#onproblem = onproblem;
	}

	/** True while there is a field that the user has typed in and not left. */
	get isUnderWay(): boolean {
		return this.#begun.size > 0;
	}
	/** True if anything is not written yet. */
	get isDirty(): boolean {
		return [...this.#begun.values()].some(({ typing }) => typing.isDirty);
	}

	/** Returns true if the user has typed in this field and not left it. */
	isBegun(field: TypedField): boolean {
		return this.#begun.has(field);
	}

	/** Returns true if this field is empty while its record still has the words typed last. */
	isEmptied(field: TypedField): boolean {
		const begun = this.#begun.get(field);
		return begun !== undefined && isEmptied(begun.words);
	}

	/** Returns the text that is being typed in a field; undefined if there is none. */
	text(field: TypedField): string | undefined {
		return this.#texts.get(field);
	}

	/** Sets the words of a field. `start` is what the record had before the first key. */
	type(words: FieldWords, start: string): void {
		const stored = storableWords(words, dayAt(this.#now()));
		if (stored === null) return;
		const { field } = words;
		this.#texts = new Map(this.#texts).set(field, 'text' in words ? words.text : '');
		const typing = this.#begun.get(field)?.typing ?? this.#begin(field, start);
		this.#begun.set(field, { typing, words });
		const changes = changesFor(this.#id, words, stored, typing);
		// Store the draft before the write, which deletes it: a closing page may never finish the write.
		if (changes.length > 0) this.#storage.storeDraftNow(this.#draft(typing, words));
		typing.type(changes, stored);
	}

	/**
	 * Ends the typing in a field; resolves with everything it has written. An emptied contact is deleted; an
	 * emptied name or line gets its old words back. The text stays until `forget`.
	 */
	async leave(field: TypedField): Promise<Written[]> {
		const begun = this.#begun.get(field);
		if (!begun) return [];
		const { typing, words } = begun;
		let written: Written[] = [];
		if (!isEmptied(words)) written = await typing.end();
		else if ('kind' in words)
			written = await this.removeContact(placeIn(words.field), {
				kind: words.kind,
				value: typing.start
			});
		else {
			await typing.end();
			await this.#storage.write(changesRestoring(this.#id, field, typing), {
				dropDraft: this.#draftId(field)
			});
		}
		// The user may have typed on in a field that stays open.
		if ('facts' in words || this.#begun.get(field) === begun) this.#begun.delete(field);
		return written;
	}

	/** Shows the stored words of a field again, unless it is being typed in. */
	forget(field: TypedField): void {
		if (this.isBegun(field)) return;
		this.#texts = new Map([...this.#texts].filter(([other]) => other !== field));
	}

	/** Deletes a contact; resolves with everything that was written, including what was typed into its field. */
	async removeContact(at: number, contact: Contact | undefined): Promise<Written[]> {
		const field = `contact ${at}` as const;
		const typing = this.#begun.get(field)?.typing;
		const typed = (await typing?.end()) ?? [];
		await this.flush();
		const known = typing?.known ?? [contact?.value ?? ''];
		const removed = await this.#storage.write(
			personWith(this.#id, ({ contacts = [] }) => {
				const place = contact ? placeOf(contacts, contact.kind, known, at) : -1;
				return contacts[place] ? { contacts: contacts.filter((_, i) => i !== place) } : null;
			}),
			{ dropDraft: this.#draftId(field) }
		);
		this.#begun.delete(field);
		return [...typed, ...removed];
	}

	/** Writes what was typed; resolves when it is on disk, rejects with a `StorageError`. */
	async flush(): Promise<void> {
		await Promise.all([...this.#begun.values()].map(({ typing }) => typing.flush()));
	}

	/** Stores unwritten words as drafts, for a page that is being hidden and has no time for a write. */
	flushNow(): void {
		for (const [field, { typing, words }] of this.#begun) {
			if (!typing.isDirty && !isEmptied(words)) continue;
			const draft = this.#draft(typing, words);
			this.#storage.storeDraftNow(draft);
			const drop = async () => {
				// An emptied field is settled when the user leaves it, maybe on the next visit.
				if (!this.isEmptied(field)) await this.#storage.dropDraft(draft.id);
			};
			typing
				.flush()
				.then(drop)
				.catch(() => {});
		}
	}

	/** Restores the drafts about this person, until `signal` is aborted. */
	async restoreDrafts(signal: AbortSignal): Promise<void> {
		try {
			for (const draft of await readingOf(this.#storage).draftsOf('person')) {
				if (signal.aborted) return;
				if (!draft.id.startsWith(personDraftPrefix(this.#id))) continue;
				const nowMs = this.#now();
				const changes = changesOfDraft(this.#id, draft, {
					today: dayAt(nowMs),
					freshId: newId(nowMs)
				});
				await this.#storage.write(changes, { dropDraft: draft.id });
			}
		} catch (error) {
			this.#onproblem(error);
		}
	}

	/** Leaves the emptied fields and writes the others. */
	async end(): Promise<void> {
		for (const field of [...this.#begun.keys()].filter((one) => this.isEmptied(one)))
			await this.leave(field).catch(this.#onproblem);
		await this.flush().catch(this.#onproblem);
	}

	#begin(field: TypedField, start: string): Typing {
		const draftId = this.#draftId(field);
		return new Typing(this.#storage, { start, draftId, onproblem: this.#onproblem });
	}

	#draftId(field: TypedField): PersonDraft['id'] {
		return `${personDraftPrefix(this.#id)}${field}`;
	}

	#draft({ start, known }: Typing, words: FieldWords): PersonDraft {
		return { id: this.#draftId(words.field), words, start, known };
	}
}
