import type { CardId } from './card.ts';
import type { Revision } from './clock.ts';
import type { Day } from './day.ts';

/** What a person means to do on one day: to connect briefly, perhaps by one act that they picked. */
export interface Plan {
	id: string;
	kind: 'intention';
	day: Day;
	cardId: CardId | null;
	revision: Revision;
}
