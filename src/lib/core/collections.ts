import type { CardMark } from './card-mark.ts';
import type { Choice } from './choice.ts';
import type { Revision } from './clock.ts';
import type { CheckIn } from './energy.ts';
import type { NameReview } from './name-review.ts';
import type { OwnCard } from './own-card.ts';
import type { Person } from './person.ts';
import type { Plan } from './plan.ts';
import type { Preferences } from './preferences.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Remembered } from './remembered.ts';
import type { Recording, VoiceNote } from './voice-note.ts';
import type { Win } from './win.ts';

/** The record type of each collection of the diary. */
export interface Collections {
	wins: Win;
	checkIns: CheckIn;
	people: Person;
	plans: Plan;
	choices: Choice;
	preferences: Preferences;
	remembered: Remembered;
	rehearsals: Rehearsal;
	nameReviews: NameReview;
	voiceNotes: VoiceNote;
	recordings: Recording;
	ownCards: OwnCard;
	cardMarks: CardMark;
}

/** The name of a collection, the same in the database and in a backup. */
export type CollectionName = keyof Collections;

/** The names of all collections, in the order of a backup. */
export const collectionNames = Object.keys({
	wins: 1,
	checkIns: 1,
	people: 1,
	plans: 1,
	choices: 1,
	preferences: 1,
	remembered: 1,
	rehearsals: 1,
	nameReviews: 1,
	voiceNotes: 1,
	recordings: 1,
	ownCards: 1,
	cardMarks: 1
	// A missing name is a type error here. In a plain array it would be in no backup and no mirror.
} satisfies Record<CollectionName, 1>) as readonly CollectionName[];

/** The remainder of a deleted record, so that a merge does not bring it back. */
export interface Tombstone {
	id: string;
	revision: Revision;
	deleted: true;
}

/** A collection's value for an id: the record, or its tombstone. */
export type Stored<Name extends CollectionName = CollectionName> = Collections[Name] | Tombstone;
