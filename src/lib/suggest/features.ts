import { isRestful, type CardFacts, type Cue } from '#lib/domain/card.ts';
import type { Situation } from './situation.ts';

/**
 * What of an act in a situation decides whether it is likely to suit, in the order of the vector.
 * Each is 0 to 1, so that the weights of the prior can be compared.
 */
export const featureNames = [
	'constant',
	'effort',
	'room',
	'roomSquared',
	'closeness',
	'giving',
	'receiving',
	'inPerson',
	'call',
	'voiceNote',
	'text',
	'letter',
	'online',
	'withStranger',
	'inPersonByDay',
	'remoteInTheEvening',
	'cueFitsHour',
	'restfulWhenLow',
	'restfulWhenHigh',
	'cardShownLately',
	'familyShownLately',
	'unwantedFamily',
	'firstMove',
	'intended'
] as const;
/** The name of a feature. */
export type FeatureName = (typeof featureNames)[number];

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

const firstFamilies: ReadonlySet<string> = new Set([
	'smile',
	'greet',
	'acknowledge',
	'celebrate',
	'appreciate'
]);

/** The features of one act in one situation, in the order of `featureNames`. */
export function featuresOf(card: CardFacts, situation: Situation): Float64Array {
	const { energy, hour } = situation;
	const room = clipped((energy - card.effort) / 60);
	const isLow = energy <= 30;
	const values: { readonly [name in FeatureName]: number } = {
		constant: 1,
		effort: card.effort / 90,
		room,
		roomSquared: room * room,
		closeness: card.closeness / 3,
		giving: Number(card.direction === 'giving'),
		receiving: Number(card.direction === 'receiving'),
		inPerson: Number(card.channel === 'inPerson'),
		call: Number(card.channel === 'call'),
		voiceNote: Number(card.channel === 'voiceNote'),
		text: Number(card.channel === 'text'),
		letter: Number(card.channel === 'letter'),
		online: Number(card.channel === 'online'),
		withStranger: Number(card.withStranger),
		inPersonByDay: Number(card.channel === 'inPerson' && hour >= 8 && hour < 18),
		remoteInTheEvening: Number(isRemote(card) && hour >= 17 && hour < 22),
		cueFitsHour: Number(card.cues.some((cue) => fitsHour(cue, hour))),
		restfulWhenLow: Number(isRestful(card) && isLow),
		restfulWhenHigh: Number(isRestful(card) && !isLow) * clipped(energy / 100),
		cardShownLately: lately(situation.shownDaysAgo.get(card.id)),
		familyShownLately: lately(situation.shownDaysAgo.get(card.family)),
		unwantedFamily: Number(situation.unwantedFamilies.has(card.family)),
		firstMove: Number(firstFamilies.has(card.family)) / (1 + situation.doneCount / 5),
		intended: Number(situation.intendedCardId === card.id)
	};
	return Float64Array.from(featureNames, (name) => values[name]);
}

function isRemote(card: CardFacts): boolean {
	return ['call', 'voiceNote', 'text', 'letter', 'online'].includes(card.channel);
}

function fitsHour(cue: Cue, hour: number): boolean {
	const [from, until] = hoursOfCue[cue];
	// A phone is in the hand at any hour, so that says nothing about this one.
	return cue !== 'phoneInHand' && hour >= from && hour < until;
}

/** 1 when it was shown yesterday, falling to 0 after two weeks; 0 when never. */
function lately(daysAgo: number | undefined): number {
	return daysAgo === undefined ? 0 : clipped(1 - (daysAgo - 1) / 14);
}

function clipped(value: number): number {
	return Math.min(1, Math.max(0, value));
}
