import type { Undo } from '#lib/app/command.svelte.ts';
import type { Contact, ContactKind } from '#lib/core/person.ts';
import type { LivePerson } from './live-person.svelte.ts';

/** The fields of a person's contacts, with one for a contact that is being added. */
export class ContactFields {
	readonly #live: LivePerson;
	/** The empty field after those of the record. */
	#added = $state.raw<{ at: number; kind: ContactKind } | null>(null);

	constructor(live: LivePerson) {
		this.#live = live;
	}

	/** The contacts, with the empty one that is being added. */
	get list(): readonly Contact[] {
		const contacts = this.#live.person?.contacts ?? [];
		const added = this.#added;
		if (!added || added.at < contacts.length) return contacts;
		return [...contacts, { kind: added.kind, value: '' }];
	}

	/** Adds an empty field at the end; resolves with its position. */
	add(kind: ContactKind): Promise<number> {
		return this.#live.inTurn(async () => {
			await this.#live.typing.flush();
			await this.#live.refresh();
			const at = this.#live.person?.contacts?.length ?? 0;
			this.#added = { at, kind };
			return at;
		});
	}

	/** Sets the text of a field. */
	type(at: number, text: string): void {
		const { kind, value } = this.list[at]!;
		this.#live.typing.type({ field: `contact ${at}`, kind, text }, value);
	}

	/**
	 * Ends the typing in a field, and deletes its contact if the field is empty; resolves with the undo, or
	 * with null if nothing was changed.
	 */
	leave(at: number): Promise<Undo | null> {
		const field = `contact ${at}` as const;
		return this.#live.inTurn(async () => {
			const isRemoved = this.#live.typing.isEmptied(field);
			const written = await this.#live.typing.leave(field);
			if (isRemoved) this.#added = null;
			const undo = await this.#live.showWritten(field, written);
			// Only after the read, or the field would be gone for a moment and everything below it would
			// move.
			if (this.#added?.at === at) this.#added = null;
			return undo;
		});
	}

	/**
	 * Deletes a contact or the added field; resolves with the undo, or with null if there was nothing to
	 * delete.
	 */
	remove(at: number): Promise<Undo | null> {
		return this.#live.inTurn(async () => {
			const written = await this.#live.typing.removeContact(at, this.list[at]);
			this.#added = null;
			return this.#live.showWritten(`contact ${at}`, written);
		});
	}
}
