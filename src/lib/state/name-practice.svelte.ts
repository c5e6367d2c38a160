import { mostNamesAtATime, namesToPractise, type Practised } from '#lib/domain/name-review.ts';
import type { App } from './app.svelte.ts';
import { reviewed } from './name-schedule.ts';

/** A few names to recall, one after the other. */
export class NamePractice {
	readonly #app: App;
	#round = $state.raw<readonly Practised[]>([]);
	#at = $state.raw(0);
	#hasMore = $state.raw(false);
	#isLoaded = $state.raw(false);
	#isNameShown = $state.raw(false);
	#isAnswering = false;

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			// Whoever is marked "not now" or let go of meanwhile is not asked about any more.
			if (lists.has('people') && this.#isLoaded) await this.#check();
		});
	}

	/** Whose name is to be recalled; null when the round is over, or there is nothing to practise. */
	get present(): Practised | null {
		return this.#round[this.#at] ?? null;
	}
	get isNameShown(): boolean {
		return this.#isNameShown;
	}
	get isLoaded(): boolean {
		return this.#isLoaded;
	}
	/** Whether a round has come to its end. */
	get isOver(): boolean {
		return this.#round.length > 0 && this.present === null;
	}
	/** Whether there are more names for another round. */
	get hasMore(): boolean {
		return this.#hasMore;
	}

	/** Begins a round. */
	async begin(): Promise<void> {
		const names = await this.#names();
		this.#round = names.slice(0, mostNamesAtATime);
		this.#hasMore = names.length > mostNamesAtATime;
		this.#at = 0;
		this.#isNameShown = false;
		this.#isLoaded = true;
	}

	/** Leaves the round. */
	leave(): void {
		this.#round = [];
		this.#at = 0;
		this.#isLoaded = false;
	}

	showName(): void {
		this.#isNameShown = true;
	}

	/** Goes on to the next one and keeps nothing. */
	skip(): void {
		this.#goOn();
	}

	/** Keeps whether the name was recalled, and goes on to the next one; two taps at once are one answer. */
	async answer(wasRecalled: boolean): Promise<void> {
		const { present } = this;
		if (!present || this.#isAnswering) return;
		this.#isAnswering = true;
		const { id } = present;
		const nowMs = this.#app.now();
		try {
			await this.#app.storage.write([
				{ list: 'nameReviews', id, next: (before) => reviewed(id, before, wasRecalled, nowMs) }
			]);
			this.#goOn();
		} finally {
			this.#isAnswering = false;
		}
	}

	#goOn(): void {
		this.#at++;
		this.#isNameShown = false;
	}

	async #names(): Promise<Practised[]> {
		const { storage, now } = this.#app;
		const [people, lines, reviews] = await Promise.all([
			storage.all('people'),
			storage.all('remembered'),
			storage.all('nameReviews')
		]);
		return namesToPractise(people, lines, reviews, now());
	}

	async #check(): Promise<void> {
		const fitting = new Set((await this.#names()).map(({ id }) => id));
		const gone = ({ id }: Practised) => !fitting.has(id);
		if (!this.#round.slice(this.#at).some(gone)) return;
		if (this.present && gone(this.present)) this.#isNameShown = false;
		const ahead = this.#round.slice(this.#at).filter((one) => !gone(one));
		this.#round = [...this.#round.slice(0, this.#at), ...ahead];
	}
}
