import { instantOf, localIso } from '#lib/core/day.ts';
import { presentEnergy, type CheckIn } from '#lib/core/energy.ts';
import { newId, type DiaryDatabase } from '#lib/storage/database.ts';

/** Slider changes within a minute update one check-in: the keyboard moves it step by step. */
const oneCheckInMs = 60_000;

interface Reading {
	energy: number;
	atMs: number;
}

/** The user's energy, 0 to 100, as it was last set in any tab. */
export class Energy {
	readonly #storage: Pick<DiaryDatabase, 'write'>;
	readonly #now: () => number;
	#checkIns = $state.raw<readonly CheckIn[]>([]);
	/** The energy set in this tab. It counts at once, before it is read back. */
	#own = $state.raw<Reading | null>(null);
	#checkIn: { id: string; begunMs: number } | null = null;
	#nowMs = $state.raw(0);
	/** The energy under the thumb of a slider that is still moving. */
	#preview = $state.raw<number | null>(null);
	readonly #current = $derived.by(() =>
		this.#preview === null
			? presentEnergy(this.#latest(), this.#nowMs)
			: { energy: this.#preview, isKnown: true }
	);

	constructor(storage: Pick<DiaryDatabase, 'write'>, now: () => number) {
		this.#storage = storage;
		this.#now = now;
		this.#nowMs = now();
	}

	/** The energy to assume, and whether it was set in the last six hours. */
	get current(): { energy: number; isKnown: boolean } {
		return this.#current;
	}

	/** Shows the given check-ins as of `nowMs`. */
	show(checkIns: readonly CheckIn[], nowMs: number): void {
		this.#checkIns = checkIns;
		this.#nowMs = nowMs;
	}

	/** True while `current` is an energy that was not set yet. */
	get isPreview(): boolean {
		return this.#preview !== null;
	}

	/** Shows an energy that is not set yet; null ends this. */
	preview(energy: number | null): void {
		this.#preview = energy;
	}

	/** Shows an energy at once; call the returned function to store it as a check-in. */
	set(energy: number): () => Promise<void> {
		const nowMs = this.#now();
		if (this.#checkIn === null || Math.abs(nowMs - this.#checkIn.begunMs) > oneCheckInMs)
			this.#checkIn = { id: newId(nowMs), begunMs: nowMs };
		const { id } = this.#checkIn;
		this.#preview = null;
		this.#own = { energy, atMs: nowMs };
		this.#nowMs = nowMs;
		return async () => {
			await this.#storage.write([
				{ collection: 'checkIns', id, next: () => ({ id, at: localIso(nowMs), energy }) }
			]);
		};
	}

	/** The latest by instant, not by calendar day. Ignores readings from the future. */
	#latest(): Reading | null {
		const read = this.#checkIns.map(({ energy, at }) => ({ energy, atMs: instantOf(at) }));
		const all = this.#own ? [...read, this.#own] : read;
		return all.reduce<Reading | null>(
			(latest, one) =>
				one.atMs <= this.#nowMs && (latest === null || one.atMs >= latest.atMs) ? one : latest,
			null
		);
	}
}
