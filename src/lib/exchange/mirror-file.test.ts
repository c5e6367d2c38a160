import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kept, ListName } from '#lib/domain/lists.ts';
import { checkedFile, entryBytes, mirroredCopy, type MirrorEntry } from './mirror-file.ts';

const stamp = (number: number) =>
	`${String(1_795_161_600_000 + number).padStart(15, '0')}.00000.9f86d081884c7d65`;
const person = (id: string, number: number, name = id): [ListName, Kept] => [
	'people',
	{ id, name, notNow: false, revision: stamp(number) } as unknown as Kept
];

function start(generation: number): MirrorEntry {
	return { is: 'start', format: 'small-hello-mirror', version: 1, generation, atMs: generation };
}

async function fileOf(...entries: MirrorEntry[]): Promise<Uint8Array<ArrayBuffer>> {
	const parts = await Promise.all(entries.map(entryBytes));
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A file that holds these from the beginning, and what came later. */
function whole(
	generation: number,
	kept: [ListName, Kept][],
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
	const copy = await mirroredCopy(files);
	return Object.fromEntries(
		[...copy!.lists.people.values()].map((one) => [one.id, 'name' in one ? one.name : '(deleted)'])
	);
}

const nothing = new Uint8Array(0);

describe('a file of the mirror', () => {
	test('is whole and intact once everything stands in it', async () => {
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

	test('is packed where that saves room, and read back', async () => {
		const many = Array.from({ length: 500 }, (_, at) => person(`person-${at}`, at));
		const file = await whole(1, many);
		expect(file.length).toBeLessThan(JSON.stringify(many).length / 3);
		expect(Object.keys(await peopleIn(file))).toHaveLength(500);
	});

	test('a changed bit is seen wherever it is', async () => {
		const file = await whole(1, [person('ann', 1)], {
			is: 'rows',
			kept: [person('ben', 2)]
		});
		await fc.assert(
			fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
				const damaged = file.slice();
				damaged[at]! ^= 1 << bit;
				expect((await checkedFile(damaged)).isIntact).toBe(false);
				await mirroredCopy([damaged]);
			}),
			{ numRuns: 1000 }
		);
	});

	test('a cut anywhere leaves what stands before it', async () => {
		const file = await whole(1, [person('ann', 1)], { is: 'rows', kept: [person('ben', 2)] });
		for (let length = 0; length < file.length; length++) {
			const cut = file.slice(0, length);
			const { isIntact, end } = await checkedFile(cut);
			expect(isIntact && end === length).toBe(isIntact);
			const copy = await mirroredCopy([cut]);
			expect(copy?.lists.people.size ?? 0).toBeLessThanOrEqual(2);
		}
		expect(await peopleIn(file.slice(0, -1))).toEqual({ ann: 'ann' });
	});
});

describe('what the files hold together', () => {
	test('is nothing when nothing was written', async () => {
		expect(await mirroredCopy([nothing, nothing, nothing])).toBeNull();
		expect(await mirroredCopy([await fileOf(start(1))])).toBeNull();
	});

	test('is what the last whole one holds, whatever earlier ones held', async () => {
		const earlier = await whole(1, [person('ann', 1), person('gone by an undo', 1)]);
		const last = await whole(2, [person('ann', 5, 'Anna')], {
			is: 'rows',
			kept: [person('ben', 6), person('cleo', 6)],
			gone: []
		});
		expect(await peopleIn(last, earlier)).toEqual({ ann: 'Anna', ben: 'ben', cleo: 'cleo' });
	});

	test('rows that an undo has taken out are out', async () => {
		const file = await whole(
			1,
			[person('ann', 1)],
			{ is: 'rows', kept: [person('ben', 2)] },
			{ is: 'rows', kept: [], gone: [['people', 'ben']] }
		);
		expect(await peopleIn(file)).toEqual({ ann: 'ann' });
	});

	test('a row that goes back to an earlier stamp by an undo goes back', async () => {
		const file = await whole(1, [person('ann', 9, 'Anna')], {
			is: 'rows',
			kept: [person('ann', 1, 'Ann')]
		});
		expect(await peopleIn(file)).toEqual({ ann: 'Ann' });
	});

	test('a file that was begun and never finished adds to the one before it, and takes nothing away', async () => {
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

	test('what is damaged in the last one comes from the one before, also after 4 KB of other bytes', async () => {
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

	test('what stands behind a damaged place is found again', async () => {
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

	test('what stands behind damage among sounds is found again, and behind zeros', async () => {
		// Chance cannot be packed.
		const bytes = (length: number) =>
			Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64');
		const recording = (at: number): [ListName, Kept] => [
			'recordings',
			{ id: `sound-${at}`, content: bytes(60_000), revision: stamp(at) } as unknown as Kept
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
		const { recordings } = (await mirroredCopy([damaged]))!.lists;
		expect(recordings.size).toBe(38);
		expect(recordings.has('sound-10') || recordings.has('sound-20')).toBe(false);
	});

	test('deleted records stay deleted', async () => {
		const file = await whole(1, [person('ann', 1)], {
			is: 'rows',
			kept: [['people', { id: 'ann', revision: stamp(2), deleted: true } as unknown as Kept]]
		});
		expect(await peopleIn(file)).toEqual({ ann: '(deleted)' });
	});
});
