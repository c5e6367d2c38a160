import type { Month } from '#lib/core/totals.ts';
import type { MonthState } from '#lib/storage/month-indexes.ts';
import { monthFilterOf, type MonthFilter } from './month-filter.ts';
import type { MonthIndex } from './search.ts';

/** The highest size of the indexes in memory, in bytes. All indexes of a long diary can take 25 MB. */
const mostBytes = 6_000_000;

/** The filter of every month whose index has been seen, and the indexes that were used last. */
export class IndexCache {
	readonly #filters = new Map<Month, { revision: string; filter: MonthFilter }>();
	/** The index that was used last is the last one. */
	readonly #indexes = new Map<Month, { revision: string; index: MonthIndex; bytes: number }>();
	#bytes = 0;

	/** Returns the filter of a month in that state; undefined if it is unknown. */
	filter([month, revision]: MonthState): MonthFilter | undefined {
		const known = this.#filters.get(month);
		return known?.revision === revision ? known.filter : undefined;
	}

	/** Returns the index of a month in that state; undefined if it is not in memory. */
	index([month, revision]: MonthState): MonthIndex | undefined {
		const known = this.#indexes.get(month);
		if (known?.revision !== revision) return undefined;
		this.#indexes.delete(month);
		this.#indexes.set(month, known);
		return known.index;
	}

	/** Adds an index, in place of others only if `isUsed`. */
	add(state: MonthState, index: MonthIndex, isUsed: boolean): void {
		const [month, revision] = state;
		if (!this.filter(state)) this.#filters.set(month, { revision, filter: monthFilterOf(index) });
		this.#remove(month);
		const bytes = sizeOf(index);
		if (!isUsed && this.#bytes + bytes > mostBytes) return;
		this.#indexes.set(month, { revision, index, bytes });
		this.#bytes += bytes;
		for (const oldest of this.#indexes.keys()) {
			if (this.#bytes <= mostBytes || oldest === month) break;
			this.#remove(oldest);
		}
	}

	#remove(month: Month): void {
		this.#bytes -= this.#indexes.get(month)?.bytes ?? 0;
		this.#indexes.delete(month);
	}
}

function sizeOf({ ids, days, keys, keyLengths, blockStarts, places, placeStarts }: MonthIndex) {
	const arrays = [days, keys, keyLengths, blockStarts, places, placeStarts];
	return arrays.reduce((sum, { byteLength }) => sum + byteLength, ids.length);
}
