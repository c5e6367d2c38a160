import type { App } from '#lib/app/app.svelte.ts';
import { dayAt } from '#lib/core/day.ts';
import { unanswered } from '#lib/core/message.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import type { Win } from '#lib/core/win.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { messageRecords } from '#lib/storage/people-records.ts';

const dayMs = 86_400_000;
/** Replies can be noted to the messages of this many days. Only the latest messages are shown. */
const earlierDays = 14;
const earlierLength = 5;

interface Read {
	lines: readonly Remembered[];
	earlier: readonly Win[];
}

/** The records around a message: the remembered lines about people and the earlier messages. */
export class Surroundings {
	readonly #app: App;
	readonly #read: LiveQuery<Read>;

	constructor(app: App) {
		this.#app = app;
		this.#read = app.live<Read>({
			collections: ['people', 'remembered', 'wins'],
			read: () => this.#records(),
			initial: { lines: [], earlier: [] }
		});
	}

	/** The remembered lines about all people. */
	get lines(): readonly Remembered[] {
		return this.#read.value.lines;
	}

	/**
	 * Returns the latest messages of two weeks to a person without a noted reply, newest first; those without
	 * a person for null.
	 */
	earlierTo(personId: PersonId | null): readonly Win[] {
		return this.#read.value.earlier
			.filter(({ people }) => (personId ? people.includes(personId) : people.length === 0))
			.slice(0, earlierLength);
	}

	/** Subscribes the running component. */
	subscribe(): void {
		this.#read.subscribe();
	}

	load(): Promise<void> {
		return this.#read.load();
	}

	async #records(): Promise<Read> {
		const { storage, now } = this.#app;
		const nowMs = now();
		const since = dayAt(nowMs - earlierDays * dayMs);
		const { people, lines, wins } = await messageRecords(storage, since);
		const snoozed = new Set(people.flatMap(({ id, notNow }) => (notNow ? id : [])));
		const earlier = unanswered(wins, dayAt(nowMs), snoozed).reverse();
		return { lines, earlier };
	}
}
