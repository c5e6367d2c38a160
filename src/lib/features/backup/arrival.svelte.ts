import type { App } from '#lib/app/app.svelte.ts';
import { StoredSetting } from './stored-setting.svelte.ts';

/** `question` until the first answer, `import` after a yes, `nothing` once it is settled or not needed. */
export type ArrivalStep = 'nothing' | 'question' | 'import';

/** Stored in the database: its field and values must never change. */
interface StoredArrival {
	step: ArrivalStep;
}

/**
 * The first start of the app on the home screen of an iPhone or iPad. Its storage is empty, even if the user
 * has a diary in Safari.
 */
export class Arrival {
	readonly #app: App;
	readonly #stored: StoredSetting<StoredArrival | null>;
	#step = $state.raw<ArrivalStep>('nothing');

	constructor(app: App) {
		this.#app = app;
		this.#stored = new StoredSetting<StoredArrival | null>(app.storage, 'arrival', null);
	}

	get step(): ArrivalStep {
		return this.#step;
	}

	/** Reads what the user has answered. The first start with an empty diary begins with the question. */
	async load(): Promise<void> {
		await this.#stored.load();
		// Stored at once: the question stays until it is answered, even if the user writes something first.
		if (!this.#stored.value && (await isEmptyDiary(this.#app))) await this.turnTo('question');
		this.#step = this.#stored.value?.step ?? 'nothing';
	}

	/** Goes to a step; on a full disk, only until the page is closed. */
	async turnTo(step: ArrivalStep): Promise<void> {
		await this.#stored.remember({ step });
		this.#step = step;
	}
}

/** Returns whether a diary has no win, no person and no plan. */
export async function isEmptyDiary({ storage }: App): Promise<boolean> {
	if ((await storage.winCount()) > 0) return false;
	const others = await Promise.all([storage.all('people'), storage.all('plans')]);
	return others.every((records) => records.length === 0);
}
