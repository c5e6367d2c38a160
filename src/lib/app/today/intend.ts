import type { CardId } from '#lib/core/card.ts';
import { dayAt } from '#lib/core/day.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { Today } from './today.svelte.ts';

/** Stores today's intention, with a card for it or without; null removes it. */
export function intend(
	{ today, now }: { readonly today: Today; readonly now: () => number },
	intention: { cardId: CardId | null } | null
): Promise<Undo> {
	const day = dayAt(now());
	const id = `intention:${day}`;
	return today.writeAndRenew([
		{
			collection: 'plans',
			id,
			next: (present) => intention && { ...present, ...intention, id, day, kind: 'intention' }
		}
	]);
}
