import { whenHiddenOnIos } from '#lib/platform/resting.ts';
import type { App } from './app.svelte.ts';

/** A write that was about to begin opens the diary once more; it is closed again after this time. */
const againMs = 500;

/**
 * On an iPhone or iPad, closes the diary while this page is hidden: if the page is stopped, it holds up no other
 * one. Workers rest by themselves. Claims of drafts stay, since a hidden tab still shows the words.
 */
export class Resting {
	readonly #storage: App['storage'];
	#isBegun = false;

	constructor({ storage }: Pick<App, 'storage'>) {
		this.#storage = storage;
	}

	/** Begins to follow whether the page is hidden; further calls do nothing. */
	begin(): void {
		if (this.#isBegun) return;
		this.#isBegun = true;
		let again: ReturnType<typeof setTimeout>;
		whenHiddenOnIos(
			() => {
				this.#storage.rest();
				again = setTimeout(() => this.#storage.rest(), againMs);
			},
			() => {
				clearTimeout(again);
				void this.#storage.check().catch(() => {});
			}
		);
	}
}
