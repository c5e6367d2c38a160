import { revisionOf, type Revision } from '#lib/core/clock.ts';
import type { CollectionName } from '#lib/core/collections.ts';
import { clockPast } from '#lib/core/stamp.ts';
import { Changes, newNode } from './changes.ts';
import { EarlierFigures } from './earlier-figures.ts';
import type { ImportSnapshot } from './import-snapshot.ts';
import type { CacheName, ImportState, LogState, RemovedIds, Row, Unmirrored } from './schema.ts';
import { rewrittenLog } from './rewritten-log.ts';
import { put, remove } from './transaction.ts';
import { WinFigures } from './win-figures.ts';

const cacheNames: readonly CacheName[] = ['learning', 'moments'];
/** Rows that a recount holds in memory at once. */
const batch = 1000;

/**
 * Changes to any number of rows, which may come from elsewhere with their own stamps. Differences from
 * `Changes`:
 * - the mirror copies the whole diary, which is cheaper than naming thousands of rows;
 * - readers of the choice log read all of it again, since rows may have been inserted anywhere in it;
 * - all caches are deleted instead of finding out by themselves that they are stale;
 * - the clock advances past the stamps of the rows.
 */
export class BulkChanges extends Changes {
	#issued: Revision | '' = '';
	#highest: Revision | '' = '';
	#hasSeen = false;
	#hasOthers = false;
	#isRecounted = false;
	readonly #removed: RemovedIds = {};
	#snapshot: ImportSnapshot | null = null;

	override get isAny(): boolean {
		return super.isAny || this.#hasSeen || this.#hasOthers || this.#isRecounted;
	}

	override stamp(): Revision {
		this.clock = clockPast(this.clock, this.#highest);
		return (this.#issued = super.stamp());
	}

	/** Advances the clock past a stamp from elsewhere. */
	see(revision: Revision): void {
		this.#hasSeen = true;
		this.#rise(revision);
	}

	/**
	 * Starts a new node for all further stamps: the rows may come from a profile that is still used
	 * elsewhere.
	 */
	beginNode(): void {
		this.clock = { ...this.clock, node: newNode() };
	}

	/** Stores a row with its own stamp; `before` is the row that it replaces. */
	override put(
		collection: CollectionName,
		before: Row<unknown> | undefined,
		after: Row<unknown>
	): void {
		super.put(collection, before, after);
		this.#rise(after.revision);
	}

	/** Deletes rows without leaving tombstones. They must be neighbours in their store, in its order. */
	removeRun(collection: CollectionName, rows: readonly Row<unknown>[]): void {
		const [first, last] = [rows[0], rows.at(-1)];
		if (!first || !last) return;
		// One request for the whole run.
		remove(this.transaction, collection, IDBKeyRange.bound(first.id, last.id));
		const removed = (this.#removed[collection] ??= []);
		for (const row of rows) {
			removed.push(row.id);
			this.note(collection, row, undefined);
		}
	}

	/** Stores the collections that this version does not know. */
	putOthers(others: object): void {
		put(this.transaction, 'meta', others, 'others');
		this.#hasOthers = true;
	}

	/** Makes `settle` store the state after these changes with the snapshot of their import. */
	completes(snapshot: ImportSnapshot): void {
		this.#snapshot = snapshot;
	}

	/** Returns whether no record has been changed since an import that left this state. */
	isStill({ clock, version }: ImportState): boolean {
		const now = this.before.clock;
		return (
			now !== undefined &&
			revisionOf(now) === revisionOf(clock) &&
			this.transaction.db.version === version
		);
	}

	/** Takes the figures from before an import, when the changes undo all of it; counts no row. */
	returnTo({ before }: ImportState): void {
		this.figures = new EarlierFigures(before);
	}

	/**
	 * Makes `settle` recompute everything derived from the rows, for a database that has lost rows. Does
	 * nothing if nothing was ever written to it.
	 */
	recount(): void {
		this.#isRecounted = this.before.clock !== undefined;
	}

	override async settle(): Promise<void> {
		if (!this.isAny) return;
		if (this.#isRecounted) await this.#countFromZero();
		for (const name of cacheNames) remove(this.transaction, 'meta', name);
		await super.settle();
		// After a recount, the figures from before the import are unknown.
		if (this.#isRecounted) return;
		const before = { totals: this.before.totals, months: this.figures.replaced };
		const { version } = this.transaction.db;
		await this.#snapshot?.putState({ clock: this.clock, version, before });
	}

	protected override follow(): void {
		// There are too many rows to follow them one by one.
	}

	protected override lastStamp(): Revision {
		return this.#issued && this.#issued >= this.#highest ? this.#issued : this.stamp();
	}

	protected override async choiceLog(revision: Revision): Promise<LogState | undefined> {
		if (!this.#isRecounted && !this.collections.has('choices')) return this.before.storedLog;
		const choices = this.transaction.objectStore('choices');
		return rewrittenLog(choices, this.before.log, revision);
	}

	protected override unmirrored(revision: Revision): Unmirrored | null {
		// A recount changes no record, and only records are mirrored.
		const isMirrorStale = this.collections.size > 0 || this.#hasOthers;
		if (!isMirrorStale) return null;
		const hasRemoved = Object.keys(this.#removed).length > 0;
		return {
			isEverything: true,
			hasRemoved,
			...(hasRemoved && { removed: this.#removed }),
			revision
		};
	}

	#rise(revision: Revision): void {
		if (revision > this.#highest) this.#highest = revision;
	}

	async #countFromZero(): Promise<void> {
		await Promise.all([
			this.transaction.objectStore('totals').clear(),
			this.transaction.objectStore('monthIndexes').clear()
		]);
		this.figures = new WinFigures();
		const store = this.transaction.objectStore('wins');
		for (let after = ''; ;) {
			const rows = await store.getAll(IDBKeyRange.lowerBound(after, true), batch);
			for (const { record } of rows) if (record) this.figures.count(record, 1);
			if (rows.length < batch) return;
			after = rows.at(-1)!.id;
		}
	}
}
