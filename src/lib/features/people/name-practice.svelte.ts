import type { App } from '#lib/app/app.svelte.ts';
import { singleFlight } from '#lib/async/single-flight.ts';
import { mostNamesAtATime, namesToPractise, type Practised } from '#lib/core/name-review.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { nameRecords } from '#lib/storage/people-records.ts';
import { reviewed } from './name-schedule.ts';

/** A round of a few names to recall, one after the other. Each visit of the screen makes its own. */
export class NamePractice {
	/** The people to practise now. The first read begins a round. */
	readonly #names: LiveQuery<readonly Practised[]>;
	#round = $state.raw<readonly Practised[]>([]);
	#position = $state.raw(0);
	#hasMore = $state.raw(false);
	#isBegun = $state.raw(false);
	#isNameShown = $state.raw(false);

	/** Stores the answer and moves on to the next name. Ignores calls while one is pending (double taps). */
	readonly answer: (wasRecalled: boolean) => Promise<void>;

	constructor({ live, storage, now }: App) {
		this.#names = live<readonly Practised[]>({
			collections: ['people'],
			read: async () => {
				const { people, lines, reviews } = await nameRecords(storage);
				return namesToPractise(people, lines, reviews, now());
			},
			initial: [],
			onread: (names) => (this.#isBegun ? this.#dropAllBut(names) : this.#beginWith(names))
		});
		this.answer = singleFlight(async (wasRecalled) => {
			const id = this.present?.id;
			if (!id) return;
			const nowMs = now();
			await storage.write([
				{
					collection: 'nameReviews',
					id,
					next: (before) => reviewed(id, before, wasRecalled, nowMs)
				}
			]);
			this.skip();
		});
	}

	/**
	 * The person whose name is to be recalled; null when the round is over or there is no name to practise.
	 */
	get present(): Practised | null {
		this.#names.subscribe();
		return this.#round[this.#position] ?? null;
	}
	get isNameShown(): boolean {
		return this.#isNameShown;
	}
	/** True once a round has begun, even without a name. */
	get isBegun(): boolean {
		this.#names.subscribe();
		return this.#isBegun;
	}
	/** True once every name of the round has been practised or skipped. */
	get isOver(): boolean {
		return this.#round.length > 0 && this.present === null;
	}
	/** True if there were more names than fit in a round. */
	get hasMore(): boolean {
		return this.#hasMore;
	}

	/** Begins a round; resolves when it has begun. */
	begin(): Promise<void> {
		this.#isBegun = false;
		return this.#names.refresh();
	}

	/** Shows the name of the present person. */
	showName(): void {
		this.#isNameShown = true;
	}

	/** Moves on to the next name without storing anything. */
	skip(): void {
		this.#position++;
		this.#isNameShown = false;
	}

	#beginWith(names: readonly Practised[]): void {
		this.#round = names.slice(0, mostNamesAtATime);
		this.#hasMore = names.length > mostNamesAtATime;
		this.#position = 0;
		this.#isNameShown = false;
		this.#isBegun = true;
	}

	/** Drops people from the rest of the round who were since deleted or marked "not now". */
	#dropAllBut(names: readonly Practised[]): void {
		const fitting = new Set(names.map(({ id }) => id));
		const [asked, ahead] = [
			this.#round.slice(0, this.#position),
			this.#round.slice(this.#position)
		];
		const left = ahead.filter(({ id }) => fitting.has(id));
		if (left.length === ahead.length) return;
		if (left[0] !== ahead[0]) this.#isNameShown = false;
		this.#round = [...asked, ...left];
	}
}
