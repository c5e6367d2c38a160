import type { IDBPDatabase } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Win } from '#lib/core/win.ts';
import { inDatabase, saving, winAt, type Scene } from '../../../tests/support/database.ts';
import { applyChanges, type Work } from './apply-changes.ts';
import { ChangeChannel } from './change-channel.ts';
import { Changes } from './changes.ts';
import { connectionKey, patienceMs } from './connection.ts';
import { readingOf } from './queries.ts';
import { longPatienceMs, transact } from './transaction.ts';

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
			isLong: true,
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

test('a long write goes on while its requests end, and is aborted once none does any more', () =>
	inDatabase(async ({ tab }) => {
		const stalls = vi.fn<() => void>();
		const storage = tab({ onstalled: stalls });
		const connection = storage[connectionKey];
		await storage.check();
		let isAsking = true;
		let asked = 0;
		const written = expect(
			transact(
				connection,
				['wins'],
				async (transaction) => {
					while (isAsking) {
						await transaction.objectStore('wins').count();
						asked++;
					}
					// As a request that the browser never answers.
					return new Promise(() => {});
				},
				{ isLong: true }
			)
		).rejects.toMatchObject({ problem: 'stalled' });
		for (let span = 0; span < 5; span++) {
			const before = asked;
			while (asked < before + 5) await new Promise((resolve) => realTimeout(resolve, 5));
			vi.advanceTimersByTime(longPatienceMs);
		}
		expect(stalls).not.toHaveBeenCalled();
		isAsking = false;
		await new Promise((resolve) => realTimeout(resolve, 50));
		// The transaction may have ended by itself by now, and then its end is known.
		for (let span = 0; span < 3; span++) vi.advanceTimersByTime(longPatienceMs);
		await written;
		expect(stalls).toHaveBeenCalledTimes(1);
	}));
