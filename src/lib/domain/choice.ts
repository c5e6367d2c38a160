import type { CardId } from './card.ts';
import type { Revision } from './clock.ts';
import type { WinId } from './win.ts';

/**
 * What a person said or did about a suggested act: the events that suggestions learn from.
 * `tooMuch` and `madeItWorse` widen the safety margin or keep an act away; `notNow` is about the
 * moment and not about the act.
 */
export type ChoiceKind = 'shown' | 'done' | 'notNow' | 'lessLikeThis' | 'tooMuch' | 'madeItWorse';

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
	revision: Revision;
}
