import type { Cue } from './card.ts';

/** The hours of the day in which a moment comes for most people: from that hour on, up to the other. */
const hoursOfCue: { readonly [cue in Cue]: readonly [from: number, until: number] } = {
	wakingUp: [5, 10],
	coffee: [7, 17],
	commute: [7, 19],
	walk: [8, 20],
	errand: [9, 19],
	meal: [11, 21],
	waiting: [8, 20],
	break: [10, 17],
	afterWork: [16, 20],
	evening: [18, 22],
	bedtime: [21, 24],
	phoneInHand: [0, 24]
};

/** Whether a moment may come in that hour, 0 to 23. */
export function fitsHour(cue: Cue, hour: number): boolean {
	const [from, until] = hoursOfCue[cue];
	// A phone is in the hand at any hour, so that says nothing about this one.
	return cue !== 'phoneInHand' && hour >= from && hour < until;
}
