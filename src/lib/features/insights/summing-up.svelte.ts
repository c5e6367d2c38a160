import type { App } from '#lib/app/app.svelte.ts';
import { dayOf, type Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import { readingOf } from '#lib/storage/queries.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { emptySummary, summaryWith, type Summary } from './numbers/summary.ts';
import type { DaySpan } from './span.ts';

/** The selection of wins for a summary. */
export interface Scope {
	span: DaySpan;
	isTreasuredOnly: boolean;
}

/** A summary with the choice that it was made for. */
interface Scoped {
	scope: Scope;
	summary: Summary;
}

/** A summary of the wins in a span. It is read month by month, since a year can have many wins. */
export class SummingUp {
	readonly #storage: DiaryDatabase;
	readonly #query: LiveQuery<Scoped | null>;
	#scope: Scope | null = null;
	#readSoFar = $state.raw<number | null>(null);

	constructor({ live, storage }: App) {
		this.#storage = storage;
		this.#query = live<Scoped | null>({
			collections: ['wins'],
			initial: null,
			read: (signal) => this.#read(signal)
		});
	}

	/** The latest summary that is ready; null if none was requested. */
	get summary(): Summary | null {
		return this.#latest?.summary ?? null;
	}
	/** The wins that `summary` is about: those of an earlier choice while a newer summary is pending. */
	get scope(): Scope | null {
		return this.#latest?.scope ?? null;
	}
	/** False while `summary` is about an earlier choice, or null. */
	get isCurrent(): boolean {
		// `#readSoFar` changes with the choice, which is not state because an effect sets and reads it.
		return this.#readSoFar === null && this.#latest?.scope === this.#scope;
	}
	/** The number of wins read so far for the pending summary; null if none is pending. */
	get readSoFar(): number | null {
		return this.#readSoFar;
	}

	/** Makes the summary of a span, of all wins or only the treasured ones. Cancels a pending summary. */
	sumUp(span: DaySpan, isTreasuredOnly: boolean): Promise<void> {
		this.#scope = { span, isTreasuredOnly };
		return this.#query.refresh();
	}

	/** Clears the summary and cancels a pending one. */
	clear(): void {
		this.#scope = null;
		void this.#query.refresh();
	}

	get #latest(): Scoped | null {
		const { value } = this.#query;
		return this.#scope && value;
	}

	async #read(signal: AbortSignal): Promise<Scoped | null> {
		const scope = this.#scope;
		this.#readSoFar = scope && 0;
		if (!scope) return null;
		const { span, isTreasuredOnly } = scope;
		try {
			let summary = emptySummary;
			let count = 0;
			const { months, winsIn } = readingOf(this.#storage);
			for (const month of (await months()).filter((each) => overlaps(each, span))) {
				const wins = await winsIn(month);
				if (signal.aborted) break;
				const inside = wins.filter(({ at }) => isWithin(dayOf(at), span));
				summary = summaryWith(
					summary,
					inside.filter(({ treasured }) => treasured || !isTreasuredOnly)
				);
				this.#readSoFar = count += inside.length;
			}
			return { scope, summary };
		} finally {
			if (!signal.aborted) this.#readSoFar = null;
		}
	}
}

function isWithin(day: Day, { from, to }: DaySpan): boolean {
	return day >= from && day <= to;
}

function overlaps(month: Month, { from, to }: DaySpan): boolean {
	return month >= from.slice(0, 7) && month <= to.slice(0, 7);
}
