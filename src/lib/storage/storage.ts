import { v7 as uuidv7 } from 'uuid';
import type { Choice } from '#lib/domain/choice.ts';
import { revisionOf, tick, type Clock, type NodeId, type Revision } from '#lib/domain/clock.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Draft } from '#lib/domain/draft.ts';
import type { CheckIn } from '#lib/domain/energy.ts';
import { listNames, type ListName, type Lists } from '#lib/domain/lists.ts';
import type { Intention } from '#lib/domain/plan.ts';
import type { Preferences } from '#lib/domain/preferences.ts';
import { monthOf } from '#lib/domain/totals.ts';
import type { Win, WinId } from '#lib/domain/win.ts';
import { endOfLog, logAfter } from './choice-log.ts';
import { newClock } from './device-clock.ts';
import { connectionTo, type Connection, type ConnectionEvents } from './connection.ts';
import { rowOf, within } from './rows.ts';
import type { Derived, LogState, Note, Totals } from './schema.ts';
import { StorageError } from './storage-error.ts';
import { transact, type WriteTransaction } from './transaction.ts';
import { countInto } from './win-rows.ts';

export { beginFreshLog } from './fresh-log.ts';
export { StorageError, type StorageProblem } from './storage-error.ts';
export type { ImportHead, Note } from './schema.ts';

/** A record without the stamp that the saving transaction gives it. */
export type Unstamped<Record> = Record extends unknown ? Omit<Record, 'revision'> : never;

/** One record to write: `next` gets what is there now, inside the transaction, and says what to keep. */
export type Change = {
	[List in ListName]: {
		list: List;
		id: string;
		/**
		 * The record to keep, or null to delete it; the present one as it came, to leave it alone. `revision`
		 * is that of the row, which a deleted record has as well; `node` is the one that writes.
		 */
		next: (
			present: Lists[List] | null,
			revision: Revision | null,
			node: NodeId
		) => Unstamped<Lists[List]> | null;
	};
}[ListName];

/** What one change did, enough to take it back. */
export type Written = {
	[List in ListName]: {
		list: List;
		id: string;
		before: Lists[List] | null;
		after: Lists[List] | null;
		revision: string;
	};
}[ListName];

/** A record that comes back on top of what has taken its place, by the node that writes. */
export type Onto = <Record extends object>(
	present: Record | null,
	before: Record,
	node: NodeId
) => Record;

/** What is dropped together with a write. */
export interface WriteOptions {
	/** The draft that the written record came from. */
	dropDraft?: string;
	/** What follows from rows that are no more. */
	dropDerived?: Derived;
}

/** The diary's database: what the rest of the app knows of it. */
export interface Storage {
	/**
	 * Writes all changes, or none, in one transaction of strict durability, and drops with them what
	 * the options name; resolves when the transaction has completed. Throws a `StorageError`.
	 */
	write(changes: readonly Change[], options?: WriteOptions): Promise<Written[]>;
	/**
	 * Takes back what `write` did, unless one of the records has changed since (`changedSince`). What
	 * comes back is as `onto` makes it of what is there and what was there before.
	 */
	undo(written: readonly Written[], onto?: Onto): Promise<void>;

	win(id: WinId): Promise<Win | null>;
	winCount(): Promise<number>;
	/** All check-ins of that day and later, in the order of their days. */
	checkInsSince(day: Day): Promise<CheckIn[]>;
	/** All choices of that day and later, the oldest first. */
	choicesSince(day: Day): Promise<Choice[]>;
	/** All records of a list, in the order of their ids. */
	all<List extends ListName>(list: List): Promise<Lists[List][]>;
	planFor(day: Day): Promise<Intention | null>;
	preferences(): Promise<Preferences | null>;

	/** What is kept beside the lists under that name; undefined when nothing is. */
	derived(name: Derived | Note | 'import' | 'others'): Promise<unknown>;
	/** Keeps something that follows from the lists, or a note: what may be lost without harm. */
	keepDerived(name: Derived | Note, value: object): Promise<void>;

	keepDraft(draft: Draft): Promise<void>;
	/** Begins to keep the draft at once if the database is open: for a page that is being hidden. */
	keepDraftNow(draft: Draft): void;
	dropDraft(id: string): Promise<void>;

	/** Calls back after each completed write, of this tab and of others; returns how to stop. */
	onchange(listener: (lists: ReadonlySet<ListName>) => void): () => void;
	/** Reads by other doors of this room. */
	read: Connection['read'];
	/** Reads a little, so that a connection that the browser has dropped is opened again. */
	check(): Promise<void>;
	close(): void;
}

