import type { App } from '#lib/app/app.svelte.ts';
import type { Undo } from '#lib/app/command.svelte.ts';
import type { CardMark } from '#lib/core/card-mark.ts';
import type { CardId } from '#lib/core/card.ts';
import { storableOwnCard, type OwnCardWords } from '#lib/core/own-card.ts';
import type { Change } from '#lib/storage/database.ts';
import { draftIdOf } from './card-writing.ts';

/**
 * Saves the words of an own card, new or edited, and deletes its draft in the same transaction. Of a stored
 * card, only the words that differ from `base` change, so that an edit in another tab stays. Resolves with
 * the undo once the deck shows the card.
 * @param base the words at the start of the edit; null for a new card
 */
export function saveOwnCard(
	app: App,
	id: CardId,
	words: OwnCardWords,
	base: OwnCardWords | null,
	dropDraft: string
): Promise<Undo> {
	const stored = storableOwnCard(words);
	const changed = Object.fromEntries(
		Object.entries(stored).filter(([name, value]) => base?.[name as keyof OwnCardWords] !== value)
	);
	const change: Change = {
		collection: 'ownCards',
		id,
		// A card that was deleted meanwhile comes back, so that no words are lost.
		next: (present) => (present ? { ...present, ...changed } : { ...stored, id })
	};
	return written(app, [change], dropDraft);
}

/** Deletes an own card with the marks on it and unsaved words; resolves with the undo. What was logged with it stays. */
export function deleteOwnCard(app: App, id: CardId): Promise<Undo> {
	const changes: Change[] = [
		{ collection: 'ownCards', id, next: () => null },
		{ collection: 'cardMarks', id, next: () => null }
	];
	return written(app, changes, draftIdOf(id));
}

/** Marks a card as a favourite or as hidden, or takes a mark back; resolves with the undo. */
export function markCard(
	app: App,
	id: CardId,
	marks: Partial<Pick<CardMark, 'isFavourite' | 'isHidden'>>
): Promise<Undo> {
	const change: Change = {
		collection: 'cardMarks',
		id,
		next(present) {
			const next = { isFavourite: false, isHidden: false, ...present, ...marks, id };
			return next.isFavourite || next.isHidden ? next : null;
		}
	};
	return written(app, [change]);
}

async function written(
	{ storage, deck }: App,
	changes: readonly Change[],
	dropDraft?: string
): Promise<Undo> {
	const written = await storage.write(changes, { dropDraft });
	await deck.load();
	return async () => {
		await storage.undo(written);
		await deck.load();
	};
}
