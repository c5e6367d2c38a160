import { localIso } from '#lib/domain/day.ts';
import { blankWin, keptDetails, type WinDetails, type WinId } from '#lib/domain/win.ts';
import { newId, type Change, type Storage } from '#lib/storage/storage.ts';

/** A win that has been saved, and how to take it back. */
export interface Logged {
	id: WinId;
	/** Takes the win back, with what suggestions learn from it. */
	undo: () => Promise<void>;
}

/** Logging wins, and how many there are. */
export class Journal {
	readonly #storage: Storage;
	readonly #now: () => number;
	#count = $state.raw<number | null>(null);

	constructor(storage: Storage, now: () => number) {
		this.#storage = storage;
		this.#now = now;
	}

	/** How many wins there are in all; null before that has been read. */
	get count(): number | null {
		return this.#count;
	}

	async loadCount(): Promise<void> {
		this.#count = await this.#storage.winCount();
	}

	/** The details that a win logged at this moment begins with. */
	blank(): WinDetails {
		return blankWin(localIso(this.#now()));
	}

	/**
	 * Saves a new win, and drops the draft it came from; resolves when it is on the disk. `energy` is
	 * the energy gone by at that moment, 0 to 100.
	 */
	async log(details: WinDetails, energy: number, dropDraft?: string): Promise<Logged> {
		const nowMs = this.#now();
		const id = newId(nowMs) as WinId;
		const kept = keptDetails(details);
		const { cardId } = kept;
		const changes: Change[] = [{ list: 'wins', id, next: () => ({ ...kept, id }) }];
		if (cardId !== null) {
			const choiceId = newId(nowMs);
			changes.push({
				list: 'choices',
				id: choiceId,
				next: () => ({
					id: choiceId,
					at: localIso(nowMs),
					kind: 'done',
					cardId,
					energy,
					winId: id,
					probability: null
				})
			});
		}
		const written = await this.#storage.write(changes, { dropDraft });
		return { id, undo: () => this.#storage.undo(written) };
	}
}
