import type { Month } from '#lib/domain/totals.ts';

/** How many different people were named. */
export interface Reach {
	/** How often somebody was named: each person once an entry. */
	count: number;
	/** How many different people there were in all. */
	people: number;
	/** Months in which somebody was named, the earliest first. */
	months: { month: Month; people: number; peopleSoFar: number }[];
}

/** How many different people were named, by month and up to then; `named` comes with the earliest first. */
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
