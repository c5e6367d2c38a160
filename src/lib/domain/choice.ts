import type { CardId } from './card.ts';
import type { Revision } from './clock.ts';
import type { PersonId } from './person.ts';
import type { Rating, WinId } from './win.ts';

/**
 * What a person said or did about a suggested act: the events that suggestions learn from.
 * `tooMuch` and `madeItWorse` widen the safety margin or keep an act away; `notNow` is about the
 * moment and not about the act.
 */
export type ChoiceKind = 'shown' | 'done' | 'notNow' | 'lessLikeThis' | 'tooMuch' | 'madeItWorse';

/**
 * How an act went, as far as the person said. It is a copy of what stands on the win, so that
 * learning reads the log of choices alone.
 */
export interface Outcome {
	ease: Rating | null;
	moodBefore: Rating | null;
	moodAfter: Rating | null;
	treasured: boolean;
	/** Whether the person said that it was too much or made it worse; absent when not. */
	wasHarmful?: true;
}

/** One such event, with the moment and the energy gone by. */
export interface Choice {
	id: string;
	/** ISO 8601 with the local offset. */
	at: string;
	kind: ChoiceKind;
	cardId: CardId;
	/** The energy gone by at that moment, 0 to 100. */
	energy: number;
	/** The win that it belongs to, for `done` and what is said about it. */
	winId: WinId | null;
	/** How likely the act was to be offered, 0 to 1; null when it was not drawn. */
	probability: number | null;
	/** For `done`; absent when nothing was said. */
	outcome?: Outcome;
	/** For `done`: somebody with whom it may have been, because the act was offered for them. */
	personId?: PersonId;
	/** Whether the person had picked the act for that day; absent when not. */
	isIntended?: boolean;
	revision: Revision;
}

/** The id of what was said about a win: one of each kind for each win, so that it can be found and undone. */
export function choiceIdOf(winId: WinId, kind: ChoiceKind): string {
	return `${winId}:${kind}`;
}
