import type { CardFacts, Channel } from '#lib/core/card.ts';
import type { Family } from '#lib/core/families.ts';
import type { Chance } from './chance.ts';

/** The families of synthetic users, in the order of the tables. */
export const userFamilies = [
	'typical',
	'channelsFlipped',
	'driftingTaste',
	'depressiveEpisode',
	'sociallyAnxious',
	'randomResponder',
	'neverRates',
	'overReportsEnergy',
	'busyEvenings',
	'lifeEvents',
	'ownHours',
	'growingHabits',
	'nobodyAround',
	'sparseUse'
] as const;
/** A family of synthetic users. */
export type UserFamily = (typeof userFamilies)[number];

/** Lasting traits of one synthetic user, independent of the deck; log-odds unless noted otherwise. */
export interface Temperament {
	/** Readiness for an ordinary card that fits. */
	willingness: number;
	/** Probability of doing a card for which everything speaks: something may still intervene. */
	ceiling: number;
	/** Energy that the user wants to have left after a card. */
	reserve: number;
	/** Factor from the effort of a card to the effort that the user feels. */
	effortFactor: number;
	/** Most attractive challenge, as a share of capacity. */
	bestChallenge: number;
	/** Cost of a challenge below the best one. */
	boredom: number;
	/** Cost of each doubling of a card's length. */
	hurry: number;
	/** Cost of each doubling between 16 and 22 o'clock. */
	eveningHurry: number;
	/** Cost of any offer in these evening hours. */
	eveningCost: number;
	/** Effect of a stranger. */
	strangers: number;
	strangersWelcome: boolean;
	/** Effect of the mood on readiness for close people; below 0 if the user seeks them in a low mood. */
	closeInLowMood: number;
	/** Aversion to calls, strangers and half-known people; 0 for none. */
	dread: number;
	/** 1 if channels are as easy as for most people; below 0 if easy and hard ones are swapped. */
	channelSense: number;
	/** Days on which the tastes change suddenly; in ascending order. */
	events: readonly number[];
	/** Lasting change of the capacity by each event. */
	eventShifts: readonly number[];
	/** Height of the hours of the day that suit solo acts, acts in person and remote ones; 0 for none. */
	ownHours: number;
	/** Effect of practice: of log(1 + times done). */
	habit: number;
	/** Probability that a person is nearby at a visit; 1 if that never matters. */
	company: number;
	/** Share of the visits without company at which the user enters this. */
	tellsOfNobody: number;
	/** Effect of a card for a known person. */
	knownPeople: number;
	/** Effect of a card for which one has to go out. */
	goingOut: number;
	/** Days until the tastes are unrelated to those of the first day; Infinity if they never change. */
	tasteTurnsIn: number;
	cardWear: number;
	familyWear: number;
	/** In days. */
	cardRecovery: number;
	/** In days. */
	familyRecovery: number;
	/** Bias of the user's ratings of ease. */
	easeLean: number;
	/** On the scale from 1 to 5. */
	moodMean: number;
	/** Share of done cards without a rating of ease, and likewise of mood. */
	missingRatings: number;
	/** Share of cards not done that the user ignores without an answer. */
	ignores: number;
	/** Mean capacity. */
	capacity: number;
	/** Standard deviation of capacity between days. */
	capacitySpread: number;
	/** Hour with the most energy. */
	bestHour: number;
	/** Mean difference between reported energy and capacity. */
	reportBias: number;
	reportSpread: number;
	/** Visits per day. */
	visitRate: number;
	/** Days of very low capacity: the first one, and the first one after them. */
	episode: readonly [number, number] | null;
	/** Probability of doing any offered card, for users who answer at random; null for all others. */
	randomYes: number | null;
}

/** Ease of each channel for most people: writing is easy, being heard unprepared is hard. */
export const channelEase: Readonly<Record<Channel, number>> = {
	inPerson: 0,
	call: -0.6,
	voiceNote: -0.15,
	text: 0.4,
	letter: -0.35,
	online: 0.1,
	solo: 0.25
};

/** Appeal of each family for most people: tiny courtesies before plans and letters. */
export const familyAppeal: Readonly<Record<Family, number>> = {
	smile: 0.2,
	greet: 0.25,
	acknowledge: 0.15,
	celebrate: 0.05,
	appreciate: 0.15,
	checkIn: 0.15,
	voiceNote: -0.1,
	comment: -0.05,
	letter: -0.25,
	ask: 0,
	share: -0.1,
	listen: 0.15,
	invite: -0.35,
	ritual: -0.15,
	move: 0.1,
	alongside: 0,
	receive: 0.1,
	rest: 0.2,
	selfKindness: 0,
	rehearse: -0.25,
	own: 0
};

