import type { StoredDraft } from '#lib/core/draft.ts';
import type { Connection } from './connection-types.ts';
import { transact } from './transaction.ts';

/**
 * Returns the drafts of the database and the last words, the latest first. Of two versions of a draft, only
 * the later one is returned.
 */
export async function storedDrafts(connection: Connection): Promise<StoredDraft[]> {
	const stored = await connection.withDatabase((database) => database.getAll('drafts'));
	const newest = new Map<string, StoredDraft>();
	for (const draft of [...stored, ...(await unsavedWords(connection))]) {
		const other = newest.get(draft.id);
		if (!other || draft.savedAtMs >= other.savedAtMs) newest.set(draft.id, draft);
	}
	return [...newest.values()].sort((a, b) => b.savedAtMs - a.savedAtMs);
}

/** Moves the last words of earlier pages to the database. */
export async function adoptLastWords(connection: Connection): Promise<void> {
	for (const draft of await unsavedWords(connection)) {
		await transact(connection, ['drafts'], async (transaction) => {
			const drafts = transaction.objectStore('drafts');
			const stored = await drafts.get(draft.id);
			if (!stored || stored.savedAtMs < draft.savedAtMs) await drafts.put(draft);
		});
		connection.lastWords.forget(draft);
	}
}

/**
 * Returns the last words that have not become a win, and forgets the others: their page ended just before it
 * learned that they were saved.
 */
async function unsavedWords({ withDatabase, lastWords }: Connection): Promise<StoredDraft[]> {
	const words = lastWords.all();
	if (words.length === 0) return words;
	return withDatabase(async (database) => {
		const { store } = database.transaction('wins');
		// A new win has the id of its draft.
		const rows = await Promise.all(words.map(({ id }) => store.getKey(id)));
		return words.filter((draft, at) => {
			if (rows[at] !== undefined) lastWords.remove(draft.id);
			return rows[at] === undefined;
		});
	});
}
