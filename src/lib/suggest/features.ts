import { isRestful, type CardFacts, type Channel } from '#lib/domain/card.ts';
import { fitsHour } from '#lib/domain/cue-hours.ts';
import {
	daysSinceShown,
	never,
	reachesSomebodyKnown,
	unwantedDays,
	type History
} from './history.ts';
import type { FeatureName } from './prior.ts';

/** What the features take from the moment. */
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

/** The features of one act at one moment, in the order of `featureNames`. */
export function featuresOf(
	card: CardFacts,
	{ day, hour, energy, isIntended, likedChannels }: FeatureContext,
	history: History
): Float64Array {
	const past = history.cards.get(card.id);
	const family = history.families.get(card.family);
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
		// Smoothed, so that one answer is not taken for a habit.
		completion: past ? (past.done + 1) / (past.weight + 2) - 0.5 : 0,
		pastEase: past ? (past.easeSum + 1) / (past.easeCount + 2) - 0.5 : 0,
		treasured: Number(past?.isTreasured ?? false),
		contactDue: reachesSomebodyKnown(card) ? dueAfter(day - history.contactDay) : 0
	};
	// In the order of the names, which a test holds.
	return new Float64Array(Object.values(values));
}

function isRemote(card: CardFacts): boolean {
	return ['call', 'voiceNote', 'text', 'letter', 'online'].includes(card.channel);
}

/** 1 up to a day after, falling to 0 after two weeks; 0 when never. A clock set back changes no sign. */
function lately(daysAgo: number): number {
	return clipped(1 - (Math.abs(daysAgo) - 1) / 14);
}

/** 0 on the day of a contact, rising to 1 after two weeks; 0 when nobody was ever reached. */
function dueAfter(daysAgo: number): number {
	return daysAgo >= -never / 2 ? 0 : clipped(daysAgo / 14);
}

function clipped(value: number): number {
	return Math.min(1, Math.max(0, value));
}
