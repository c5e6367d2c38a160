import type { IDBPDatabase } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Win } from '#lib/core/win.ts';
import { inDatabase, saving, winAt, type Scene } from '../../../tests/support/database.ts';
import { applyChanges, type Work } from './apply-changes.ts';
import { ChangeChannel } from './change-channel.ts';
import { Changes } from './changes.ts';
import { connectionKey } from './connection.ts';
import { patienceMs } from './connection-types.ts';
import { readingOf } from './queries.ts';
import { transact } from './transaction.ts';
import { longPatienceMs, watchRequests } from './watch-requests.ts';

const morning = '2026-11-20T09:30:00+01:00';

const realTimeout = setTimeout;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** Blocks all writes to a store, as a page that has stopped does, until the returned function is called. */
function block(database: IDBPDatabase<unknown>, store = 'wins'): () => Promise<void> {
	const transaction = database.transaction(store, 'readwrite');
	let isBlocked = true;
	const ask = (): Promise<unknown> =>
		transaction.store.count().then(() => (isBlocked ? ask() : undefined));
	void ask();
	return async () => {
		isBlocked = false;
		await transaction.done;
	};
}

/** Runs a test while writes to wins are blocked. */
const whileBlocked = (
	act: (scene: {
		save: () => Promise<unknown>;
		release: () => Promise<void>;
		wins: () => Promise<readonly Win[]>;
		stalls: ReturnType<typeof vi.fn<() => void>>;
		transactions: () => number;
		tab: Scene['tab'];
	}) => Promise<void>
) =>
	inDatabase(async ({ tab, raw }) => {
		const stalls = vi.fn<() => void>();
		const storage = tab({ onstalled: stalls });
		await storage.check();
		const release = block(await raw());
		const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
		const win = winAt(morning);
		await act({
			save: () => storage.write([saving(win)]),
			release,
			wins: async () => (await readingOf(tab()).wins(10)).wins,
			stalls,
			transactions: () => begun.mock.calls.filter(([, mode]) => mode === 'readwrite').length,
			tab
		});
	});

/** Waits until that many read-write transactions have begun. */
async function untilBegun(transactions: () => number, count: number): Promise<void> {
	while (transactions() < count) await new Promise((resolve) => realTimeout(resolve, 5));
	expect(transactions()).toBe(count);
}

test('a write that stalls is reported and runs again on a fresh connection', () =>
	whileBlocked(async ({ save, release, wins, stalls, transactions }) => {
		const saved = save();
		await untilBegun(transactions, 1);
		vi.advanceTimersByTime(patienceMs - 1);
		expect(stalls).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(stalls).toHaveBeenCalledTimes(1);
		await untilBegun(transactions, 2);
		await release();
		await saved;
		expect(await wins()).toHaveLength(1);
	}));

test('a write that waits for an opening that stalls is reported, and ends with it', () =>
	inDatabase(async ({ tab, raw }) => {
		await tab().check();
		const release = block(await raw(), 'meta');
		const stalls = vi.fn<() => void>();
		const saved = tab({ onstalled: stalls }).write([saving(winAt(morning))]);
		vi.advanceTimersByTime(patienceMs - 1);
		expect(stalls).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(stalls).toHaveBeenCalledTimes(1);
		await release();
		expect(await saved).toHaveLength(1);
		vi.advanceTimersByTime(patienceMs);
		expect(stalls).toHaveBeenCalledTimes(1);
	}));

test('a write that stalls twice fails with `stalled`, and can be tried again without a double', () =>
	whileBlocked(async ({ save, release, wins, stalls, transactions }) => {
		const saved = expect(save()).rejects.toMatchObject({ problem: 'stalled' });
		for (const run of [1, 2]) {
			await untilBegun(transactions, run);
			vi.advanceTimersByTime(patienceMs);
		}
		await saved;
		expect(stalls).toHaveBeenCalledTimes(2);
		const again = save();
		await release();
		await again;
		expect(await wins()).toHaveLength(1);
	}));

test('a long write may wait long', () =>
	whileBlocked(async ({ release, stalls, transactions, tab }) => {
		const connection = tab({ onstalled: stalls })[connectionKey];
		const work: Work<Changes, void, string> = {
			collections: ['wins'],
			Kind: Changes,
			watch: watchRequests,
			read: () => Promise.resolve(),
			apply: () => 'done'
		};
		const channel = new ChangeChannel('long');
		const written = applyChanges({ connection, channel, now: () => 0 }, work);
		await untilBegun(transactions, 1);
		vi.advanceTimersByTime(2 * longPatienceMs - 1);
		expect(stalls).not.toHaveBeenCalled();
		await release();
		expect(await written).toBe('done');
		channel.close();
	}));

test('a long write goes on while its requests end', () =>
	inDatabase(async ({ tab }) => {
		const stalls = vi.fn<() => void>();
		const connection = tab({ onstalled: stalls })[connectionKey];
		let isAsking = true;
		let asked = 0;
		const written = transact(
			connection,
			['wins'],
			async (transaction) => {
				for (; isAsking; asked++) await transaction.objectStore('wins').count();
				return 'done';
			},
			{ watch: watchRequests }
		);
		for (let span = 0; span < 5; span++) {
			const before = asked;
			while (asked < before + 5) await new Promise((resolve) => realTimeout(resolve, 5));
			vi.advanceTimersByTime(longPatienceMs);
		}
		isAsking = false;
		expect(await written).toBe('done');
		expect(stalls).not.toHaveBeenCalled();
	}));

test('a long write in which nothing happens any more is aborted, and does not run again', () =>
	whileBlocked(async ({ release, stalls, transactions, wins, tab }) => {
		const connection = tab({ onstalled: stalls })[connectionKey];
		const written = transact(
			connection,
			['wins'],
			async (transaction) => {
				await transaction.objectStore('wins').clear();
			},
			{ watch: watchRequests }
		);
		await untilBegun(transactions, 1);
		vi.advanceTimersByTime(2 * longPatienceMs);
		await expect(written).rejects.toMatchObject({ problem: 'stalled' });
		expect(stalls).toHaveBeenCalledTimes(1);
		await release();
		expect(transactions()).toBe(1);
		expect(await wins()).toEqual([]);
	}));
