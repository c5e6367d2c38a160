import { dayOf, type Day } from '#lib/domain/day.ts';
import type { DaySpan } from '#lib/domain/span.ts';
import type { Month } from '#lib/domain/totals.ts';
import { emptySummary, summaryWith, type Summary } from '#lib/insights/summary.ts';
import type { App } from './app.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';

export { mostNotes, type RatingCounts, type Summary } from '#lib/insights/summary.ts';

/** What the wins of a span come to. */
export class SummingUp {
	readonly #app: App;
	#summary = $state.raw<Summary | null>(null);
	#readSoFar = $state.raw<number | null>(null);
	#asked: { span: DaySpan; isTreasuredAlone: boolean } | null = null;

	constructor(app: App) {
		this.#app = app;
		app.follow(async (lists) => {
			if (lists.has('wins') && this.#asked)
				await this.sumUp(this.#asked.span, this.#asked.isTreasuredAlone);
		});
	}

	/** The summary that was asked for last; null before it is ready. */
	get summary(): Summary | null {
		return this.#summary;
	}
	/** How many entries have been read for one that is on its way; null when none is. */
	get readSoFar(): number | null {
		return this.#readSoFar;
	}

	/** Reads the wins of a span, or the treasured ones alone, the latest first; an older wish gives way. */
	async sumUp(span: DaySpan, isTreasuredAlone: boolean): Promise<void> {
		const asked = { span, isTreasuredAlone };
		this.#asked = asked;
		this.#readSoFar = 0;
		try {
			let summary = emptySummary;
			let read = 0;
			const months = await readingOf(this.#app.storage).months();
			for (const month of months.filter((each) => overlaps(each, span))) {
				const wins = await readingOf(this.#app.storage).winsIn(month);
				if (this.#asked !== asked) return;
				const inside = wins.filter(({ at }) => isWithin(dayOf(at), span));
				summary = summaryWith(
					summary,
					inside.filter(({ treasured }) => treasured || !isTreasuredAlone)
				);
				this.#readSoFar = read += inside.length;
			}
			if (this.#asked !== asked) return;
			this.#summary = summary;
		} finally {
			if (this.#asked === asked) this.#readSoFar = null;
		}
	}

	/** Leaves a summary that is on its way, and shows none. */
	leave(): void {
		this.#asked = null;
		this.#summary = null;
		this.#readSoFar = null;
	}
}

function isWithin(day: Day, { from, to }: DaySpan): boolean {
	return day >= from && day <= to;
}

function overlaps(month: Month, { from, to }: DaySpan): boolean {
	return month >= from.slice(0, 7) && month <= to.slice(0, 7);
}
