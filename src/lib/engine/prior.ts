import { settings, type Need, type Setting } from '#lib/core/card.ts';

/**
 * The features of the linear reward model, each with the prior mean of its weight. Features range from 0 to
 * 1, or from -0.5 to 0.5 if they can count for or against a card, so that the weights are comparable. The
 * means are set by judgement from the evidence notes (prefer small, near and brief acts), not fitted to data.
 * Those of mere taste (channel, direction, time of day) are small: people differ in them.
 */
const means = {
	constant: 0.35,
	effort: -0.1,
	room: 0.2,
	roomSquared: -0.25,
	closeness: -0.02,
	giving: 0.02,
	receiving: 0.01,
	inPerson: 0.03,
	call: -0.05,
	voiceNote: -0.015,
	text: 0.04,
	letter: -0.015,
	online: 0,
	withStranger: -0.15,
	inPersonByDay: 0.03,
	remoteInTheEvening: 0.03,
	atHomeInTheEvening: 0.02,
	cueFitsHour: 0.08,
	restfulWhenLow: 0.25,
	restfulWhenHigh: -0.15,
	cardShownLately: -0.25,
	familyShownLately: -0.12,
	cardDoneLately: -0.1,
	familyDoneLately: -0.05,
	unwantedFamily: -0.5,
	firstMove: 0.06,
	intended: 0.6,
	likedChannel: 0.2,
	completion: 0.3,
	pastEase: 0.2,
	treasured: 0.08,
	contactDue: 0.06,
	minutes: -0.14,
	strain: -0.25
};

/** The preconditions that are features of their own. */
export const needs: readonly Need[] = ['personNearby', 'goingOut', 'knownPerson', 'phone'];

/** The name of a feature. */
export type FeatureName = keyof typeof means | `needs ${Need}` | `at ${Setting}`;
/** All feature names, in the order of every feature and weight vector. */
export const featureNames: readonly FeatureName[] = [
	...(Object.keys(means) as (keyof typeof means)[]),
	...needs.map((need): FeatureName => `needs ${need}`),
	...settings.map((setting): FeatureName => `at ${setting}`)
];
/** Prior means of the weights, in the order of `featureNames`. */
export const priorMeans: Float64Array = new Float64Array(featureNames.length);
priorMeans.set(Object.values(means));
priorMeans.fill(-0.05, Object.keys(means).length, Object.keys(means).length + 2);

/** Prior standard deviation of the weight of each feature, in the order of `featureNames`. */
export const priorDeviations: Float64Array = Float64Array.from(featureNames, (name) =>
	name.includes(' ') ? 0.06 : name === 'strain' ? 0.1 : Math.sqrt(1 / 40)
);

/**
 * Prior standard deviation τ of a card effect. In the simulation (108 users, 180 days), 0.2 had a regret of
 * 40.0 and the first guess of 0.12 a regret of 41.0.
 */
export const cardDeviation = 0.2;

/** Prior standard deviation of the effect that all cards of a family share. */
export const familyDeviation = 0.08;

/** Standard deviation σ of the reward noise. */
export const noiseDeviation = 0.35;

/**
 * Exploration scale: samples deviate from the mean by this share of the posterior deviation. Small, to be
 * gentle with a user who feels low; the second card and the days of rest explore by themselves.
 */
export const boldness = 0.1;

/**
 * Cost of a card that presumes a known person, in rewards, while the diary names no person and no such card
 * was done. Larger than the differences that taste makes at first, and smaller than "less like this".
 */
export const unnamedCost = 0.35;
