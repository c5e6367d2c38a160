import { localIso, type Day } from '#lib/core/day.ts';
import type { Season } from './light.ts';

const northern: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];

/** Returns the season of a day, 'YYYY-MM-DD'. In the south of the earth it is half a year later. */
export function seasonOf(day: Day, isSouth = isSouthern(day)): Season {
	const month = Number(day.slice(5, 7));
	// December belongs to the winter of the next year.
	const quarter = Math.floor((month % 12) / 3);
	return northern[(quarter + (isSouth ? 2 : 0)) % 4]!;
}

/** Guesses the half of the earth: the clocks are put forward in summer, which in the south is in January. */
function isSouthern(day: Day): boolean {
	const offsetIn = (month: string) => {
		const noon = localIso(Date.parse(`${day.slice(0, 4)}-${month}-01T12:00:00Z`));
		return Number(noon.slice(-6).replace(':', ''));
	};
	return offsetIn('01') > offsetIn('07');
}
