import type { Rating } from '#lib/core/win.ts';

/** The ends of a scale of moods in numbers. */
export interface MoodScale {
	least: number;
	greatest: number;
}

/** The scales that apps use; numbers within none of them have a scale of their own. */
const knownScales: readonly MoodScale[] = [
	{ least: 1, greatest: 5 },
	{ least: 0, greatest: 5 },
	{ least: 1, greatest: 10 },
	{ least: 0, greatest: 10 },
	{ least: 0, greatest: 100 }
];
/** At most this share of the values may be something else. */
const mostOthers = 0.1;

/** Returns the scale of a column of moods; null if its values are not numbers. */
export function moodScaleOf(values: Iterable<string>): MoodScale | null {
	let [least, greatest, numbers, all] = [Infinity, -Infinity, 0, 0];
	for (const value of values) {
		if (value.trim() === '') continue;
		all++;
		const number = numberFrom(value);
		if (number === null) continue;
		numbers++;
		least = Math.min(least, number);
		greatest = Math.max(greatest, number);
	}
	if (numbers === 0 || numbers < all * (1 - mostOthers)) return null;
	const known = knownScales.find((scale) => scale.least <= least && greatest <= scale.greatest);
	if (known) return known;
	return least < greatest ? { least, greatest } : null;
}

/**
 * Returns the rating of a mood on a scale; null if it is not a number on that scale. `isReversed` is true if the
 * least value is the best.
 */
export function ratingOn(
	{ least, greatest }: MoodScale,
	isReversed: boolean,
	value: string
): Rating | null {
	const number = numberFrom(value);
	if (number === null || number < least || number > greatest) return null;
	const step = Math.round((4 * (number - least)) / (greatest - least));
	return (1 + (isReversed ? 4 - step : step)) as Rating;
}

function numberFrom(value: string): number | null {
	const plain = value.trim().replace(',', '.');
	return /^-?\d{1,6}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
