import type { Chance } from './chance.ts';
import type { Temperament } from './families.ts';
import type { Visit } from './users.ts';

/** Relative frequency of opening such an app, by hour of the day. */
const hourWeights = [
	0.3, 0.15, 0.1, 0.1, 0.1, 0.3, 1, 2.5, 3.5, 3, 2.2, 2, 2.6, 2.2, 1.8, 1.8, 2.2, 2.8, 3.2, 3.4,
	3.4, 3, 2, 1
] as const;
const mostVisitsPerDay = 3;
const unsaidReports = 0.15;
const dayMemory = 0.75;

/** Returns the visits of a user within `days` days, in time order; more days only add later visits. */
export function visitsOf(
	person: Temperament,
	days: number,
	draw: Chance,
	company: Chance
): readonly Visit[] {
	const visits: Visit[] = [];
	let swing = draw.normal(0, person.capacitySpread);
	const weekend = draw.normal(3, 4);
	for (let day = 0; day < days; day++) {
		swing =
			dayMemory * swing + Math.sqrt(1 - dayMemory ** 2) * draw.normal(0, person.capacitySpread);
		const depth = depthOfEpisode(person, day);
		const shift = person.eventShifts.reduce(
			(sum, change, at) => sum + (person.events[at]! <= day ? change : 0),
			0
		);
		const ordinary = person.capacity + shift + swing + (day % 7 >= 5 ? weekend : 0);
		const level = ordinary * (1 - depth) + (9 + swing / 4) * depth;
		for (const hour of hoursOfDay(person.visitRate * (1 - 0.2 * depth), draw)) {
			const rhythm = 6 * Math.cos(((hour - person.bestHour) * Math.PI) / 12) * (1 - 0.7 * depth);
			const capacity = within(level + rhythm + draw.normal(0, 4 - 2 * depth), 1, 99);
			const slider = Math.round(
				within(capacity + person.reportBias + draw.normal(0, person.reportSpread), 0, 100)
			);
			const reported = draw.happens(unsaidReports) ? null : slider;
			const isAlone = !company.happens(person.company);
			const saysAlone = company.happens(person.tellsOfNobody) && isAlone;
			visits.push({ index: visits.length, day, hour, capacity, reported, isAlone, saysAlone });
		}
	}
	return visits;
}

/**
 * Returns the difference between the mood of each day and the one expected from capacity, on the scale of 1
 * to 5.
 */
export function moodsOf(days: number, draw: Chance): Float64Array {
	const moods = new Float64Array(days);
	let mood = draw.normal(0, 0.5);
	for (let day = 0; day < days; day++) {
		mood = 0.7 * mood + draw.normal(0, 0.35);
		moods[day] = mood;
	}
	return moods;
}

/** Returns 0 outside the episode and 1 inside, with slopes of three days. */
function depthOfEpisode(person: Temperament, day: number): number {
	if (person.episode === null) return 0;
	const [start, end] = person.episode;
	return within(Math.min(day - start + 1, end - day) / 3, 0, 1);
}

function hoursOfDay(rate: number, draw: Chance): readonly number[] {
	const hours = new Set<number>();
	let count = 0;
	for (let chanceOfVisit = 0; chanceOfVisit < mostVisitsPerDay; chanceOfVisit++) {
		if (draw.happens(rate / mostVisitsPerDay)) count++;
	}
	while (hours.size < count) hours.add(anHour(draw));
	return [...hours].sort((one, other) => one - other);
}

function anHour(draw: Chance): number {
	let left = draw.even() * hourWeights.reduce((sum: number, weight) => sum + weight, 0);
	for (const [hour, weight] of hourWeights.entries()) {
		left -= weight;
		if (left < 0) return hour;
	}
	return 12;
}

function within(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), high);
}
