import type { Cue } from './cue.ts';

/** The hours in which a cue occurs for most people: `from` included, `until` excluded. */
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

/** Returns whether a cue usually occurs in an hour, 0 to 23. */
export function fitsHour(cue: Cue, hour: number): boolean {
	const [from, until] = hoursOfCue[cue];
	// A phone is in the hand at any hour, so this cue is no hint about the time.
	return cue !== 'phoneInHand' && hour >= from && hour < until;
}
