import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionNames, type Stored } from '#lib/core/collections.ts';
import { copyOf, readBackup, readWell, type Diary } from '../../../../tests/support/copies.ts';
import { runs } from '../../../../tests/support/runs.ts';

const fixture = (name: string) =>
	readFileSync(new URL(`../../../../tests/fixtures/${name}.json`, import.meta.url));
const plainFile = fixture('backup-v1');
const everyKind = fixture('backup-v1-every-kind');
/** These files contain records of every collection. */
const everyCollection = [
	everyKind,
	fixture('backup-v1-people-and-plans'),
	fixture('backup-v1-own-cards')
];
/** Returns one backup with the records of these files. */
function everyRecord() {
	const [first, ...others] = everyCollection.map((file) => JSON.parse(file.toString()));
	for (const list of collectionNames) {
		const records = new Map<string, Stored>();
		for (const file of [first, ...others])
			for (const record of (file[list] ?? []) as Stored[])
				if (!records.has(record.id)) records.set(record.id, record);
		first[list] = [...records.values()];
	}
	return first;
}
const ownNames = Object.getOwnPropertyNames(Object.prototype).sort();

/** Reads a file that may be hostile, and checks what must be true of any result. */
async function read(file: Blob) {
	const result = await readBackup(file);
	expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(ownNames);
	if ('problem' in result) {
		expect(Object.keys(result)).not.toContain('backup');
		if ('line' in result) expect(Math.min(result.line, result.column)).toBeGreaterThan(0);
		return null;
	}
	const { collections, others, refused } = result.backup;
	for (const list of collectionNames)
		for (const [id, record] of collections[list] as ReadonlyMap<string, Stored>)
			expect(record.id).toBe(id);
	// An imported backup can be exported, and imported again unchanged.
	const again = await readWell(copyOf({ collections, others } as unknown as Diary));
	expect(again.refused.counts).toEqual({});
	expect(again.collections).toEqual(collections);
	expect(again.others).toEqual(others);
	return { collections, others, refused };
}

/** Accidental and malicious changes of bytes. */
const aMutation = fc.record({
	at: fc.nat(),
	length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })),
	put: fc.oneof(
		fc.uint8Array({ maxLength: 4 }),
		fc
			.constantFrom(
				...['{', '}', '[', ']', ',', ':', '"', '\\', '\n', '0', '-', '1e999', 'null', '\0'],
				...['\\ud83d', '"__proto__":{},', '"constructor":1,', '"deleted":true,', '\u202e', '[[[[[[']
			)
			.map((text) => new TextEncoder().encode(text))
	)
});

function mutated(
	bytes: Uint8Array,
	mutations: readonly { at: number; length: number; put: Uint8Array }[]
) {
	return mutations.reduce((all, { at, length, put }) => {
		const start = at % (all.length + 1);
		return new Uint8Array([...all.subarray(0, start), ...put, ...all.subarray(start + length)]);
	}, bytes);
}

test('the files contain records of every collection', () => {
	const all = everyRecord();
	expect(collectionNames.filter((list) => all[list].length === 0)).toEqual([]);
});

describe('a backup whose bytes were changed', () => {
	test('is read, or rejected with a reason', async () => {
		let readable = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(aMutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
				const file = new Blob([mutated(plainFile, mutations)] as BlobPart[]);
				if (await read(file)) readable++;
			}),
			runs(800)
		);
		// Otherwise the checks of readable files would not have run.
		expect(readable).toBeGreaterThan(10);
	});

	test('is reported as truncated if it ends early anywhere', async () => {
		const end = plainFile.lastIndexOf('}');
		for (let length = 1; length <= end; length++) {
			const result = await readBackup(new Blob([new Uint8Array(plainFile.subarray(0, length))]));
			expect(['truncated', 'notUtf8']).toContain('problem' in result && result.problem);
		}
	});

	test('is read or rejected if it is packed, and throws nothing', async () => {
		const stream = new Blob([new Uint8Array(plainFile)]).stream();
		const packing = stream.pipeThrough(new CompressionStream('gzip'));
		const packed = new Uint8Array(await new Response(packing).arrayBuffer());
		await fc.assert(
			fc.asyncProperty(fc.array(aMutation, { minLength: 1, maxLength: 2 }), async (mutations) => {
				const result = await readBackup(new Blob([mutated(packed, mutations)] as BlobPart[]));
				expect('problem' in result ? result.problem : 'copy').toMatch(
					/^(copy|damagedArchive|empty|notJson|truncated|notUtf8|foreign)$/
				);
			}),
			runs(150)
		);
	});
});

describe('a backup in which one value was replaced', () => {
	const aHostileValue = fc.oneof(
		fc.constantFrom<unknown>(
			...[null, true, false, 0, -1, 1e308, 101, 0.5, '', ' ', '\0', '\ud83d', [], {}, [[]], [null]],
			...['2026-13-01', '9999-12-31T23:59:59Z', '__proto__', 'x'.repeat(10_001), '=1+1'],
			...['001795163402000.00000.74d06f36c9a18a2d', '999999999999999.99999.ffffffffffffffff'],
			...[{ length: -1 }, { toJSON: 1 }, { then: 1 }, { valueOf: null, toString: null }]
		),
		fc.jsonValue({ maxDepth: 3 })
	);
	type Container = { [key: string]: unknown };

	function containersIn(value: unknown): Container[] {
		if (typeof value !== 'object' || value === null) return [];
		return [value as Container, ...Object.values(value).flatMap(containersIn)];
	}

	test('is read with all other records, in that collection and in the others', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...collectionNames),
				fc.nat(),
				fc.nat(),
				aHostileValue,
				async (list, whichRecord, whichPlace, value) => {
					const copy = everyRecord();
					const record = copy[list][whichRecord % copy[list].length] as Container;
					const { id } = record;
					const places = containersIn(record).flatMap((container) =>
						Object.keys(container).map((key) => [container, key] as const)
					);
					const [container, key] = places[whichPlace % places.length]!;
					container[key] = value;
					const found = await read(new Blob([JSON.stringify(copy)]));
					expect(found).not.toBeNull();
					// A single comparison: one assertion per record would take longer than the reading.
					const others = collectionNames.flatMap((name) =>
						(copy[name] as Stored[])
							.filter(
								(other) => name !== list || (other.id !== id && other !== (record as unknown))
							)
							.map((other) => ({ name, id: other.id, revision: other.revision }))
					);
					expect(
						others.filter(
							(other) => found!.collections[other.name].get(other.id)?.revision !== other.revision
						)
					).toEqual([]);
					const isRefused = Object.keys(found!.refused.counts);
					expect([[], [list]]).toContainEqual(isRefused);
				}
			),
			runs(150, 4_000)
		);
	});

	test('is read or rejected if the value is outside the records', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('format', 'version', 'exportedAt', 'device', 'words', ...collectionNames),
				aHostileValue,
				async (field, value) => {
					const copy = { ...JSON.parse(plainFile.toString()), [field]: value };
					const found = await read(new Blob([JSON.stringify(copy)]));
					if (field === 'format' || (field === 'version' && value !== 1)) expect(found).toBeNull();
					if (field === 'device' || field === 'words') expect(found).not.toBeNull();
				}
			),
			runs(300)
		);
	});
});
