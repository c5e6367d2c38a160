import type { Month } from '#lib/core/totals.ts';

/** The number of different people named in wins. */
export interface Reach {
	/** Number of times a person was named, each person once per win. */
	count: number;
	/** Number of different people in total. */
	people: number;
	/** The months in which a person was named, earliest first. */
	months: { month: Month; people: number; peopleSoFar: number }[];
}

/**
 * Counts the different people named, by month and up to that month. `named` must have the earliest month
 * first.
 */
export function reachOf(named: readonly { month: Month; id: string; count: number }[]): Reach {
	const seen = new Set<string>();
	const months = new Map<Month, { ids: Set<string>; peopleSoFar: number }>();
	let count = 0;
	for (const one of named) {
		count += one.count;
		const month = months.get(one.month) ?? { ids: new Set(), peopleSoFar: 0 };
		months.set(one.month, month);
		month.ids.add(one.id);
		seen.add(one.id);
		month.peopleSoFar = seen.size;
	}
	return {
		count,
		people: seen.size,
		months: [...months].map(([month, { ids, peopleSoFar }]) => ({
			month,
			people: ids.size,
			peopleSoFar
		}))
	};
}
