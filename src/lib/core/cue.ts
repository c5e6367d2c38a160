// Apart from the cards, because the first load needs no list of cues.

/** All cues, in the order of a day that begins with waking up. */
export const cues = [
	'wakingUp',
	'coffee',
	'commute',
	'walk',
	'errand',
	'meal',
	'waiting',
	'break',
	'afterWork',
	'evening',
	'bedtime',
	'phoneInHand'
] as const;
/** A moment of the day that a card fits. */
export type Cue = (typeof cues)[number];
