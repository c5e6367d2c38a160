import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { UnsavedSource } from '#lib/app/unsaved-changes.svelte.ts';
import type { Channel } from '#lib/core/card.ts';
import { dayAt, dayOf, type Day } from '#lib/core/day.ts';
import type { TypedField } from '#lib/core/person-field.ts';
import {
	storableLine,
	storableName,
	longestContact,
	type Contact,
	type Person,
	type PersonId
} from '#lib/core/person.ts';
import type { Win } from '#lib/core/win.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { latestWinsWith } from '#lib/storage/people-records.ts';
import { BirthdayFields } from './birthday-fields.svelte.ts';
import { ContactFields } from './contact-fields.svelte.ts';
import { LineFields } from './line-fields.svelte.ts';
import { LivePerson } from './live-person.svelte.ts';
import { People } from './people.svelte.ts';
import { personWith } from './person-changes.ts';

/** Number of latest wins shown with a person. */
const recentLength = 5;

/** All data about one person while their page is open. */
export class OpenPerson implements UnsavedSource {
	readonly lines: LineFields;
	readonly contacts: ContactFields;
	readonly birthday: BirthdayFields;
	readonly #people: People;
	readonly #live: LivePerson;
	readonly #recent: LiveQuery<readonly Win[]>;

	/** `onproblem` is called when typed words cannot be written. */
	constructor(app: App, id: PersonId, onproblem: (error: unknown) => void) {
		const { storage, now } = app;
		this.#people = app.part(People);
		this.#live = new LivePerson(app, id, {
			onproblem,
			onread: (before, after) => this.birthday.show(before, after)
		});
		this.#recent = app.live<readonly Win[]>({
			collections: ['wins'],
			read: () => latestWinsWith(storage, id, dayAt(now()), recentLength),
			initial: []
		});
		this.lines = new LineFields(this.#live, now);
		this.contacts = new ContactFields(this.#live);
		this.birthday = new BirthdayFields(this.#live, now);
	}

	/** The person; null if unknown or name-only. */
	get person(): Person | null {
		return this.#live.person;
	}
	/** True once the person has been read. */
	get isLoaded(): boolean {
		return this.#live.isLoaded;
	}
	/** The latest wins with the person, newest first. */
	get recent(): readonly Win[] {
		return this.#recent.value;
	}
	/** The day of the latest win with the person; null if there is none. */
	get lastDay(): Day | null {
		const [latest] = this.recent;
		return latest ? dayOf(latest.at) : null;
	}
	get isDirty(): boolean {
		return this.#live.typing.isDirty;
	}

	/** Returns the text of a field: the one being typed, or else `stored`. */
	text(field: TypedField, stored = ''): string {
		return this.#live.typing.text(field) ?? stored;
	}

	/** Sets the text of the name field. */
	typeName(text: string): void {
		this.#live.typing.type({ field: 'name', text }, this.person?.name ?? '');
	}

	/** Saves the typed name when the user leaves its field; resolves with the undo, or with null if it is unchanged. */
	leaveName(): Promise<Undo | null> {
		return this.#live.leave('name');
	}

	/** Stores details of the person; resolves with the undo. */
	settle(
		picked: Partial<
			Pick<
				Person,
				'name' | 'nearness' | 'notNow' | 'isAtRest' | 'shelved' | 'channels' | 'contacts'
			>
		>
	): Promise<Undo> {
		return this.#change(() => picked);
	}

	/** Adds a channel that suits the person after the earlier ones, or removes it; resolves with the undo. */
	suit(channel: Channel, suits: boolean): Promise<Undo> {
		return this.#change(({ channels = [] }) => {
			const others = channels.filter((one) => one !== channel);
			return { channels: suits ? [...others, channel] : others };
		});
	}

	/**
	 * Adds contacts that are not stored yet, and replaces the name if one is given; resolves with the undo.
	 */
	takeOver(picked: { name: string | null; contacts: readonly Contact[] }): Promise<Undo> {
		const name = storableName(picked.name ?? '');
		return this.#change(({ contacts = [] }) => {
			const all = [...contacts];
			for (const { kind, value: typed } of picked.contacts) {
				const value = storableLine(typed, longestContact);
				const isKnown = all.some((one) => one.kind === kind && one.value === value);
				if (value !== '' && !isKnown) all.push({ kind, value });
			}
			return { contacts: all, ...(name !== '' && { name }) };
		});
	}

	/** Deletes the person with what is being typed, as `People.remove` does; resolves with the undo. */
	async remove(keepsName: boolean): Promise<Undo> {
		await this.flush();
		return this.#people.remove(this.#live.id, keepsName);
	}

	/** Restores drafts that the last visit could not write to the records, until `signal` is aborted. */
	restoreDrafts(signal: AbortSignal): Promise<void> {
		return this.#live.typing.restoreDrafts(signal);
	}

	/** Resolves once all data about the person has been read. */
	async load(): Promise<void> {
		await Promise.all([this.#live.load(), this.#recent.load()]);
	}

	flush(): Promise<void> {
		return this.#live.typing.flush();
	}

	flushNow(): void {
		this.#live.typing.flushNow();
	}

	/** Writes the rest of what was typed. */
	close(): Promise<void> {
		return this.#live.close();
	}

	#change(changed: (present: Person) => Partial<Person> | null): Promise<Undo> {
		return this.#live.write(personWith(this.#live.id, changed));
	}
}
