import { isRestful, settings, type CardFacts, type Channel } from '#lib/core/card.ts';
import { fitsHour } from '#lib/core/cue-hours.ts';
import {
	daysSinceShown,
	never,
	reachesSomebodyKnown,
	unwantedDays,
	type History
} from './history.ts';
import { needs, type FeatureName } from './prior.ts';

/** The part of the situation that the features depend on. */
export interface FeatureContext {
	/** Days since 1 January 1970. */
	day: number;
	hour: number;
	energy: number;
	isIntended: (card: CardFacts) => boolean;
	likedChannels: readonly Channel[];
}

const firstFamilies: ReadonlySet<string> = new Set([
	'smile',
	'greet',
	'acknowledge',
	'celebrate',
	'appreciate'
]);

/** Returns the feature vector of one card in one situation, in the order of `featureNames`. */
export function featuresOf(
	card: CardFacts,
	{ day, hour, energy, isIntended, likedChannels }: FeatureContext,
	history: History
): Float64Array {
	const past = history.cards.get(card.id);
	const family = history.families.get(card.family);
	const room = clipped((energy - card.effort) / 60);
	const isLow = energy <= 30;
	const values: { readonly [name in Exclude<FeatureName, `${string} ${string}`>]: number } = {
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
		atHomeInTheEvening: Number(card.settings.includes('home') && (hour >= 18 || hour < 6)),
		cueFitsHour: Number(card.cues.some((cue) => fitsHour(cue, hour))),
		restfulWhenLow: Number(isRestful(card) && isLow),
		restfulWhenHigh: Number(isRestful(card) && !isLow) * clipped(energy / 100),
		cardShownLately: lately(daysSinceShown(past, day)),
		familyShownLately: lately(daysSinceShown(family, day)),
		cardDoneLately: lately(past ? day - past.doneDay : Infinity),
		familyDoneLately: lately(family ? day - family.doneDay : Infinity),
		unwantedFamily: Number(family !== undefined && day - family.unwantedDay < unwantedDays),
		firstMove: Number(firstFamilies.has(card.family)) / (1 + history.doneCount / 5),
		intended: Number(isIntended(card)),
		likedChannel: Number(likedChannels.includes(card.channel)),
		// Add-one smoothing: a single answer must not count as a habit.
		completion: past ? (past.done + 1) / (past.weight + 2) - 0.5 : 0,
		pastEase: past ? (past.easeSum + 1) / (past.easeCount + 2) - 0.5 : 0,
		treasured: Number(past?.isTreasured ?? false),
		contactDue: reachesSomebodyKnown(card) ? dueAfter(day - history.contactDay) : 0,
		minutes: clipped(doublings(1 + card.minutes / 5) / 4),
		strain: rising((card.effort - energy + 10) / 18)
	};
	// A test checks that the keys are in the order of `featureNames`.
	const first = Object.values(values);
	const features = new Float64Array(first.length + needs.length + settings.length);
	features.set(first);
	features.set(marksOf(card), first.length);
	return features;
}

const knownMarks = new WeakMap<CardFacts, readonly number[]>();

/** Returns 1 for each need and each setting that the card has, computed once for each card. */
function marksOf(card: CardFacts): readonly number[] {
	const known = knownMarks.get(card);
	if (known) return known;
	const marks = [
		...needs.map((need) => Number(card.needs.includes(need))),
		...settings.map((setting) => Number(card.settings.includes(setting)))
	];
	knownMarks.set(card, marks);
	return marks;
}

function isRemote(card: CardFacts): boolean {
	return ['call', 'voiceNote', 'text', 'letter', 'online'].includes(card.channel);
}

/**
 * 1 up to one day after, falling linearly to 0 at 15 days; 0 for Infinity. The absolute value tolerates a
 * clock that was set back.
 */
function lately(daysAgo: number): number {
	return clipped(1 - (Math.abs(daysAgo) - 1) / 14);
}

/** 0 on the day of a contact, rising linearly to 1 at 14 days; 0 if there was no contact yet. */
function dueAfter(daysAgo: number): number {
	return daysAgo >= -never / 2 ? 0 : clipped(daysAgo / 14);
}

/** The number of doublings from 1 to a value, with straight lines between them; logarithms differ by engine. */
function doublings(value: number): number {
	return value < 2 ? value - 1 : 1 + doublings(value / 2);
}

/** Rises from 0 to 1, and is 0.5 at 0 with a slope of 0.5. */
function rising(value: number): number {
	return 0.5 + (0.5 * value) / Math.sqrt(1 + value * value);
}

function clipped(value: number): number {
	return Math.min(1, Math.max(0, value));
}
