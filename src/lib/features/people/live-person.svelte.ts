import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { TypedField } from '#lib/core/person-field.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import type { Change, DiaryDatabase, Written } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { personRecords, type PersonRecords } from '#lib/storage/people-records.ts';
import { PersonTyping } from './person-typing.svelte.ts';

/** Callbacks for words that cannot be written and for a person that has been read. */
export interface LivePersonOptions {
	onproblem(error: unknown): void;
	/** Called before `person` changes. */
	onread(before: Person | null, after: Person | null): void;
}

/** The records of one person, which the fields of their page read and write. */
export class LivePerson {
	readonly id: PersonId;
	readonly typing: PersonTyping;
	readonly #storage: DiaryDatabase;
	readonly #records: LiveQuery<PersonRecords>;
	/** Tasks run in order, because each starts from the result of the last. */
	readonly #queue = new SerialQueue();

	constructor(app: App, id: PersonId, { onproblem, onread }: LivePersonOptions) {
		this.id = id;
		this.#storage = app.storage;
		this.typing = new PersonTyping(app, id, onproblem);
		this.#records = app.live<PersonRecords>({
			collections: ['people', 'remembered'],
			// Reading at each key would make typing slow. The records are read when the user leaves the
			// field.
			isAffected: () => !this.typing.isUnderWay,
			read: () => personRecords(app.storage, id),
			initial: { person: null, lines: [] },
			onread: ({ person }) => onread(this.person, person)
		});
	}

	/** The person; null if unknown or name-only. */
	get person(): Person | null {
		return this.#records.value.person;
	}
	/** The remembered lines of the person, in the order of ids. */
	get lines(): readonly Remembered[] {
		return this.#records.value.lines;
	}
	/** True once the records have been read. */
	get isLoaded(): boolean {
		return this.#records.status === 'ready';
	}

	/** Resolves once everything that was committed before the call is shown. */
	load(): Promise<void> {
		return this.#records.load();
	}

	/** Reads and shows the records, even while the user is typing. */
	refresh(): Promise<void> {
		return this.#records.refresh();
	}

	/** Runs a task once all earlier ones have ended. */
	inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
		return this.#queue.run(task);
	}

	/**
	 * Saves the words typed in a field when the user leaves it; resolves with the undo of everything typed
	 * there, or with null if nothing changed.
	 */
	leave(field: TypedField, onwritten = () => {}): Promise<Undo | null> {
		return this.inTurn(async () => {
			const written = await this.typing.leave(field);
			onwritten();
			return this.showWritten(field, written);
		});
	}

	/**
	 * Shows the records in place of the text typed in a field; resolves with the undo of `written`, or with
	 * null if it is empty.
	 */
	async showWritten(field: TypedField, written: readonly Written[]): Promise<Undo | null> {
		// Read first, or the old words would be shown for a moment.
		if (this.#records.isSubscribed) await this.refresh();
		this.typing.forget(field);
		return written.length > 0 ? this.#undo(written) : null;
	}

	/** Writes changes at once and shows them; resolves with the undo. */
	async write(changes: readonly Change[]): Promise<Undo> {
		// Write what is being typed first, or it would overwrite this change later.
		await this.typing.flush();
		const written = await this.#storage.write(changes);
		await this.#show();
		return this.#undo(written);
	}

	/** Writes the rest of what was typed. */
	close(): Promise<void> {
		return this.inTurn(() => this.typing.end());
	}

	#undo(written: readonly Written[]): Undo {
		return async () => {
			await this.#storage.undo(written);
			await this.#show();
		};
	}

	/** Shows what was written, while the page is open. */
	async #show(): Promise<void> {
		if (!this.#records.isSubscribed) return;
		// The query ignores changes while the user is typing, so it does not know that it is stale.
		await (this.typing.isUnderWay ? this.refresh() : this.load());
	}
}
