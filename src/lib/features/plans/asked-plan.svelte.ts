import { Latest } from '#lib/async/latest.ts';
import type { CardId } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { App, Reader } from '#lib/app/app.svelte.ts';
import { PlanDrafts } from './plan-drafts.ts';

/** The form of a new plan that an address requests: one for a card, one for a person, or none. */
export interface AskedPlan {
	cardId: CardId | null;
	personId: PersonId | null;
}

/** Reads the drafts of the plan forms for what an address requests. */
export class AskedPlans {
	readonly #drafts: PlanDrafts;
	readonly #reader: Reader;
	readonly #latest = new Latest();
	#latestAsked = $state.raw<AskedPlan | null>(null);

	constructor(app: App) {
		this.#drafts = app.part(PlanDrafts);
		this.#reader = app.reader();
	}

	/** The latest request; null until the drafts of its forms have been read. */
	get latest(): AskedPlan | null {
		return this.#latestAsked;
	}

	/** Reads the drafts, then shows the request in this query of an address. */
	async open(query: URLSearchParams | undefined): Promise<void> {
		const signal = this.#latest.begin();
		await this.#reader.read(() => this.#drafts.load());
		if (signal.aborted) return;
		this.#latestAsked = {
			cardId: (query?.get('card') ?? null) as CardId | null,
			personId: (query?.get('person') ?? null) as PersonId | null
		};
	}

	/** Ignores a pending read. Call it when the user leaves the screen. */
	end(): void {
		this.#latest.cancel();
		this.#reader.end();
	}
}
