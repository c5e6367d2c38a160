import { expect, onTestFinished } from 'vitest';
import { connectionKey } from '#lib/storage/connection.ts';
import type { Connection } from '#lib/storage/connection-types.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { watchTransactions } from './transactions.ts';

/** A read whose result is held back, as on a slow device. */
export interface HeldRead {
	/** Resolves once the database has answered. */
	begun: Promise<void>;
	/** Releases the result. */
	release(): void;
}

function held() {
	let [begin, release] = [() => {}, () => {}];
	const begun = new Promise<void>((resolve) => (begin = resolve));
	const released = new Promise<void>((resolve) => (release = resolve));
	return { begun, begin, released, release };
}

/** Holds back the next read of exactly these stores in one transaction. */
export function holdNextRead(storage: DiaryDatabase, ...stores: string[]): HeldRead {
	const { begun, begin, released, release } = held();
	const connection = storage[connectionKey];
	const { withDatabase } = connection;
	const slow: Connection['withDatabase'] = async (use) => {
		let isHeld = false;
		const result = await withDatabase((database) => {
			const transactions = watchTransactions();
			const answer = use(database);
			transactions.stop();
			isHeld = transactions.begun.some(
				({ mode, stores: those }) => mode === 'readonly' && those.join() === stores.join()
			);
			return answer;
		});
		if (!isHeld || connection.withDatabase !== slow) return result;
		connection.withDatabase = withDatabase;
		begin();
		await released;
		return result;
	};
	connection.withDatabase = slow;
	return { begun, release };
}

/** Holds back the next read of a setting of this device. */
export function holdNextSetting(storage: DiaryDatabase): HeldRead {
	const { begun, begin, released, release } = held();
	const { readMeta } = storage;
	storage.readMeta = async (name) => {
		storage.readMeta = readMeta;
		const value = await readMeta(name);
		begin();
		await released;
		return value;
	};
	return { begun, release };
}

/**
 * Counts the read-only and read-write transactions that begin in this page during `work` and in the 100 ms
 * after it.
 */
export async function transactionsDuring(
	work: () => Promise<unknown>
): Promise<{ reads: number; writes: number }> {
	const { begun, stop } = watchTransactions();
	try {
		await work();
		await new Promise((resolve) => setTimeout(resolve, 100));
	} finally {
		stop();
	}
	const reads = begun.filter(({ mode }) => mode === 'readonly').length;
	return { reads, writes: begun.length - reads };
}

/** Counts read-only transactions from now on; returns a function with the count so far. */
export function countedReads(): () => number {
	const { begun, stop } = watchTransactions();
	onTestFinished(stop);
	return () => begun.filter(({ mode }) => mode === 'readonly').length;
}

/** Results of reads that are held back until a test releases them. */
export interface HeldReads {
	/** Resolves once this many results are held back. */
	count(expected: number): Promise<void>;
	/** Releases the newest result; later reads are not held back. */
	releaseNewest(): void;
	/** Releases all older results, and resolves once they have had time to be shown. */
	releaseOlder(): Promise<void>;
	/** Releases all results, each after all newer ones have had time to be shown. */
	releaseNewestFirst(): Promise<void>;
}

/**
 * Holds back the results of all reads from now on: those of `storage.all`, or of the functions that read
 * several collections. Each result has the state at the time of its read.
 */
export function heldReads(storage: DiaryDatabase, by: 'all' | 'queries' = 'queries'): HeldReads {
	const waiting: (() => void)[] = [];
	let isHolding = true;
	async function held<Answer>(answer: Promise<Answer>): Promise<Answer> {
		const value = await answer;
		if (isHolding) await new Promise<void>((resolve) => waiting.push(resolve));
		return value;
	}
	const { all } = storage;
	if (by === 'all') storage.all = (list) => held(all(list));
	else readThrough(storage, (withDatabase, use) => held(withDatabase(use)));
	return {
		count: (expected) => expect.poll(() => waiting.length).toBe(expected),
		releaseNewest() {
			isHolding = false;
			waiting.pop()!();
		},
		async releaseOlder() {
			expect(waiting.length).toBeGreaterThan(0);
			for (const release of waiting.splice(0)) release();
			await settled();
		},
		async releaseNewestFirst() {
			expect(waiting.length).toBeGreaterThan(0);
			for (const release of waiting.splice(0).reverse()) {
				release();
				await settled();
			}
		}
	};
}

/** Resolves once the consequences of a write or a result have been read and shown. */
export function settled(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 50));
}

/** Calls `act` when the next read through the connection begins, such as one by `queries.ts`. */
export function whenNextRead(storage: DiaryDatabase, act: () => void): void {
	let isOver = false;
	readThrough(storage, (withDatabase, use) => {
		if (!isOver) act();
		isOver = true;
		return withDatabase(use);
	});
}

type WithDatabase = Connection['withDatabase'];

/** Puts a function between the database and all reads through the connection. Writes bypass it. */
function readThrough(
	storage: DiaryDatabase,
	read: <Answer>(
		withDatabase: WithDatabase,
		use: Parameters<typeof withDatabase<Answer>>[0]
	) => Promise<Answer>
): void {
	const connection = storage[connectionKey];
	const { withDatabase } = connection;
	(storage as { [connectionKey]: Connection })[connectionKey] = {
		...connection,
		withDatabase: (use) => read(withDatabase, use)
	};
}
