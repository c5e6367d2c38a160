import type { Revision } from './clock.ts';
import type { Day } from './day.ts';
import type { PersonId } from './person.ts';

/** What a line about somebody is: something they told, or something that both like. */
export type RememberedKind = 'detail' | 'interest';
/** All kinds, in the order in which they are listed. */
export const rememberedKinds: readonly RememberedKind[] = ['detail', 'interest'];

/** One line that the person wants to remember about somebody; a record of its own, so that no merge loses one. */
export interface Remembered {
	/** UUID version 7. */
	id: string;
	personId: PersonId;
	kind: RememberedKind;
	text: string;
	/** The day that it belongs to: when it was told, or when it will be. */
	day: Day;
	revision: Revision;
}

/** How many characters a line may hold. */
export const longestRemembered = 500;
