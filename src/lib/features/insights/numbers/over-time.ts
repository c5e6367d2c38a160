import type { Month } from '#lib/core/totals.ts';
import type { Rating } from '#lib/core/win.ts';
import {
	countOf,
	differenceOf,
	estimateOf,
	fewestEntries,
	within,
	type Estimate,
	type Weighted
} from './statistics.ts';

/** One or more consecutive months with enough answers for a mean. */
export interface Period {
	from: Month;
	to: Month;
	count: number;
	/** On the scale from 1 to 5. */
	mean: Estimate;
}

/** Answers over time. */
export interface OverTime {
	/** Total number of answers. */
	count: number;
	/** Empty with fewer than `fewestEntries` answers. */
	periods: Period[];
	/** The mean of all answers; null with fewer than `fewestEntries` answers. */
	overall: Estimate | null;
	/**
	 * The earlier half of the answers compared with the later half; null if a half has fewer than
	 * `fewestEntries`.
	 */
	change: { earlier: Estimate; later: Estimate; difference: Estimate } | null;
}

/** Months with fewer answers are pooled with their neighbours. */
const fewestInPeriod = 3;

/** Returns answers from 1 to 5 over time. `answers` must have the earliest month first. */
export function overTime(
	answers: readonly { month: Month; rating: Rating; count: number }[]
): OverTime {
	const months = new Map<Month, number[]>();
	for (const { month, rating, count } of answers) {
		const counts = months.get(month) ?? [0, 0, 0, 0, 0];
		counts[rating - 1]! += count;
		months.set(month, counts);
	}
	const all = [...months].map(([month, counts]) => ({
		from: month,
		to: month,
		values: weighted(counts)
	}));
	const count = countOf(all.flatMap(({ values }) => values));
	if (count < fewestEntries) return { count, periods: [], overall: null, change: null };
	const pooled = pool(all);
	return {
		count,
		periods: pooled.map(({ from, to, values }) => ({
			from,
			to,
			count: countOf(values),
			mean: onScale(estimateOf(values))
		})),
		overall: onScale(estimateOf(all.flatMap(({ values }) => values))),
		change: changeBetween(pooled, count)
	};
}

interface Pool {
	from: Month;
	to: Month;
	values: Weighted[];
}

/**
 * Pools neighbouring months until each pool has enough answers. A small rest at the end joins the last pool.
 */
function pool(months: readonly Pool[]): Pool[] {
	const pools: Pool[] = [];
	let isOpen = false;
	for (const month of months) {
		const last = pools.at(-1);
		if (isOpen && last) {
			last.to = month.to;
			last.values = [...last.values, ...month.values];
		} else pools.push({ ...month });
		isOpen = countOf(pools.at(-1)!.values) < fewestInPeriod;
	}
	const [last, beforeLast] = [pools.at(-1), pools.at(-2)];
	if (isOpen && last && beforeLast) {
		beforeLast.to = last.to;
		beforeLast.values = [...beforeLast.values, ...last.values];
		pools.pop();
	}
	return pools;
}

function changeBetween(pools: readonly Pool[], count: number): OverTime['change'] {
	const earlier: Weighted[] = [];
	const later: Weighted[] = [];
	for (const { values } of pools) {
		const isEarlier = countOf(earlier) + countOf(values) / 2 <= count / 2;
		(isEarlier && later.length === 0 ? earlier : later).push(...values);
	}
	if (countOf(earlier) < fewestEntries || countOf(later) < fewestEntries) return null;
	const [one, other] = [estimateOf(earlier), estimateOf(later)];
	return { earlier: onScale(one), later: onScale(other), difference: differenceOf(other, one) };
}

function weighted(counts: readonly number[]): Weighted[] {
	return counts.map((count, at) => ({ value: at + 1, count })).filter(({ count }) => count > 0);
}

const onScale = (estimate: Estimate) => within(estimate, 1, 5);
