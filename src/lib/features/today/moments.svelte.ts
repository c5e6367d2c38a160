import { SerialQueue } from '#lib/async/serial-queue.ts';
import { dayAt } from '#lib/core/day.ts';
import {
	isKindToSee,
	mayComeBack,
	mostTries,
	placesToTry,
	restoredHandedBack,
	resting,
	withHandedBack,
	type HandedBack
} from './good-moment.ts';
import { goodnessOf } from '#lib/core/moment.ts';
import type { Person } from '#lib/core/person.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { StorageChange } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { winsAtPlace } from '#lib/storage/pond-records.ts';
import { readingOf } from '#lib/storage/queries.ts';

/** A win shown as a good moment, with the names of its people. */
export interface GoodMoment {
	win: Win;
	names: readonly string[];
	/** True if it was shown within the last fortnight and comes again because no other is left. */
	isAgain: boolean;
}

/** A win to show, null for none, and the wins that rest. */
interface Found {
	win: Win | null;
	rest: readonly HandedBack[];
	isAgain: boolean;
}

/** The number of wins among which a place of the pond chooses. */
const mostAtPlace = 8;

/** Shows a good win from the diary when the user requests one. */
export class Moments {
	readonly #app: App;
	/** Runs calls of `show` in order, so that two taps show two wins. */
	readonly #queue = new SerialQueue();
	/** Aborted by `close`, so that a pending `show` displays nothing afterwards. */
	#visit = new AbortController();
	readonly #shown: LiveQuery<GoodMoment | null>;
	readonly #isAny: LiveQuery<boolean>;
	#chosen: { id: WinId; isAgain: boolean } | null = null;
	#isOpen = $state.raw(false);

