import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stored, CollectionName } from '#lib/core/collections.ts';
import { checkedFile, entryBytes, mirroredBackup, type MirrorEntry } from './mirror-file.ts';
import { runs } from '../../../../tests/support/runs.ts';

const stamp = (number: number) =>
	`${String(1_795_161_600_000 + number).padStart(15, '0')}.00000.9f86d081884c7d65`;
const person = (id: string, number: number, name = id): [CollectionName, Stored] => [
	'people',
	{ id, name, notNow: false, revision: stamp(number) } as unknown as Stored
];

function start(generation: number): MirrorEntry {
	return { is: 'start', format: 'small-hello-mirror', version: 1, generation, atMs: generation };
}

async function fileOf(...entries: MirrorEntry[]): Promise<Uint8Array<ArrayBuffer>> {
	const parts = await Promise.all(entries.map(entryBytes));
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Returns a whole file with these records, followed by later entries. */
function whole(
	generation: number,
	kept: [CollectionName, Stored][],
	...later: MirrorEntry[]
): Promise<Uint8Array<ArrayBuffer>> {
	return fileOf(
		start(generation),
		{ is: 'rows', kept },
		{ is: 'others', others: {} },
		{ is: 'whole' },
		...later
	);
}

async function peopleIn(...files: Uint8Array<ArrayBuffer>[]): Promise<Record<string, string>> {
	const copy = await mirroredBackup(files);
	return Object.fromEntries(
		[...copy!.collections.people.values()].map((one) => [
			one.id,
			'name' in one ? one.name : '(deleted)'
		])
	);
}

const nothing = new Uint8Array(0);

describe('a file of the mirror', () => {
	test('is whole and intact once it contains everything', async () => {
		const entries = [start(3), { is: 'rows', kept: [person('ann', 1)] } as const];
		const begun = await fileOf(...entries);
		expect(await checkedFile(begun)).toMatchObject({
			generation: 3,
			isWhole: false,
			isIntact: true
		});
		const done = await fileOf(...entries, { is: 'whole' });
		expect(await checkedFile(done)).toEqual({
			generation: 3,
			isWhole: true,
			isIntact: true,
			wholeBytes: done.length,
			end: done.length
		});
		expect(await checkedFile(nothing)).toMatchObject({
			generation: 0,
			isWhole: false,
			isIntact: false
		});
	});

	test('is packed if that saves space, and reads back', async () => {
		const many = Array.from({ length: 500 }, (_, at) => person(`person-${at}`, at));
		const file = await whole(1, many);
		expect(file.length).toBeLessThan(JSON.stringify(many).length / 3);
		expect(Object.keys(await peopleIn(file))).toHaveLength(500);
	});

	test('is not intact after a change of any bit', async () => {
		const file = await whole(1, [person('ann', 1)], {
			is: 'rows',
			kept: [person('ben', 2)]
		});
		await fc.assert(
			fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
				const damaged = file.slice();
				damaged[at]! ^= 1 << bit;
				expect((await checkedFile(damaged)).isIntact).toBe(false);
				await mirroredBackup([damaged]);
			}),
			runs(200)
		);
	});

	test('can be read up to the cut if it is truncated anywhere', async () => {
		const file = await whole(1, [person('ann', 1)], { is: 'rows', kept: [person('ben', 2)] });
		for (let length = 0; length < file.length; length++) {
			const cut = file.slice(0, length);
			const { isIntact, end } = await checkedFile(cut);
			expect(isIntact && end === length).toBe(isIntact);
			const copy = await mirroredBackup([cut]);
			expect(copy?.collections.people.size ?? 0).toBeLessThanOrEqual(2);
		}
		expect(await peopleIn(file.slice(0, -1))).toEqual({ ann: 'ann' });
	});
});

