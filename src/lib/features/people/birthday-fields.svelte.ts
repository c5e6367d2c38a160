import type { Undo } from '#lib/app/command.svelte.ts';
import {
	birthdayFrom,
	typedBirthday,
	type BirthdayProblem,
	type TypedBirthday
} from '#lib/core/birthday.ts';
import { dayAt } from '#lib/core/day.ts';
import type { Person } from '#lib/core/person.ts';
import type { LivePerson } from './live-person.svelte.ts';

/** The three fields of a person's birthday. */
export class BirthdayFields {
	readonly #live: LivePerson;
	readonly #now: () => number;
	/**
	 * The texts from the first key on. They stay after the user has left the fields while they are not a
	 * date.
	 */
	#typed = $state.raw<TypedBirthday | null>(null);

	constructor(live: LivePerson, now: () => number) {
		this.#live = live;
		this.#now = now;
	}

	/** The current texts of the fields. */
	get typed(): TypedBirthday {
		return this.#typed ?? typedBirthday(this.#live.person?.birthday ?? null);
	}
	/** The reason why the texts are not a birthday; null if they are one, or empty. */
	get problem(): BirthdayProblem | null {
		const found = birthdayFrom(this.typed, dayAt(this.#now()));
		return 'problem' in found ? found.problem : null;
	}

	/** Sets the texts of the fields, and writes them as soon as they are a birthday. */
	type(birthday: TypedBirthday): void {
		this.#typed = birthday;
		this.#live.typing.type({ field: 'birthday', birthday }, this.#live.person?.birthday ?? '');
	}

	/** Ends the typing; resolves with its undo, or with null if nothing was changed. */
	leave(): Promise<Undo | null> {
		return this.#live.leave('birthday');
	}

	/** Shows the birthday of the record after it has changed, unless the user is typing in the fields. */
	show(before: Person | null, after: Person | null): void {
		if (before?.birthday !== after?.birthday && !this.#live.typing.isBegun('birthday'))
			this.#typed = null;
	}
}
