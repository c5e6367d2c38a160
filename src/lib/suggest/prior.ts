/**
 * What of an act in a situation decides whether it is likely to suit, and how much each is expected to
 * matter before anything is known about the person: the mean of the prior. Each feature is 0 to 1, or
 * -0.5 to 0.5 where it goes both ways, so that these weights can be compared. They are set by judgement
 * from the evidence notes (small, near and brief first), not by data.
 */
const means = {
	constant: 0.35,
	effort: -0.1,
	room: 0.2,
	roomSquared: -0.25,
	closeness: -0.04,
	giving: 0.04,
	receiving: 0.02,
	inPerson: 0.06,
	call: -0.1,
	voiceNote: -0.03,
	text: 0.08,
	letter: -0.03,
	online: 0,
	withStranger: -0.15,
	inPersonByDay: 0.06,
	remoteInTheEvening: 0.06,
	atHomeInTheEvening: 0.04,
	cueFitsHour: 0.08,
	restfulWhenLow: 0.25,
	restfulWhenHigh: -0.3,
	cardShownLately: -0.25,
	familyShownLately: -0.12,
	cardDoneLately: -0.1,
	familyDoneLately: -0.05,
	unwantedFamily: -0.5,
	firstMove: 0.12,
	intended: 0.6,
	likedChannel: 0.2,
	completion: 0.3,
	pastEase: 0.2,
	treasured: 0.08,
	contactDue: 0.06
};

/** The name of a feature. */
export type FeatureName = keyof typeof means;
/** All features, in the order of every vector of them. */
export const featureNames = Object.keys(means) as FeatureName[];
/** The mean weights, in the order of `featureNames`. */
export const priorMeans: Float64Array = Float64Array.from(Object.values(means));

/** How unsure each weight is: its standard deviation, the square root of 1/40. */
export const priorDeviation = Math.sqrt(1 / 40);

/**
 * How unsure the taste for one single act is: its standard deviation. ENGINE.md begins with 0.12; with
 * 0.2 the simulation (108 users, 180 days) lost 40.0 instead of 41.0.
 */
export const cardDeviation = 0.2;

/** How far a reward lies from what is expected of it: the standard deviation of the noise. */
export const noiseDeviation = 0.35;

/** How far draws stray from the mean, as a share of the uncertainty: gentle, for a person who is low. */
export const boldness = 0.25;
