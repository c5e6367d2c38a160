import { describe, expect, test, vi } from 'vitest';
import { deleting, inDatabase } from '../../../tests/support/database.ts';
import type { Change } from './database.ts';
import { choosing, idsOf, allOf } from '../../../tests/support/choices.ts';

describe('a cache', () => {
	test('is undefined until it is stored, and survives closing the page', () =>
		inDatabase(async ({ tab }) => {
			const value = {
				place: null,
				list: Float64Array.of(0.1, -0, NaN, 5e-324),
				map: new Map([['a', { day: -1_000_000 }]])
			};
			const storage = tab();
			expect(await storage.readMeta('learning')).toBeUndefined();
			await storage.writeMeta('learning', value);
			expect(await storage.readMeta('learning')).toEqual(value);
			storage.close();
			expect(await tab().readMeta('learning')).toEqual(value);
		}));

	test('is replaced by a later value from any tab', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			await here.writeMeta('learning', { from: 'here' });
			await there.writeMeta('learning', { from: 'there' });
			expect(await here.readMeta('learning')).toEqual({ from: 'there' });
		}));

	test('notifies no listener, belongs to no collection and issues no stamp', () =>
		inDatabase(async ({ tab, raw }) => {
			const [here, there] = [tab(), tab()];
			await here.write([choosing('a', 1)]);
			const heard = vi.fn();
			here.onchange(heard);
			there.onchange(heard);
			const database = await raw();
			const clock = await database.get('meta', 'clock');
			await here.writeMeta('learning', { kept: true });
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(heard).not.toHaveBeenCalled();
			expect(await database.get('meta', 'clock')).toEqual(clock);
			expect(idsOf(await allOf(here))).toEqual(['a']);
			expect(await here.winCount()).toBe(0);
		}));

	test('rejects a value that cannot be stored, and retains the previous one', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.writeMeta('learning', { kept: true });
			await expect(storage.writeMeta('learning', { no: () => {} })).rejects.toMatchObject({
				name: 'StorageError'
			});
			expect(await storage.readMeta('learning')).toEqual({ kept: true });
		}));
});

describe('a cache derived from deleted rows', () => {
	test('is deleted in the write that deletes the rows, but only if that write requests it', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			await storage.writeMeta('learning', { kept: true });
			await storage.write([deleting('choices', 'a'), choosing('b', 2)]);
			expect(await storage.readMeta('learning')).toEqual({ kept: true });
			await storage.write([deleting('choices', 'b')], { dropCache: 'learning' });
			expect(await storage.readMeta('learning')).toBeUndefined();
			expect(await allOf(storage)).toEqual([]);
			// Deleting a missing cache is fine.
			await storage.write([choosing('c', 3)], { dropCache: 'learning' });
			expect(idsOf(await allOf(storage))).toEqual(['c']);
		}));

	test('stays, like everything else, when that write fails', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			await storage.writeMeta('learning', { kept: true });
			const failing: Change = {
				collection: 'people',
				id: 'p',
				next() {
					throw new Error('no');
				}
			};
			const write = storage.write([deleting('choices', 'a'), failing], { dropCache: 'learning' });
			await expect(write).rejects.toThrow();
			expect(await storage.readMeta('learning')).toEqual({ kept: true });
			expect(idsOf(await allOf(storage))).toEqual(['a']);
		}));

	test('is deleted in the same transaction as the rows, so that no reader finds only one of them', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			await storage.writeMeta('learning', { kept: true });
			const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
			try {
				await storage.write([deleting('choices', 'a')], { dropCache: 'learning' });
				const writing = begun.mock.calls.filter(([, mode]) => mode === 'readwrite');
				expect(writing).toHaveLength(1);
				expect([...writing[0]![0]].sort()).toEqual([
					'choices',
					'drafts',
					'meta',
					'monthIndexes',
					'totals',
					'unmirrored'
				]);
				expect(writing[0]![2]).toEqual({ durability: 'strict' });
			} finally {
				begun.mockRestore();
			}
		}));
});
