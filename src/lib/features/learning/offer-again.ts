import type { CardId } from '#lib/core/card.ts';
import { isPuttingAway } from '#lib/engine/suggest.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { Today } from '#lib/app/today/today.svelte.ts';

/** Ends the snooze of a card; resolves with the undo. */
export function offerAgain(today: Today, cardId: CardId): Promise<Undo> {
	const snoozing = today.choices.filter(
		(choice) => choice.cardId === cardId && isPuttingAway(choice.kind)
	);
	return today.writeAndRenew(
		snoozing.map(({ id }) => ({ collection: 'choices', id, next: () => null }))
	);
}
