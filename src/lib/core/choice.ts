import type { CardId } from './card.ts';
import type { Revision } from './clock.ts';
import type { PersonId } from './person.ts';
import type { Rating, WinId } from './win.ts';

/**
 * The user's reaction to a suggested card. Suggestions learn from these events. After `tooMuch` they require
 * less energy for some days, `lessLikeThis` and `madeItWorse` exclude the card for a while, and `notNow`
 * concerns only the moment.
 */
export type ChoiceKind = 'shown' | 'done' | 'notNow' | 'lessLikeThis' | 'tooMuch' | 'madeItWorse';

/**
 * The result of a card, as far as the user recorded it. Copied from the win, so that learning reads only the
 * choice log.
 */
export interface Outcome {
	ease: Rating | null;
	moodBefore: Rating | null;
	moodAfter: Rating | null;
	treasured: boolean;
	/** True if the user reported that it was too much or made it worse; otherwise absent. */
	wasHarmful?: true;
}

/** One entry of the choice log, with its time and the energy assumed for it. */
export interface Choice {
	id: string;
	/** ISO 8601 with the local offset. */
	at: string;
	kind: ChoiceKind;
	cardId: CardId;
	/** The energy that suggestions assumed at that time, 0 to 100. */
	energy: number;
	/** The win that it belongs to: for `done`, and for later reactions to that win. */
	winId: WinId | null;
	/** The propensity of the suggestion, 0 to 1; null if the card was not sampled. */
	probability: number | null;
	/** Only for `done`; absent if the user recorded nothing. */
	outcome?: Outcome;
	/** Only for `done`: the person for whom the card was suggested. */
	personId?: PersonId;
	/** True if the card was the user's intention for that day; otherwise absent. */
	isIntended?: boolean;
	revision: Revision;
}

/** Returns the id of a reaction to a win: one per win and kind, so that it can be found and undone. */
export function choiceIdOf(winId: WinId, kind: ChoiceKind): string {
	return `${winId}:${kind}`;
}
