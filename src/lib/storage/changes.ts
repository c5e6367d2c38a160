import { revisionOf, tick, type Clock, type NodeId, type Revision } from '#lib/core/clock.ts';
import type { CollectionName } from '#lib/core/collections.ts';
import type { Win } from '#lib/core/win.ts';
import { endOfLog, logAfter } from './choice-log.ts';
import type { Trace } from './writer.ts';
import type { LogState, Row, Totals, Unmirrored } from './schema.ts';
import { put } from './transaction.ts';
import type { WriteTransaction } from './write-transaction.ts';
import { WinFigures } from './win-figures.ts';

/** The stored figures about the rows of a database; undefined where none were stored. */
export interface Bookkeeping {
	clock: Clock | undefined;
	totals: Totals | undefined;
	/** The stored state of the choice log. `log` is the same, or else derived from the last row. */
	storedLog: LogState | undefined;
	log: LogState | undefined;
}

/**
 * Reads the bookkeeping in parallel. With `hasChoices`, derives a missing state of the choice log from its
 * last row.
 */
export async function bookkeepingOf(
	transaction: WriteTransaction,
	hasChoices: boolean
): Promise<Bookkeeping> {
	const meta = transaction.objectStore('meta');
	const [clock, totals, storedLog] = (await Promise.all([
		meta.get('clock'),
		meta.get('totals'),
		meta.get('choiceLog')
	])) as [Clock | undefined, Totals | undefined, LogState | undefined];
	const log =
		storedLog ?? (hasChoices ? await endOfLog(transaction.objectStore('choices')) : undefined);
	return { clock, totals, storedLog, log };
}

/**
 * The changes of one transaction. `put` takes each row; `settle` then updates everything derived from the
 * rows:
 * - the totals of each month with a changed win, the number of wins, and the tally of the pond;
 * - the search index of such a month, which becomes stale;
 * - the state of the choice log, if a choice changed;
 * - the list of rows that the mirror lacks;
 * - the clock, which must be past every stamp in the database.
 *
 * This class is for a few rows at a time, which the mirror and the readers of the choice log follow one by
 * one. `BulkChanges` overrides the parts that differ for many rows.
 */
export class Changes {
	protected readonly transaction: WriteTransaction;
	protected readonly before: Bookkeeping;
	protected figures: WinFigures;
	protected clock: Clock;
	readonly #now: () => number;
	readonly #collections = new Set<CollectionName>();
	readonly #named: [collection: CollectionName, id: string][] = [];
	#log: LogState | undefined;

	/** `before` is the bookkeeping at the start of the transaction; `now` returns ms since 1970. */
	constructor(transaction: WriteTransaction, before: Bookkeeping, now: () => number) {
		this.transaction = transaction;
		this.before = before;
		this.figures = new WinFigures(before.totals);
		this.clock = before.clock ?? { node: newNode(), timeMs: 0, counter: 0 };
		this.#now = now;
		this.#log = before.log;
	}

	/** The collections with changed rows. */
	get collections(): ReadonlySet<CollectionName> {
		return this.#collections;
	}
	/** True if anything was changed. */
	get isAny(): boolean {
		return this.#collections.size > 0;
	}
	/** The figures about all wins after these changes; final once `settle` has run. */
	get totals(): Totals {
		return this.figures.totals;
	}
	/** The node whose stamps these changes get. */
	get node(): NodeId {
		return this.clock.node;
	}

	/** The evidence in the database that the settled changes were committed; null if nothing was changed. */
	get trace(): Trace | null {
		return this.isAny ? { last: revisionOf(this.clock), row: this.#named.at(-1) } : null;
	}

	/** Issues a stamp that is higher than any that this database has issued or seen. */
	stamp(): Revision {
		this.clock = tick(this.clock, this.#now());
		return revisionOf(this.clock);
	}

	/**
	 * Stores a row that carries a stamp from `stamp`. `before` is the row that it replaces; undefined for a
	 * new row.
	 */
	put(collection: CollectionName, before: Row<unknown> | undefined, after: Row<unknown>): void {
		put(this.transaction, collection, after as never);
		this.note(collection, before, after);
		this.follow(collection, before, after);
	}

	/** Writes everything derived from the changes. Must be called once, after the last change. */
	async settle(): Promise<void> {
		if (!this.isAny) return;
		const { transaction, figures } = this;
		const revision = this.lastStamp();
		put(transaction, 'meta', this.clock, 'clock');
		put(transaction, 'meta', figures.totals, 'totals');
		const [log] = await Promise.all([
			this.choiceLog(revision),
			figures.settle(transaction, revision)
		]);
		if (log && log !== this.before.storedLog) put(transaction, 'meta', log, 'choiceLog');
		const unmirrored = this.unmirrored(revision);
		if (unmirrored) put(transaction, 'unmirrored', unmirrored);
	}

	/** Updates the figures for a row that replaces another; undefined means no row. */
	protected note(
		collection: CollectionName,
		before: Row<unknown> | undefined,
		after: Row<unknown> | undefined
	): void {
		this.#collections.add(collection);
		if (collection !== 'wins') return;
		if (before?.record) this.figures.count(before.record as Win, -1);
		if (after?.record) this.figures.count(after.record as Win, 1);
	}

	/** Records the row for the mirror and the choice log, whose readers follow rows one by one. */
	protected follow(
		collection: CollectionName,
		before: Row<unknown> | undefined,
		after: Row<unknown>
	): void {
		this.#named.push([collection, after.id]);
		if (collection === 'choices')
			this.#log = logAfter(this.#log, this.before.log, before !== undefined, after);
	}

	/** The stamp of the whole transaction: at least as high as that of any row in it. */
	protected lastStamp(): Revision {
		return revisionOf(this.clock);
	}

	/** The state of the choice log after the changes; undefined if it was neither read nor written. */
	protected async choiceLog(_revision: Revision): Promise<LogState | undefined> {
		return this.#log;
	}

	/** The entry for the list of what the mirror lacks; null for none. */
	protected unmirrored(revision: Revision): Unmirrored | null {
		return { rows: this.#named, revision };
	}
}

/** A new random node id. */
export function newNode(): NodeId {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as NodeId;
}
