import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import type { Totals } from './schema.ts';
import type { Written } from './written.ts';

/** A completed write. */
export interface StorageChange {
	/** The changed collections; empty if drafts have changed and no record has. */
	collections: ReadonlySet<CollectionName>;
	/** The changed records; null for bulk writes and for those of another tab. */
	written: readonly Written[] | null;
	/** The figures about all wins after the write; null if they have to be read. */
	totals: Totals | null;
}

/** Receives each completed write. */
export type ChangeListener = (change: StorageChange) => void;

/** Notifies the listeners of this tab, other tabs and workers of each completed write to a database. */
export class ChangeChannel {
	readonly #name: string;
	readonly #listeners = new Set<ChangeListener>();
	#otherTabs: BroadcastChannel | null = null;
	#isClosed = false;

	/** A channel between all pages and workers that use the database of that name. */
	constructor(name: string) {
		this.#name = name;
	}

	/** Notifies every listener, in this tab and elsewhere; does nothing once closed. */
	announce(change: StorageChange): void {
		this.#open()?.postMessage([...change.collections]);
		for (const listener of this.#listeners) listener(change);
	}

	/**
	 * Calls the listener after each write, of this tab or another; returns the function that unsubscribes it.
	 */
	subscribe(listener: ChangeListener): () => void {
		this.#open();
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#isClosed = true;
		this.#listeners.clear();
		this.#otherTabs?.close();
	}

	/** Opens the channel on first use: there is none during prerendering. */
	#open(): BroadcastChannel | null {
		if (this.#isClosed) return null;
		if (this.#otherTabs) return this.#otherTabs;
		try {
			this.#otherTabs = new BroadcastChannel(this.#name);
		} catch {
			// Site data is blocked. Other tabs see the changes at their next read.
			return null;
		}
		this.#otherTabs.onmessage = ({ data }) => {
			const collections = new Set(
				collectionNames.filter((name) => Array.isArray(data) && data.includes(name))
			);
			for (const listener of this.#listeners)
				listener({ collections, written: null, totals: null });
		};
		return this.#otherTabs;
	}
}