/** Samples a synthetic user of that family. */
export function temperament(family: UserFamily, draw: Chance): Temperament {
	const strangersWelcome = draw.happens(0.3);
	const person: Temperament = {
		willingness: draw.normal(-0.55, 0.35),
		ceiling: draw.between(0.8, 0.92),
		reserve: draw.normal(6, 4),
		effortFactor: draw.between(0.85, 1.15),
		bestChallenge: draw.between(0.3, 0.6),
		boredom: draw.between(1, 3.5),
		hurry: draw.between(0.1, 0.35),
		eveningHurry: draw.between(0.1, 0.35),
		eveningCost: 0,
		strangers: strangersWelcome ? draw.normal(-0.3, 0.5) : draw.normal(-1.5, 0.5),
		strangersWelcome,
		closeInLowMood: draw.normal(0, 0.3),
		dread: 0,
		channelSense: draw.between(0.7, 1.3),
		events: [],
		eventShifts: [],
		ownHours: 0,
		habit: 0.1,
		company: 1,
		tellsOfNobody: 0,
		knownPeople: 0,
		goingOut: 0,
		tasteTurnsIn: Infinity,
		cardWear: 0.7 * Math.exp(draw.normal(0, 0.4)),
		familyWear: 0.5 * Math.exp(draw.normal(0, 0.4)),
		cardRecovery: draw.between(4, 10),
		familyRecovery: draw.between(2, 5),
		easeLean: draw.normal(0, 0.3),
		moodMean: Math.min(Math.max(draw.normal(2.9, 0.4), 1.8), 4),
		missingRatings: draw.between(0.3, 0.6),
		ignores: draw.between(0.15, 0.45),
		capacity: Math.min(Math.max(draw.normal(44, 11), 22), 70),
		capacitySpread: draw.between(9, 16),
		bestHour: draw.between(9, 20),
		reportBias: draw.normal(0, 3),
		reportSpread: draw.between(4, 10),
		visitRate: draw.between(0.9, 1.7),
		episode: null,
		randomYes: null
	};
	return { ...person, ...peculiarity(family, draw) };
}

/** Returns the aversion of a socially anxious user to a card; below 0 if the card is a refuge. */
export function dreadOf(card: CardFacts): number {
	const halfKnown = card.closeness === 1;
	if (card.withStranger) return 3;
	if (card.channel === 'call') return 2;
	if (card.channel === 'inPerson') return halfKnown ? 1.6 : card.closeness === 2 ? 0.6 : 0.2;
	if (card.channel === 'voiceNote') return 0.6;
	return halfKnown ? 0.3 : -0.4;
}

function peculiarity(family: UserFamily, draw: Chance): Partial<Temperament> {
	switch (family) {
		case 'typical':
			return {};
		case 'channelsFlipped':
			return { channelSense: -draw.between(1.2, 2) };
		case 'driftingTaste':
			return { tasteTurnsIn: draw.between(60, 90) };
		case 'depressiveEpisode': {
			const length = Math.round(draw.between(19, 23));
			const start = Math.floor(draw.between(20, 61 - length));
			return { episode: [start, start + length] };
		}
		case 'sociallyAnxious':
			return { dread: draw.between(0.8, 1.2), strangersWelcome: draw.happens(0.05) };
		case 'randomResponder':
			return { randomYes: draw.between(0.2, 0.5) };
		case 'neverRates':
			return { missingRatings: 1 };
		case 'overReportsEnergy':
			return { reportBias: draw.between(15, 30), reportSpread: draw.between(2, 5) };
		case 'busyEvenings':
			return { eveningHurry: draw.between(0.7, 1.1), eveningCost: draw.between(0.6, 1.2) };
		case 'lifeEvents': {
			const first = Math.floor(draw.between(20, 60));
			const second = first + Math.floor(draw.between(30, 90));
			return {
				events: [first, second],
				eventShifts: [draw.normal(0, 8), draw.normal(0, 8)]
			};
		}
		case 'ownHours':
			return { ownHours: draw.between(1.2, 2.2) };
		case 'growingHabits':
			return {
				habit: draw.between(0.4, 0.7),
				cardWear: 0.25 * Math.exp(draw.normal(0, 0.4)),
				familyWear: 0.2 * Math.exp(draw.normal(0, 0.4))
			};
		case 'nobodyAround':
			return {
				company: draw.between(0.1, 0.3),
				tellsOfNobody: draw.between(0.3, 0.8),
				knownPeople: draw.normal(-1.2, 0.4),
				goingOut: draw.normal(-0.5, 0.4)
			};
		case 'sparseUse':
			return { visitRate: draw.between(0.15, 0.45), ignores: draw.between(0.3, 0.7) };
	}
}