/** What the storage may be told; `now` gives ms since 1970. */
export interface StorageOptions extends ConnectionEvents {
	name?: string;
	now?: () => number;
}

/** A new record id: UUID version 7, which sorts by the time of its making. */
export function newId(nowMs: number): string {
	return uuidv7({ msecs: nowMs });
}

/** The diary's storage; nothing is opened before the first call that needs it. */
export function openStorage(options: StorageOptions = {}): Storage {
	const { name = 'small-hello', now = Date.now } = options;
	const connection = connectionTo(name, options);
	const { read } = connection;
	const listeners = new Set<(lists: ReadonlySet<ListName>) => void>();
	let otherTabs: BroadcastChannel | null = null;
	let isClosed = false;

	/** Opened on first use, since pages are rendered ahead where nobody listens. */
	function channel(): BroadcastChannel | null {
		if (otherTabs) return otherTabs;
		try {
			otherTabs = new BroadcastChannel(name);
		} catch {
			// Where site data is blocked; other tabs then hear of changes when they read again.
			return null;
		}
		otherTabs.onmessage = ({ data }) => {
			const lists = new Set(listNames.filter((list) => Array.isArray(data) && data.includes(list)));
			for (const listener of listeners) listener(lists);
		};
		return otherTabs;
	}

	function since<List extends 'checkIns' | 'choices'>(
		list: List,
		day: Day
	): Promise<Lists[List][]> {
		return read(async (database) => {
			const range = IDBKeyRange.lowerBound([day]);
			const rows = await database.getAllFromIndex(list, 'byOrder', range as never);
			return rows.flatMap(({ record }) => (record as Lists[List] | undefined) ?? []);
		});
	}

	async function write(
		changes: readonly Change[],
		{ dropDraft, dropDerived }: WriteOptions = {}
	): Promise<Written[]> {
		const lists = new Set(changes.map(({ list }) => list));
		const written = await transact(connection, [...lists, ...besides], async (transaction) => {
			const meta = transaction.objectStore('meta');
			// All that is read is asked for at once, and no put is waited for: each wait costs a turn of the page.
			const [knownClock, knownTotals, loggedBefore, ...rows] = await Promise.all([
				meta.get('clock') as Promise<Clock | undefined>,
				meta.get('totals') as Promise<Totals | undefined>,
				meta.get('choiceLog') as Promise<LogState | undefined>,
				...changes.map(({ list, id }) => transaction.objectStore(list).get(id))
			]);
			const logBefore =
				loggedBefore ??
				(lists.has('choices') ? await endOfLog(transaction.objectStore('choices')) : undefined);
			let clock = knownClock ?? newClock();
			let winCount = knownTotals?.wins ?? 0;
			let log = logBefore;
			const present = new Map(changes.map((change, i) => [keyOf(change), rows[i]]));
			const results: Written[] = [];
			for (const change of changes) {
				const row = present.get(keyOf(change));
				const before = row?.record ?? null;
				const next = change.next(before as never, row?.revision ?? null, clock.node);
				if (next === before) continue;
				clock = tick(clock, now());
				const revision = revisionOf(clock);
				const after = next && { ...next, revision };
				const put = rowOf(change.list, change.id, revision, after as Win | null);
				present.set(keyOf(change), put as never);
				unwaited(transaction.objectStore(change.list).put(put as never));
				if (change.list === 'choices') log = logAfter(log, logBefore, row !== undefined, put);
				if (change.list === 'wins') winCount += Number(after !== null) - Number(before !== null);
				results.push({ list: change.list, id: change.id, before, after, revision } as Written);
			}
			unwaited(meta.put(clock, 'clock'));
			unwaited(meta.put({ wins: winCount }, 'totals'));
			if (log && log !== loggedBefore) unwaited(meta.put(log, 'choiceLog'));
			if (dropDerived !== undefined) unwaited(meta.delete(dropDerived));
			if (dropDraft !== undefined) unwaited(transaction.objectStore('drafts').delete(dropDraft));
			const named = results.map(({ list, id }): [ListName, string] => [list, id]);
			const revision = revisionOf(clock);
			unwaited(transaction.objectStore('unmirrored').add({ rows: named, revision }));
			await count(transaction, results, revision);
			return results;
		});
		// A write that was under way when the storage was closed has been kept all the same.
		if (!isClosed) channel()?.postMessage([...lists]);
		for (const listener of listeners) listener(lists);
		return written;
	}

	async function undo(written: readonly Written[], onto?: Onto): Promise<void> {
		// Where one record was changed twice, what was there at first comes back.
		const changed = new Map<string, Written>();
		for (const one of written) {
			const key = keyOf(one);
			const first = changed.get(key) ?? one;
			changed.set(key, { ...first, revision: one.revision } as Written);
		}
		const revert = ({ list, id, before, revision }: Written) => ({
			list,
			id,
			next(present: object | null, revisionNow: string | null, node: NodeId) {
				// What was made and is gone already, is undone.
				if (before === null && present === null) return null;
				if (revisionNow !== revision) throw new StorageError('changedSince');
				return onto && before ? onto(present, before, node) : before;
			}
		});
		await write([...changed.values()].map((one) => revert(one) as Change));
	}

	return {
		write,
		undo,
		read,

		win: (id) => read(async (database) => (await database.get('wins', id))?.record ?? null),
		winCount: () =>
			read(
				async (database) =>
					((await database.get('meta', 'totals')) as { wins: number } | undefined)?.wins ?? 0
			),
		checkInsSince: (day) => since('checkIns', day),
		choicesSince: (day) => since('choices', day),
		all: (list) =>
			read(async (database) => {
				const rows = await database.getAll(list);
				return rows.flatMap(({ record }) => record ?? []) as never;
			}),
		planFor: (day) =>
			read(async (database) => {
				const rows = await database.getAllFromIndex(
					'plans',
					'byOrder',
					IDBKeyRange.bound([day], [day, []])
				);
				return (rows.at(-1)?.record as Intention | undefined) ?? null;
			}),
		preferences: () =>
			read(async (database) => (await database.get('preferences', 'preferences'))?.record ?? null),

		derived: (name) => read((database) => database.get('meta', name)),
		async keepDerived(name, value) {
			// It may come late, when the page is gone already.
			if (isClosed) return;
			await read(async (database) => {
				// Not worth waiting for the disk: what is lost is made again.
				const transaction = database.transaction('meta', 'readwrite', { durability: 'relaxed' });
				await Promise.all([transaction.store.put(value, name), transaction.done]);
			});
		},

		keepDraft: (draft) =>
			transact(connection, ['drafts'], async (transaction) => {
				await transaction.objectStore('drafts').put({ ...draft, savedAtMs: now() });
			}),
		keepDraftNow(draft) {
			try {
				// Committed at once: a page that is hidden may never run again (30 of 30 kept this way).
				const transaction = connection.present?.transaction('drafts', 'readwrite');
				if (!transaction) return;
				transaction.done.catch(() => {});
				transaction.store.put({ ...draft, savedAtMs: now() }).catch(() => {});
				transaction.commit();
			} catch {
				// The browser has closed the connection: nothing can be begun any more.
			}
		},
		dropDraft: (id) =>
			transact(connection, ['drafts'], (transaction) =>
				transaction.objectStore('drafts').delete(id)
			),

		onchange(listener) {
			channel();
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async check() {
			await read((database) => database.get('meta', 'clock'));
		},
		close() {
			otherTabs?.close();
			isClosed = true;
			listeners.clear();
			connection.close();
		}
	};
}

/** What each write may touch besides the lists. */
const besides = ['meta', 'drafts', 'totals', 'monthIndexes', 'unmirrored'] as const;

/** Brings the totals of each month to what was written, and notes that its index has to follow. */
async function count(
	transaction: WriteTransaction,
	written: readonly Written[],
	revision: Revision
): Promise<void> {
	const totals = transaction.objectStore('totals');
	const indexes = transaction.objectStore('monthIndexes');
	const wins = written.filter((one) => one.list === 'wins');
	const ids = wins.flatMap(({ before, after }) =>
		[before, after].flatMap((win) => (win ? monthOf(win) : []))
	);
	const known = await Promise.all([...new Set(ids)].map((id) => totals.get(id)));
	const months = new Map(known.flatMap((month) => (month ? [[month.id, month]] : [])));
	for (const { before, after } of wins) {
		if (before) countInto(months, before, -1);
		if (after) countInto(months, after, 1);
	}
	for (const month of months.values()) {
		unwaited(indexes.delete(within(month.id)));
		if (Object.keys(month.counts).length > 0) {
			unwaited(totals.put(month));
			unwaited(indexes.put({ id: month.id, revision }));
		} else unwaited(totals.delete(month.id));
	}
}

/** What a request comes to is told by the end of its transaction. */
function unwaited(request: Promise<unknown>): void {
	request.catch(() => {});
}

function keyOf({ list, id }: { list: ListName; id: string }): string {
	return `${list} ${id}`;
}
