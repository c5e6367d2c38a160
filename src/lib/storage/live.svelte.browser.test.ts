import { describe, expect, test } from 'vitest';
import { use } from '../../../tests/support/use.svelte.ts';
import { inDatabase, savingPerson, saving, winAt } from '../../../tests/support/database.ts';
import { StorageError, type DiaryDatabase } from './database.ts';
import { live } from './live.svelte.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

/** A live count of wins, and how often it was read. */
function countedWins(storage: DiaryDatabase) {
	const reads = { begun: 0 };
	const query = live({
		storage,
		collections: ['wins'],
		initial: -1,
		read() {
			reads.begun++;
			return storage.winCount();
		}
	});
	return { query, reads };
}

/** A read that the test resolves or rejects. */
function controlled() {
	const pending: {
		resolve(value: string): void;
		reject(error: unknown): void;
		signal: AbortSignal;
	}[] = [];
	const read = (signal: AbortSignal) =>
		new Promise<string>((resolve, reject) => pending.push({ resolve, reject, signal }));
	return { pending, read };
}

describe('a live query', () => {
	test('reads nothing before it is used, and reads once it is', () =>
		inDatabase(async ({ tab }) => {
			const { query, reads } = countedWins(tab());
			expect(query.value).toBe(-1);
			await settled();
			expect(reads.begun).toBe(0);
			const stop = use(() => query.value);
			await expect.poll(() => query.value).toBe(0);
			expect(query.status).toBe('ready');
			expect(reads.begun).toBe(1);
			stop();
		}));

	test('reads again after a write to its collections, in this tab or another, and after no other', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			const { query, reads } = countedWins(here);
			const stop = use(() => query.value);
			await expect.poll(() => query.value).toBe(0);
			await here.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			await expect.poll(() => query.value).toBe(1);
			await there.write([saving(winAt('2026-11-20T10:00:00+01:00'))]);
			await expect.poll(() => query.value).toBe(2);
			await here.write([savingPerson('Ann')]);
			await settled();
			expect(reads.begun).toBe(3);
			stop();
		}));

	test('stops reading once its last user is gone, and reads again for the next one', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { query, reads } = countedWins(storage);
			const [first, second] = [use(() => query.value), use(() => query.value)];
			await expect.poll(() => query.value).toBe(0);
			first();
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			await expect.poll(() => query.value).toBe(1);
			second();
			await settled();
			expect(query.isSubscribed).toBe(false);
			await storage.write([saving(winAt('2026-11-20T10:00:00+01:00'))]);
			await settled();
			expect(reads.begun).toBe(2);
			const third = use(() => query.value);
			await expect.poll(() => query.value).toBe(2);
			third();
		}));

	test('shows the newer result when an older read ends later', () =>
		inDatabase(async ({ tab }) => {
			const { pending, read } = controlled();
			const query = live({ storage: tab(), collections: ['wins'], initial: '', read });
			const older = query.refresh();
			const newer = query.refresh();
			expect(pending[0]!.signal.aborted).toBe(true);
			pending[1]!.resolve('newer');
			await newer;
			pending[0]!.resolve('older');
			await older;
			expect(query.value).toBe('newer');
		}));

	test('ignores the failure of a read when a newer one has begun', () =>
		inDatabase(async ({ tab }) => {
			const { pending, read } = controlled();
			const query = live({ storage: tab(), collections: ['wins'], initial: '', read });
			const older = query.refresh();
			const newer = query.refresh();
			pending[0]!.reject(new StorageError('broken'));
			pending[1]!.resolve('newer');
			await Promise.all([older, newer]);
			expect(query.error).toBeNull();
			expect(query.value).toBe('newer');
		}));

	test('has its own error, which stays until it reads again', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { pending, read } = controlled();
			const failing = live({ storage, collections: ['wins'], initial: '', read });
			const { query: other } = countedWins(storage);
			const reading = failing.refresh();
			pending[0]!.reject(new StorageError('full'));
			await reading;
			await other.refresh();
			expect(other.error).toBeNull();
			expect(failing).toMatchObject({ status: 'failed', error: 'full' });
			const again = failing.refresh();
			pending[1]!.resolve('read');
			await again;
			expect(failing).toMatchObject({ status: 'ready', error: null, value: 'read' });
		}));

	test('loads once for several callers, and not at all while its value is fresh', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { query, reads } = countedWins(storage);
			await query.load();
			await query.load();
			// Without a subscription it cannot know if its value is fresh.
			expect(reads.begun).toBe(2);
			const stop = use(() => query.value);
			await Promise.all([query.load(), query.load()]);
			await query.load();
			expect(reads.begun).toBe(3);
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			await query.load();
			expect(query.value).toBe(1);
			expect(reads.begun).toBe(4);
			stop();
		}));

	test('reads after the frame that shows the result of a write, or at once when loaded', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { query, reads } = countedWins(storage);
			const stop = use(() => query.value);
			await expect.poll(() => query.value).toBe(0);
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			expect(reads.begun).toBe(1);
			await expect.poll(() => query.value).toBe(1);
			await storage.write([saving(winAt('2026-11-20T10:00:00+01:00'))]);
			await query.load();
			expect(query.value).toBe(2);
			await settled();
			expect(reads.begun).toBe(3);
			stop();
		}));

	test('a pending load waits for the read of a change that overtakes it', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { pending, read } = controlled();
			const query = live({ storage, collections: ['wins'], initial: '', read });
			const stop = use(() => query.value);
			await expect.poll(() => pending.length).toBe(1);
			const loading = query.load();
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			pending[0]!.resolve('before');
			await expect.poll(() => pending.length).toBe(2);
			pending[1]!.resolve('after');
			await loading;
			expect(query.value).toBe('after');
			stop();
		}));

	test('reads ahead of its first user, and once for both', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const { query, reads } = countedWins(storage);
			query.prime();
			await expect.poll(() => query.status).toBe('ready');
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			await expect.poll(() => query.value).toBe(1);
			const stop = use(() => query.value);
			await settled();
			expect(reads.begun).toBe(2);
			stop();
			await settled();
			expect(query.isSubscribed).toBe(false);
		}));

	test('takes its value from a change that contains it, without reading', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			let reads = 0;
			const query = live({
				storage,
				collections: ['wins'],
				initial: -1,
				read() {
					reads++;
					return storage.winCount();
				},
				tell: ({ totals }) => totals?.wins
			});
			const stop = use(() => query.value);
			await query.load();
			await storage.write([saving(winAt('2026-11-20T09:00:00+01:00'))]);
			expect(query.value).toBe(1);
			await settled();
			expect(reads).toBe(1);
			stop();
		}));
});
