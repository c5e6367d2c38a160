import type { LinesByCloseness } from '#lib/core/closeness.ts';
import type { TakeBackLines, TakeBackWay } from '#lib/core/take-back.ts';
import { LineOffer } from './line-offer.svelte.ts';

/** The lines with which the user can take something back, for the person of the message. */
export class TakingBack extends LineOffer<TakeBackLines> {
	#way = $state.raw<TakeBackWay | null>(null);

	/** The way that the user has chosen; null at first. */
	get way(): TakeBackWay | null {
		return this.#way;
	}

	pickWay(way: TakeBackWay): void {
		this.#way = way;
		this.restart();
	}

	protected among(lines: TakeBackLines): LinesByCloseness | null {
		return this.#way && lines[this.#way];
	}

	protected async fetched(): Promise<TakeBackLines> {
		return (await import('#lib/content/en/take-back.ts')).takeBackLines;
	}
}
