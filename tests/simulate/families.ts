import type { CardFacts, Channel, Family } from '#lib/domain/card.ts';
import type { Chance } from './chance.ts';

/** The kinds of synthetic user, in the order in which tables list them. */
export const userFamilies = [
	'typical',
	'channelsFlipped',
	'driftingTaste',
	'depressiveEpisode',
	'sociallyAnxious',
	'randomResponder',
	'neverRates',
	'overReportsEnergy',
	'busyEvenings'
] as const;
/** A kind of synthetic user. */
export type UserFamily = (typeof userFamilies)[number];

/** What is lasting about one synthetic person, whatever the deck; log-odds unless said otherwise. */
export interface Temperament {
	/** How ready the person is for an ordinary act that fits. */
	willingness: number;
	/** The probability that nothing comes in between when everything speaks for an act. */
	ceiling: number;
	/** The energy that the person wants to have left after an act. */
	reserve: number;
	/** How many times the card's effort an act feels like. */
	effortFactor: number;
	/** The share of capacity that is the most attractive challenge. */
	bestChallenge: number;
	/** How much a smaller challenge than the best one bores. */
	boredom: number;
	/** What each doubling of an act's length costs. */
	hurry: number;
	/** What each doubling costs between 16 and 22 o'clock. */
	eveningHurry: number;
	/** What being asked anything in these evening hours costs. */
	eveningCost: number;
	/** What a stranger adds. */
	strangers: number;
	strangersWelcome: boolean;
	/** Where close people are sought in a low mood this is below 0. */
	closeInLowMood: number;
	/** How much the person shies from calls, strangers and half-known people: 0 not at all. */
	dread: number;
	/** 1 where channels are as easy as for most people; below 0 where it is the other way round. */
	channelSense: number;
	/** The days in which tastes turn into unrelated ones; infinite where they stay. */
	tasteTurnsIn: number;
	cardWear: number;
	familyWear: number;
	/** In days. */
	cardRecovery: number;
	/** In days. */
	familyRecovery: number;
	/** What the person adds to ratings of ease. */
	easeLean: number;
	/** On the scale from 1 to 5. */
	moodMean: number;
	/** The share of visits with a done act whose ease, and likewise mood, is not said. */
	missingRatings: number;
	/** The share of cards not done about which the person says nothing. */
	ignores: number;
	/** The mean of capacity. */
	capacity: number;
	/** The spread of capacity from day to day. */
	capacitySpread: number;
	/** The hour of the most energy. */
	bestHour: number;
	/** What the slider says above capacity. */
	reportBias: number;
	reportSpread: number;
	/** Visits per day. */
	visitRate: number;
	/** The days of very low capacity: the first, and the first after them. */
	episode: readonly [number, number] | null;
	/** The probability of doing whatever is shown, of people who answer at random. */
	randomYes: number | null;
}

/** How readily most people use a channel: writing is easy, being heard unprepared is hard. */
export const channelEase: Readonly<Record<Channel, number>> = {
	inPerson: 0,
	call: -0.6,
	voiceNote: -0.15,
	text: 0.4,
	letter: -0.35,
	online: 0.1,
	solo: 0.25
};

/** How readily most people do a kind of act: tiny courtesies sooner than plans and letters. */
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
	rehearse: -0.25
};

/** Draws a person of that kind. */
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

/** What an act weighs for somebody who is socially anxious; below 0 where it is a refuge. */
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
	}
}
