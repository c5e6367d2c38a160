import type { Day } from '#lib/core/day.ts';
import type { Season } from './light.ts';

const northern: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];

/** Returns the season of a day, 'YYYY-MM-DD'. In the south of the earth it is half a year later. */
export function seasonOf(day: Day, isSouth: boolean): Season {
	const month = Number(day.slice(5, 7));
	// December belongs to the winter of the next year.
	const quarter = Math.floor((month % 12) / 3);
	return northern[(quarter + (isSouth ? 2 : 0)) % 4]!;
}
