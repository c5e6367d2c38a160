import type { Choice } from './choice.ts';
import type { Revision } from './clock.ts';
import type { CheckIn } from './energy.ts';
import type { NameReview } from './name-review.ts';
import type { Person } from './person.ts';
import type { Plan } from './plan.ts';
import type { Preferences } from './preferences.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Remembered } from './remembered.ts';
import type { Recording, VoiceNote } from './voice-note.ts';
import type { Win } from './win.ts';

/** The record that each list of the diary holds. */
export interface Lists {
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
}

/** The name of a list, in the database and in a copy alike. */
export type ListName = keyof Lists;

/** All lists. */
export const listNames: readonly ListName[] = [
	'wins',
	'checkIns',
	'people',
	'plans',
	'choices',
	'preferences',
	'remembered',
	'rehearsals',
	'nameReviews',
	'voiceNotes',
	'recordings'
];

/** What stays of a deleted record, so that a merge does not bring it back. */
export interface Tombstone {
	id: string;
	revision: Revision;
	deleted: true;
}

/** What a list keeps under an id: the record, or what stays of it. */
export type Kept<List extends ListName = ListName> = Lists[List] | Tombstone;
