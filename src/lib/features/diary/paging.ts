import type { Day } from '#lib/core/day.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import type { WinRange } from '#lib/storage/diary-records.ts';
import { endOf, placeOf, type WinPlace } from '#lib/storage/queries.ts';

/** Number of wins per page: about three screens of a phone. */
export const pageLength = 10;
/** Maximum number of wins on screen without a search. */
export const mostOnScreen = 100;

/** The wins on screen, newest first; `hasNewer` is true if the diary has newer ones. */
interface Shown {
	wins: readonly Win[];
	hasNewer: boolean;
}

/** Returns the first page: from the end of a month or day on, or from the newest win for null. */
export function firstPage(from: Month | Day | null): WinRange {
	const day = from && ((from.length === 7 ? `${from}-99` : from) as Day);
	return { from: day && endOf(day), newer: 0, older: pageLength };
}

/** Returns the page that begins with a win. */
export function pageFrom(win: Pick<Win, 'at' | 'id'>): WinRange {
	return { from: placeAbove(win), newer: 0, older: pageLength };
}

/**
 * Returns the range on screen plus a page of older wins, at most `mostOnScreen` wins. The newest are dropped
 * first.
 */
export function withOlder({ wins, hasNewer }: Shown): WinRange {
	const count = Math.min(wins.length + pageLength, mostOnScreen);
	const leaving = wins.length + pageLength - count;
	const first = wins[leaving];
	const isFromNewest = !first || (leaving === 0 && !hasNewer);
	return { from: isFromNewest ? null : placeAbove(first), newer: 0, older: count };
}

/**
 * Returns the range on screen plus a page of newer wins, at most `mostOnScreen` wins. The oldest are dropped
 * first.
 */
export function withNewer({ wins }: Shown): WinRange {
	const first = wins[0];
	return {
		from: first ? placeAbove(first) : null,
		newer: pageLength,
		older: Math.min(wins.length, mostOnScreen - pageLength)
	};
}

/**
 * Returns a range of the same length from the newest win on. Use it for a range with nothing newer, so that
 * added wins join it.
 */
export function fromNewest({ newer, older }: WinRange): WinRange {
	return { from: null, newer: 0, older: newer + older };
}

/**
 * Returns the wins, with the previous object of each unchanged win, so that only changed wins are rendered
 * again.
 */
export function withKnown(wins: readonly Win[], before: readonly Win[]): readonly Win[] {
	const known = new Map(before.map((win) => [win.id, win]));
	return wins.map((win) => {
		const same = known.get(win.id);
		return same?.revision === win.revision ? same : win;
	});
}

/** The place just above a win, even if the win is deleted. */
function placeAbove(win: Pick<Win, 'at' | 'id'>): WinPlace {
	return { ...placeOf(win), id: `${win.id}\uffff` };
}
