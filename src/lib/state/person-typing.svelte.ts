import { birthdayFrom } from '#lib/domain/birthday.ts';
import { dayAt } from '#lib/domain/day.ts';
import type { PersonDraft } from '#lib/domain/draft.ts';
import {
	keptLine,
	keptName,
	longestContact,
	type Contact,
	type PersonId
} from '#lib/domain/person.ts';
import { lineIdOf, placeIn, type FieldWords, type TypedField } from '#lib/domain/person-field.ts';
import { keptRemembered } from '#lib/domain/remembered.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { newId, type Change, type Written } from '#lib/storage/storage.ts';
import type { App } from './app.svelte.ts';
import { personDrafts } from './people.svelte.ts';
import { lineWith, personWith, placeOf, withContact } from './person-changes.ts';
import { takingUp } from './person-drafts.ts';
import { Typing } from './typing.ts';

/**
 * What is typed on the page of one person. It is kept while it is typed; what a page that is being left cannot
 * keep any more is put aside, and taken up the next time.
 */
export class PersonTyping {
	readonly #app: App;
	readonly #id: PersonId;
	readonly #onproblem: (error: unknown) => void;
	readonly #begun = new Map<TypedField, { typing: Typing; words: FieldWords }>();
	/** What stands in a field; what is kept may be trimmed already. */
	#shown = $state.raw<ReadonlyMap<TypedField, string>>(new Map());
	#isOver = false;

	/** `onproblem` hears when words cannot be kept. */
	constructor(app: App, id: PersonId, onproblem: (error: unknown) => void) {
		this.#app = app;
		this.#id = id;
		this.#onproblem = onproblem;
	}

