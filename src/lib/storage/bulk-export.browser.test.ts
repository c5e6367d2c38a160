import { describe, expect, test } from 'vitest';
import { collectionNames } from '#lib/core/collections.ts';
import type { Win } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	savingPerson,
	saving,
	winAt,
	type Scene
} from '../../../tests/support/database.ts';
import { openCopying, type Batch, type Copying, type Everything } from './bulk-export.ts';
import { readingOf } from './queries.ts';

async function withCopying(
	use: (scene: Scene & { copying: Copying }) => Promise<void>
): Promise<void> {
	await inDatabase(async (scene) => {
		const copying = openCopying(scene.name);
		try {
			await use({ ...scene, copying });
		} finally {
			copying.close();
		}
	});
}

async function gathered({ batches }: Everything): Promise<Batch[]> {
	const all: Batch[] = [];
	for await (const batch of batches) all.push(batch);
	return all;
}
const recordsIn = (batches: readonly Batch[], list: Batch['list']) =>
	batches.flatMap((batch) => (batch.list === list ? (batch.records as object[]) : []));
const many = (count: number) =>
	Array.from({ length: count }, (_, i) =>
		winAt(`2026-11-${String((i % 20) + 1).padStart(2, '0')}T09:30:00+01:00`, { note: `${i}` })
	);

describe('exporting everything', () => {
	test('yields each collection unchanged, with deleted records as tombstones', () =>
		withCopying(async ({ tab, copying }) => {
			const storage = tab();
			const person = savingPerson('Ann');
			const gone = winAt('2026-11-20T09:30:00+01:00');
			await storage.write([person, saving(gone), ...many(3).map(saving)]);
			await storage.write([deleting('wins', gone.id)]);
			const batches = await copying.everything(gathered);
			for (const list of collectionNames)
				expect(recordsIn(batches, list)).toEqual(await readingOf(storage).allOf(list));
			expect(recordsIn(batches, 'wins')).toContainEqual({
				id: gone.id,
				revision: expect.any(String),
				deleted: true
			});
		}));

	test('yields each record once, in batches, and reports progress', () =>
		withCopying(async ({ tab, copying }) => {
			const storage = tab();
			await storage.write(many(2_000).map(saving));
			await storage.write(many(501).map(saving));
			const shares: number[] = [];
			const onprogress = (share: number) => shares.push(share);
			const batches = await copying.everything(gathered, { onprogress });
			expect(batches.length).toBeGreaterThan(2);
			for (const { records } of batches) expect(records.length).toBeLessThanOrEqual(1_000);
			expect(recordsIn(batches, 'wins')).toEqual(await readingOf(storage).allOf('wins'));
			expect(shares).toEqual([...shares].sort((a, b) => a - b));
			expect(shares.at(-1)).toBe(1);
		}));

	test('yields nothing for an empty diary', () =>
		withCopying(async ({ copying }) => {
			expect(await copying.everything(gathered)).toEqual([]);
			expect(await copying.everything(({ others }) => Promise.resolve(others))).toEqual({});
		}));

	test('reads a single snapshot: a write during the export waits until it has ended', () =>
		withCopying(async ({ tab, copying }) => {
			const storage = tab();
			await storage.write(many(3_000).map(saving));
			let isSaved: Promise<unknown> | null = null;
			const batches = await copying.everything(async ({ batches }) => {
				const all: Batch[] = [];
				for await (const batch of batches) {
					isSaved ??= storage.write([
						saving(winAt('2026-11-20T10:00:00+01:00')),
						savingPerson('Ben')
					]);
					all.push(batch);
				}
				return all;
			});
			await isSaved;
			expect(recordsIn(batches, 'wins')).toHaveLength(3_000);
			expect(recordsIn(batches, 'people')).toEqual([]);
			expect(await storage.winCount()).toBe(3_001);
		}));

	test('stops when its signal is aborted', () =>
		withCopying(async ({ tab, copying }) => {
			await tab().write(many(3_000).map(saving));
			const stopping = new AbortController();
			let count = 0;
			const stopped = copying.everything(
				async ({ batches }) => {
					for await (const { records } of batches) {
						count += records.length;
						stopping.abort();
					}
				},
				{ signal: stopping.signal }
			);
			await expect(stopped).rejects.toMatchObject({ name: 'StorageError' });
			expect(count).toBe(1_000);
			expect(await copying.everything(gathered)).toHaveLength(3);
		}));

	test('fails with the problem when the database cannot be read', () =>
		withCopying(async ({ raw, copying }) => {
			await raw(99);
			await expect(copying.everything(gathered)).rejects.toMatchObject({ problem: 'newer' });
		}));
});

describe('exporting entries', () => {
	test('yields wins, the oldest first and without deleted ones, and the names of people', () =>
		withCopying(async ({ tab, copying }) => {
			const storage = tab();
			const [late, early, gone, earliest] = [
				winAt('2026-11-20T09:30:00+01:00', { note: 'late' }),
				winAt('2025-01-31T09:30:00+01:00', { note: 'early' }),
				winAt('2025-01-31T10:30:00+01:00', { note: 'gone' }),
				winAt('2025-01-31T08:30:00+01:00', { note: 'earliest' })
			];
			await storage.write([savingPerson('Ann'), ...[late, early, gone, earliest].map(saving)]);
			await storage.write([deleting('wins', gone.id)]);
			const shares: number[] = [];
			const read = await copying.entries(
				async (wins, people) => {
					const all: Win[] = [];
					for await (const month of wins) all.push(...month);
					return { notes: all.map(({ note }) => note), names: people.map(({ name }) => name) };
				},
				{ onprogress: (share) => shares.push(share) }
			);
			expect(read).toEqual({ notes: ['earliest', 'early', 'late'], names: ['Ann'] });
			expect(shares).toEqual([0.5, 1]);
		}));
});
