import type { CardId } from '#lib/core/card.ts';
import type { Preferences } from '#lib/core/preferences.ts';

/** The cards of the first questions: one small card for each way of being with people. */
export const firstCards: readonly CardId[] = [
	'greet-by-name',
	'one-word-hello',
	'pick-up-for-two-minutes',
	'same-room-own-book',
	'kind-word-in-a-group',
	'recall-one-kind-thing'
] as CardId[];

/** An answer to one of these cards. */
export type Taste = 'moreLike' | 'ratherNot';

/** Returns the answers after a tap: the same answer again takes it back, the other one replaces it. */
export function tasteAfter(
	{ moreLike, ratherNot }: Pick<Preferences, Taste>,
	id: CardId,
	taste: Taste
): Required<Pick<Preferences, Taste>> {
	const before = { moreLike, ratherNot };
	const without = (list: readonly CardId[]) => list.filter((other) => other !== id);
	const after = { moreLike: without(moreLike), ratherNot: without(ratherNot) };
	return before[taste].includes(id) ? after : { ...after, [taste]: [...after[taste], id] };
}
