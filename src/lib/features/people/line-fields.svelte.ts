import type { Undo } from '#lib/app/command.svelte.ts';
import { latestFirst, type LineFacts, type Remembered } from '#lib/core/remembered.ts';
import { newId } from '#lib/storage/database.ts';
import type { LivePerson } from './live-person.svelte.ts';

/** The remembered lines of a person, and the field for a new line. */
export class LineFields {
	readonly #live: LivePerson;
	readonly #now: () => number;
	/** The id of the new line. It is stored from the first key on, but is not in the list yet. */
	#newId = $state.raw<string | null>(null);

	constructor(live: LivePerson, now: () => number) {
		this.#live = live;
		this.#now = now;
	}

	/** The lines, latest day first, without the new line that is still being typed. */
	get list(): readonly Remembered[] {
		return latestFirst(this.#live.lines.filter(({ id }) => id !== this.#newId));
	}

	/** Sets the text of the new line. */
	typeNew(text: string, { kind, day }: LineFacts): void {
		const lineId = (this.#newId ??= newId(this.#now()));
		this.#live.typing.type({ field: 'new', lineId, facts: { kind, day }, text }, '');
	}

	/** Moves the new line to the list; resolves with the undo, or with null if nothing was typed. */
	leaveNew(): Promise<Undo | null> {
		return this.#live.leave('new', () => (this.#newId = null));
	}

	/** Sets the text of a line. */
	type(id: string, text: string): void {
		const line = this.#live.lines.find((one) => one.id === id);
		const facts = line ? { kind: line.kind, day: line.day } : null;
		this.#live.typing.type({ field: `line ${id}`, facts, text }, line?.text ?? '');
	}

	/** Ends the typing in a line; resolves with its undo, or with null if nothing was changed. */
	leave(id: string): Promise<Undo | null> {
		return this.#live.leave(`line ${id}`);
	}

	/** Changes the kind or the day of a line; resolves with the undo. */
	change(id: string, changed: Partial<LineFacts>): Promise<Undo> {
		return this.#live.write([
			{ collection: 'remembered', id, next: (present) => present && { ...present, ...changed } }
		]);
	}

	/** Deletes a line; resolves with the undo. */
	remove(id: string): Promise<Undo> {
		return this.#live.write([{ collection: 'remembered', id, next: () => null }]);
	}
}
