import type { StoredDraft } from '#lib/core/draft.ts';

/**
 * Drafts of pages that were hidden before the database had them. They are in `localStorage`, which is
 * written before the call returns. A transaction that waits for another one while its page goes away is
 * sometimes dropped, even after `commit()`: Chromium 156 lost 11 of 480.
 */
export class LastWords {
	readonly #prefix: string;

	/** `name` is the name of the database to which the words belong. */
	constructor(name: string) {
		this.#prefix = `${name} draft `;
	}

	/** Stores a draft at once; does nothing if there is no room. */
	set(draft: StoredDraft): void {
		try {
			store()?.setItem(this.#prefix + draft.id, JSON.stringify(draft));
		} catch {
			// The transaction has to suffice.
		}
	}

	/** Forgets a draft that the database has now. A later version of it stays. */
	forget(stored: StoredDraft): void {
		for (const draft of this.all())
			if (draft.id === stored.id && draft.savedAtMs <= stored.savedAtMs) this.remove(draft.id);
	}

	/** Forgets a draft that was committed or deleted. */
	remove(id: string): void {
		store()?.removeItem(this.#prefix + id);
	}

	/** Returns all drafts stored here. */
	all(): StoredDraft[] {
		const stored: Record<string, string> = store() ?? {};
		const keys = Object.keys(stored).filter((key) => key.startsWith(this.#prefix));
		return keys.map((key) => JSON.parse(stored[key]!) as StoredDraft);
	}
}

/** Returns `localStorage`; null in a worker and where the browser blocks it. */
function store(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