	constructor(app: App, chance: () => number = Math.random) {
		this.#app = app;
		this.#shown = app.live<GoodMoment | null>({
			collections: ['wins', 'people'],
			isAffected: ({ written }) =>
				this.#chosen !== null &&
				(written === null ||
					written.some(({ collection, id }) => collection === 'people' || id === this.#chosen?.id)),
			read: () => this.#read(),
			initial: null,
			onread: (moment) => {
				if (this.#chosen && !moment) this.close();
			}
		});
		this.#isAny = app.live({
			collections: ['wins', 'people'],
			isAffected: changesGoodMoments,
			read: () => this.#readIsAny(chance),
			initial: false
		});
	}

	/** The good moment on screen; null while closed, or when no win qualifies. */
	get present(): GoodMoment | null {
		const moment = this.#shown.value;
		return this.#isOpen ? moment : null;
	}
	/** True from `show` until `close`. */
	get isOpen(): boolean {
		return this.#isOpen;
	}
	/** True if there is a win to show; false until that has been read. */
	get isAny(): boolean {
		return this.#isAny.value;
	}

	/** Reads `isAny` without showing a win. */
	look(): Promise<void> {
		return this.#isAny.load();
	}

	/**
	 * Shows a good win that does not rest, or else the one shown longest ago. `chance` returns numbers from 0
	 * inclusive to 1 exclusive.
	 */
	show(chance: () => number = Math.random): Promise<void> {
		return this.#show(() => this.#found(chance));
	}

	/** Shows one of the newest wins at a place of the pond; a good one from anywhere if none may come back. */
	showAt(place: number, chance: () => number = Math.random): Promise<void> {
		return this.#show(async () => (await this.#foundAt(place, chance)) ?? this.#found(chance));
	}

	#show(find: () => Promise<Found>): Promise<void> {
		const { signal } = this.#visit;
		return this.#queue.run(async () => {
			const { win, rest, isAgain } = await find();
			if (signal.aborted) return;
			this.#chosen = win && { id: win.id, isAgain };
			await this.#shown.refresh();
			if (signal.aborted) return;
			this.#isOpen = true;
			if (!win) return;
			try {
				const handedBack = withHandedBack(rest, win.id, dayAt(this.#app.now()));
				await this.#app.storage.writeMeta('moments', { handedBack });
			} catch {
				// The win is shown all the same. It may only come again sooner.
			}
		});
	}

	close(): void {
		this.#visit.abort();
		this.#visit = new AbortController();
		this.#isOpen = false;
		this.#chosen = null;
		void this.#shown.refresh();
	}

	/**
	 * Returns the win to show (null if none) and the wins that rest. `isAgain` is true if only resting wins
	 * are left.
	 */
	async #found(chance: () => number): Promise<Found> {
		const { storage, now } = this.#app;
		const [people, saved] = await Promise.all([storage.all('people'), storage.readMeta('moments')]);
		const rest = resting(restoredHandedBack(saved), dayAt(now()));
		const fresh = await this.#fresh(rest, people, chance);
		const win = fresh ?? (await this.#longestAgo(rest, people));
		return { win, rest, isAgain: fresh === null };
	}

	/** Returns a random one of the newest wins at a place, rested ones first; null if none may come back. */
	async #foundAt(place: number, chance: () => number): Promise<Found | null> {
		const { storage, now } = this.#app;
		const [people, kept, newest] = await Promise.all([
			storage.all('people'),
			storage.readMeta('moments'),
			winsAtPlace(storage, place, mostAtPlace)
		]);
		const rest = resting(restoredHandedBack(kept), dayAt(now()));
		const rested = new Set<WinId>(rest.map(({ id }) => id));
		const wins = newest.filter((win) => isKindToSee(win) && mayComeBack(win, people));
		const fresh = wins.filter(({ id }) => !rested.has(id));
		const from = fresh.length > 0 ? fresh : wins;
		const win = from[Math.min(from.length - 1, Math.floor(chance() * from.length))];
		return win ? { win, rest, isAgain: fresh.length === 0 } : null;
	}

	/** Returns a random win that does not rest, treasured ones before those with a high lift. */
	async #fresh(
		rest: readonly HandedBack[],
		people: readonly Person[],
		chance: () => number
	): Promise<Win | null> {
		const { storage } = this.#app;
		const rested = new Set<WinId>(rest.map(({ id }) => id));
		for (const goodness of [2, 1] as const) {
			for (const place of placesToTry(await readingOf(storage).goodWinCount(goodness), chance)) {
				const win = await readingOf(storage).goodWinAt(goodness, place);
				if (win && !rested.has(win.id) && mayComeBack(win, people)) return win;
			}
		}
		return null;
	}

	async #readIsAny(chance: () => number): Promise<boolean> {
		const { win } = await this.#found(chance);
		if (win) return true;
		// Not all wins were tried, so one of the others may qualify.
		const queries = readingOf(this.#app.storage);
		const counts = await Promise.all([queries.goodWinCount(1), queries.goodWinCount(2)]);
		return Math.max(...counts) > mostTries;
	}

	async #longestAgo(rest: readonly HandedBack[], people: readonly Person[]): Promise<Win | null> {
		for (const { id } of rest.slice(0, mostTries)) {
			const win = await this.#app.storage.win(id);
			if (win && goodnessOf(win) !== null && mayComeBack(win, people)) return win;
		}
		return null;
	}

	/** Reads the chosen win and its people; null if the win may no longer be shown. */
	async #read(): Promise<GoodMoment | null> {
		if (!this.#chosen) return null;
		const { id, isAgain } = this.#chosen;
		const { storage } = this.#app;
		const [win, people] = await Promise.all([storage.win(id), storage.all('people')]);
		return win && mayComeBack(win, people) ? { win, names: namesIn(win, people), isAgain } : null;
	}
}

/** Returns true if a change may add the first good win or remove the last one. */
function changesGoodMoments({ written }: StorageChange): boolean {
	if (written === null) return true;
	return written.some(
		(one) =>
			one.collection === 'people' ||
			(one.collection === 'wins' &&
				[one.before, one.after].some((win) => win && goodnessOf(win) !== null))
	);
}

function namesIn(win: Win, people: readonly Person[]): string[] {
	return win.people.flatMap((id) => people.find((person) => person.id === id)?.name ?? []);
}