describe('the combined files of a mirror', () => {
	test('are null if nothing was written', async () => {
		expect(await mirroredBackup([nothing, nothing, nothing])).toBeNull();
		expect(await mirroredBackup([await fileOf(start(1))])).toBeNull();
	});

	test('contain the records of the last whole file only', async () => {
		const earlier = await whole(1, [person('ann', 1), person('gone by an undo', 1)]);
		const last = await whole(2, [person('ann', 5, 'Anna')], {
			is: 'rows',
			kept: [person('ben', 6), person('cleo', 6)],
			gone: []
		});
		expect(await peopleIn(last, earlier)).toEqual({ ann: 'Anna', ben: 'ben', cleo: 'cleo' });
	});

	test('do not contain records that an undo removed', async () => {
		const file = await whole(
			1,
			[person('ann', 1)],
			{ is: 'rows', kept: [person('ben', 2)] },
			{ is: 'rows', kept: [], gone: [['people', 'ben']] }
		);
		expect(await peopleIn(file)).toEqual({ ann: 'ann' });
	});

	test('contain the earlier revision of a record after an undo', async () => {
		const file = await whole(1, [person('ann', 9, 'Anna')], {
			is: 'rows',
			kept: [person('ann', 1, 'Ann')]
		});
		expect(await peopleIn(file)).toEqual({ ann: 'Ann' });
	});

	test('contain the records of an unfinished file and all of the one before it', async () => {
		const before = await whole(1, [person('ann', 1)], {
			is: 'rows',
			kept: [person('ann', 4, 'Anna'), person('ben', 3)]
		});
		const begun = await fileOf(start(2), {
			is: 'rows',
			kept: [person('ann', 1), person('dora', 5)]
		});
		expect(await peopleIn(begun, before, nothing)).toEqual({
			ann: 'Anna',
			ben: 'ben',
			dora: 'dora'
		});
	});

	test('contain records of the earlier file for any damaged 4 KB of the last one', async () => {
		const people = Array.from({ length: 3000 }, (_, at) => person(`person-${at}`, at));
		const parts = (generation: number) =>
			fileOf(
				start(generation),
				...[0, 1, 2, 3, 4, 5].map((at): MirrorEntry => ({
					is: 'rows',
					kept: people.slice(at * 500, at * 500 + 500)
				})),
				{ is: 'whole' }
			);
		const [earlier, last] = [await parts(1), await parts(2)];
		for (let at = 0; at < last.length; at += 4096) {
			const damaged = last.slice();
			damaged.fill(0xa5, at, at + 4096);
			expect((await checkedFile(damaged)).isIntact).toBe(false);
			expect(Object.keys(await peopleIn(earlier, damaged, nothing))).toHaveLength(3000);
		}
	});

	test('contain the entries after a damaged one', async () => {
		const parts = await Promise.all(
			[
				start(1),
				{ is: 'whole' } as const,
				...['ann', 'ben', 'cleo'].map((id, at): MirrorEntry => ({
					is: 'rows',
					kept: [person(id, at)]
				}))
			].map(entryBytes)
		);
		parts[3]!.fill(0xff, 0, 30);
		const damaged = new Uint8Array(await new Blob(parts).arrayBuffer());
		expect(await peopleIn(damaged)).toEqual({ ann: 'ann', cleo: 'cleo' });
	});

	test('contain the recordings after a damaged one and after zeros', async () => {
		// Random bytes cannot be compressed.
		const bytes = (length: number) =>
			Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64');
		const recording = (at: number): [CollectionName, Stored] => [
			'recordings',
			{ id: `sound-${at}`, content: bytes(60_000), revision: stamp(at) } as unknown as Stored
		];
		const parts = await Promise.all(
			[
				start(1),
				...Array.from({ length: 40 }, (_, at): MirrorEntry => ({
					is: 'rows',
					kept: [recording(at)]
				}))
			].map(entryBytes)
		);
		parts[11]!.fill(0xa5, 0, 4096);
		parts[21]!.fill(0);
		const damaged = new Uint8Array(await new Blob(parts).arrayBuffer());
		const { recordings } = (await mirroredBackup([damaged]))!.collections;
		expect(recordings.size).toBe(38);
		expect(recordings.has('sound-10') || recordings.has('sound-20')).toBe(false);
	});

	test('contain deleted records as deleted', async () => {
		const file = await whole(1, [person('ann', 1)], {
			is: 'rows',
			kept: [['people', { id: 'ann', revision: stamp(2), deleted: true } as unknown as Stored]]
		});
		expect(await peopleIn(file)).toEqual({ ann: '(deleted)' });
	});
});
