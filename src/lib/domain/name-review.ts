import type { Revision } from './clock.ts';
import type { PersonId } from './person.ts';

/** How well a name is known, as the scheduler of ts-fsrs keeps it; instants are in ms since 1970. */
export interface NameReview {
	id: PersonId;
	dueAtMs: number;
	stability: number;
	difficulty: number;
	scheduledDays: number;
	learningSteps: number;
	reviews: number;
	lapses: number;
	/** 0 new, 1 learning, 2 known, 3 learning again. */
	phase: number;
	lastAtMs: number;
	revision: Revision;
}