	/** Whether there is a field that was typed in and is not left yet. */
	get isUnderWay(): boolean {
		return this.#begun.size > 0;
	}
	/** Whether something is not kept yet. */
	get isDirty(): boolean {
		return [...this.#begun.values()].some(({ typing }) => typing.isDirty);
	}

	/** Whether a field is empty that keeps no emptiness: what was kept last of it still stands. */
	isEmptied(field: TypedField): boolean {
		const words = this.#begun.get(field)?.words;
		if (!words || words.field === 'birthday' || words.field === 'new') return false;
		return words.text.trim() === '';
	}

	/** What is being typed in a field; undefined where nothing is. */
	text(field: TypedField): string | undefined {
		return this.#shown.get(field);
	}

	/** What stands in a field now, of which the record held `start` before the first key. */
	type(words: FieldWords, start: string): void {
		const kept = this.#kept(words);
		if (kept === null) return;
		const { field } = words;
		this.#shown = new Map(this.#shown).set(field, textOf(words));
		const typing = this.#begun.get(field)?.typing ?? this.#typing(field, start);
		this.#begun.set(field, { typing, words });
		const changes = this.#changes(words, kept, typing);
		// Before the write begins, which a page that is left in the middle of it would not end, and which what is put
		// aside then would have to wait for. The write drops it.
		if (changes.length > 0) this.#app.storage.keepDraftNow(this.#draft(typing, words));
		typing.type(changes, kept);
	}

	/**
	 * Ends the typing in a field and gives all that it has written. A way of reaching somebody that is left empty
	 * goes; a name or a line is again what it was, and nothing was written. What stood in the field is shown until
	 * it is forgotten.
	 */
	async leave(field: TypedField): Promise<Written[]> {
		const begun = this.#begun.get(field);
		if (!begun) return [];
		const { typing, words } = begun;
		let written: Written[] = [];
		if (!this.isEmptied(field)) written = await typing.end();
		else if ('kind' in words)
			written = await this.removeContact(placeIn(words.field), {
				kind: words.kind,
				value: typing.start
			});
		else await this.#takeBack(typing, words);
		// What was typed meanwhile into a field that stays open is under way still.
		if ('facts' in words || this.#begun.get(field) === begun) this.#begun.delete(field);
		return written;
	}

	/** Whether a field was typed in and is not left yet. */
	isBegun(field: TypedField): boolean {
		return this.#begun.has(field);
	}

	/** Shows again what is kept of a field, unless it is being typed in. */
	forget(field: TypedField): void {
		if (this.isBegun(field)) return;
		this.#shown = new Map([...this.#shown].filter(([other]) => other !== field));
	}

	/** Removes a way of reaching somebody and gives what was written, also of what was typed there. */
	async removeContact(at: number, contact: Contact | undefined): Promise<Written[]> {
		const field = `contact ${at}` as const;
		const typing = this.#begun.get(field)?.typing;
		const typed = (await typing?.end()) ?? [];
		await this.flush();
		const known = typing?.known ?? [contact?.value ?? ''];
		const removed = await this.#app.storage.write(
			personWith(this.#id, ({ contacts = [] }) => {
				const place = contact ? placeOf(contacts, contact.kind, known, at) : -1;
				return contacts[place] ? { contacts: contacts.filter((_, i) => i !== place) } : null;
			}),
			{ dropDraft: this.#draftId(field) }
		);
		this.#begun.delete(field);
		return [...typed, ...removed];
	}

	/** Keeps what was typed now; resolves when it is kept. */
	async flush(): Promise<void> {
		await Promise.all([...this.#begun.values()].map(({ typing }) => typing.flush()));
	}

	/**
	 * A write takes some turns of the page, which one that is being left may not have: what is not kept yet is put
	 * aside at once.
	 */
	flushNow(): void {
		const { storage } = this.#app;
		for (const [field, { typing, words }] of this.#begun) {
			if (!typing.isDirty && !this.isEmptied(field)) continue;
			const draft = this.#draft(typing, words);
			storage.keepDraftNow(draft);
			const drop = async () => {
				// What was emptied is seen to when its field is left, which may be the next time.
				if (!this.isEmptied(field)) await storage.dropDraft(draft.id);
			};
			typing
				.flush()
				.then(drop)
				.catch(() => {});
		}
	}

	/** Keeps what was put aside, where nothing newer has come in its place. */
	async takeUp(): Promise<void> {
		const { storage, now } = this.#app;
		const drafts = (await readingOf(storage).draftsOf('person')).filter(({ id }) =>
			id.startsWith(personDrafts(this.#id))
		);
		try {
			for (const draft of drafts) {
				if (this.#isOver) return;
				const at = { today: dayAt(now()), freshId: newId(now()) };
				await storage.write(takingUp(this.#id, draft, at), { dropDraft: draft.id });
			}
		} catch (error) {
			this.#onproblem(error);
		}
	}

	/** Leaves what was emptied, and keeps the last of all else. */
	async end(): Promise<void> {
		this.#isOver = true;
		for (const field of [...this.#begun.keys()].filter((one) => this.isEmptied(one)))
			await this.leave(field).catch(this.#onproblem);
		await this.flush().catch(this.#onproblem);
	}

	#typing(field: TypedField, start: string): Typing {
		const draftId = this.#draftId(field);
		return new Typing(this.#app.storage, { start, draftId, onproblem: this.#onproblem });
	}

	#draftId(field: TypedField): PersonDraft['id'] {
		return `${personDrafts(this.#id)}${field}`;
	}

	#draft({ start, known }: Typing, words: FieldWords): PersonDraft {
		return { id: this.#draftId(words.field), words, start, known };
	}

	/** What the record holds of such words, '' for nothing; null for what cannot be kept. */
	#kept(words: FieldWords): string | null {
		if (words.field === 'name') return keptName(words.text);
		if (words.field === 'birthday') {
			const found = birthdayFrom(words.birthday, dayAt(this.#app.now()));
			return 'problem' in found ? null : (found.birthday ?? '');
		}
		return 'kind' in words ? keptLine(words.text, longestContact) : keptRemembered(words.text);
	}

	/** What makes the record hold that. */
	#changes(words: FieldWords, kept: string, typing: Typing): Change[] {
		const personId = this.#id;
		if (words.field === 'birthday') return personWith(personId, () => ({ birthday: kept || null }));
		if (words.field === 'new') {
			const { lineId: id, facts } = words;
			return lineWith(personId, id, (present) =>
				kept === '' ? null : { ...present, id, personId, ...facts, text: kept }
			);
		}
		// A person without a name could not be found again, and what else is emptied is seen to when it is left.
		if (kept === '') return [];
		if (words.field === 'name') return personWith(personId, () => ({ name: kept }));
		if ('kind' in words) {
			const { field, kind } = words;
			return personWith(personId, ({ contacts = [] }) => {
				const place = placeOf(contacts, kind, typing.known, placeIn(field));
				return { contacts: withContact(contacts, place, { kind, value: kept }) };
			});
		}
		const id = lineIdOf(words.field);
		return [{ list: 'remembered', id, next: (present) => present && { ...present, text: kept } }];
	}

	/** Lets what stood in a field before stand again, in place of the beginning that was kept of what is gone. */
	async #takeBack(typing: Typing, { field }: FieldWords): Promise<void> {
		await typing.end();
		const { start, known } = typing;
		const isOurs = (words: string) => start !== '' && words !== start && known.includes(words);
		const changes: Change[] =
			field === 'name'
				? personWith(this.#id, ({ name }) => (isOurs(name) ? { name: start } : null))
				: [
						{
							list: 'remembered',
							id: lineIdOf(field as `line ${string}`),
							next: (line) => (line && isOurs(line.text) ? { ...line, text: start } : line)
						}
					];
		await this.#app.storage.write(changes, { dropDraft: this.#draftId(field) });
	}
}

function textOf(words: FieldWords): string {
	return 'text' in words ? words.text : '';
}
