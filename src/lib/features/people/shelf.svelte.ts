import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import { dayAt, dayOf, localIso, type Day } from '#lib/core/day.ts';
import { byName, type Person, type PersonId, type Silence } from '#lib/core/person.ts';
import { inOrderOfTheDay, mayComeUp, quietDays, silenceOf } from '#lib/core/silence.ts';
import type { MonthTotals } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { latestWinsWith, silenceRecords } from '#lib/storage/people-records.ts';
import { personWith } from './person-changes.ts';

const dayMs = 86_400_000;
/** The number of names that are shown at a time. */
const atOnce = 6;
/** The prefix of those keys in the totals that count the wins with a person. */
const mark = 'person|';

/** The content of the shelf, from one read. */
interface Read {
	shown: readonly Person[];
	hasOthers: boolean;
	/** The people whom the user can put on the shelf, sorted by name. */
	others: readonly Person[];
	/** The people with a win, whose silence the diary tells. */
	withWins: ReadonlySet<PersonId>;
	/** The position in the order of the day at which the next names begin. */
	next: number;
}

/** The shelf of people who have not been heard from for a while: those the user put there, and those of the diary. */
export class Shelf {
	readonly #storage: DiaryDatabase;
	readonly #now: () => number;
	readonly #read: LiveQuery<Read>;
	#start = 0;

	constructor({ live, storage, now }: App) {
		this.#storage = storage;
		this.#now = now;
		this.#read = live<Read>({
			collections: ['people', 'wins'],
			read: (signal) => this.#records(signal),
			initial: { shown: [], hasOthers: false, others: [], withWins: new Set(), next: 0 }
		});
	}

	/** True once the shelf has been read. */
	get isLoaded(): boolean {
		return this.#read.status === 'ready';
	}
	/**
	 * At most six people: those the user put here first, then those of the diary, each in the order of the day.
	 */
	get shown(): readonly Person[] {
		return this.#read.value.shown;
	}
	/** True if there may be more than those shown. */
	get hasOthers(): boolean {
		return this.#read.value.hasOthers;
	}
	/** The people whom the user can put on the shelf, sorted by name. */
	get others(): readonly Person[] {
		return this.#read.value.others;
	}

	/** Returns whether the diary tells how long it has been since contact with a person. */
	isToldByDiary(id: PersonId): boolean {
		return this.#read.value.withWins.has(id);
	}

	load(): Promise<void> {
		return this.#read.load();
	}

	/** Shows the next names; after the last ones, the first again. */
	async showOthers(): Promise<void> {
		this.#start = this.#read.value.next;
		await this.#read.refresh();
	}

	/**
	 * Puts a person on the shelf, before those of the diary. `silence` is the user's estimate, or null if the
	 * diary tells. Resolves with the undo; with null, and nothing changed, if the person may not come up.
	 */
	async put(id: PersonId, silence: Silence | null): Promise<Undo | null> {
		const shelved = { at: localIso(this.#now()), silence };
		const undo = await this.#change(id, () => ({ shelved }));
		if (undo) this.#start = 0;
		return undo;
	}

	/** Puts a name to rest, so that it never comes up here; resolves as `put` does. */
	rest(id: PersonId): Promise<Undo | null> {
		return this.#change(id, () => ({ isAtRest: true, shelved: null }));
	}

	async #change(id: PersonId, changed: () => Partial<Person>): Promise<Undo | null> {
		let isThere = false;
		const written = await this.#storage.write(
			personWith(id, (present) => {
				isThere = mayComeUp(present);
				return isThere ? changed() : null;
			})
		);
		return isThere ? () => this.#storage.undo(written) : null;
	}

	async #records(signal: AbortSignal): Promise<Read> {
		const nowMs = this.#now();
		const today = dayAt(nowMs);
		const since = dayAt(nowMs - (quietDays - 1) * dayMs);
		const { people, totals, wins } = await silenceRecords(this.#storage, since);
		const able = people.filter(mayComeUp);
		const withWins = peopleInTotals(totals, today);
		const recent = peopleSince(wins, today);
		// The others need no read of their own.
		const isPossible = (person: Person) =>
			withWins.has(person.id)
				? Boolean(person.shelved) || !recent.has(person.id)
				: silenceOf(person, null, nowMs) !== null;
		const possible = inOrderOfTheDay(able.filter(isPossible), today);
		const isPut = ({ shelved }: Person) => Boolean(shelved);
		const order = [...possible.filter(isPut), ...possible.filter((person) => !isPut(person))];
		let start = this.#start < order.length ? this.#start : 0;
		const found = (from: number) => this.#from(order, from, withWins, nowMs, signal);
		let { shown, next } = await found(start);
		if (shown.length === 0 && start > 0) ({ shown, next } = await found((start = 0)));
		return {
			shown,
			hasOthers: start > 0 || next < order.length,
			others: byName(able.filter((person) => !shown.includes(person) || !isPut(person))),
			withWins,
			next
		};
	}

	/** Returns the first six silent people from a position in the order, and the position of the seventh. */
	async #from(
		order: readonly Person[],
		start: number,
		withWins: ReadonlySet<PersonId>,
		nowMs: number,
		signal: AbortSignal
	): Promise<{ shown: Person[]; next: number }> {
		const shown: Person[] = [];
		let next = start;
		for (; next < order.length && !signal.aborted; next++) {
			const person = order[next]!;
			const [last] = withWins.has(person.id)
				? await latestWinsWith(this.#storage, person.id, dayAt(nowMs), 1)
				: [];
			if (!silenceOf(person, last ?? null, nowMs)) continue;
			if (shown.length === atOnce) break;
			shown.push(person);
		}
		return { shown, next };
	}
}

function peopleInTotals(totals: readonly MonthTotals[], today: Day): Set<PersonId> {
	const found = new Set<PersonId>();
	for (const { id: month, counts } of totals)
		if (month <= today.slice(0, 7))
			for (const [counted, count] of Object.entries(counts))
				if (count > 0 && counted.startsWith(mark))
					found.add(counted.slice(mark.length) as PersonId);
	return found;
}

/** Returns the people of these wins. Future days do not count, since a clock may have been ahead. */
function peopleSince(wins: readonly Win[], today: Day): Set<PersonId> {
	return new Set(wins.flatMap(({ at, people }) => (dayOf(at) <= today ? people : [])));
}
