import type { CardId } from './card.ts';
import type { Revision } from './clock.ts';

/** The user's marks on a card, of the app or their own. */
export interface CardMark {
	id: CardId;
	isFavourite: boolean;
	/** True if the card is never suggested, and shown only among the hidden ones. */
	isHidden: boolean;
	revision: Revision;
}
