import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listNames, type Kept } from '#lib/domain/lists.ts';
import type { Revision } from '#lib/domain/clock.ts';
import { mirroredCopy } from '#lib/exchange/mirror-file.ts';
import { startBackground, type Background } from '#lib/platform/background.ts';
import { ringFiles, ringNames } from '#lib/platform/ring.ts';
import { openRestoring, type Incoming } from '#lib/storage/restoring.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import {
	deleting,
	inDatabase,
	keepingPerson,
	saving,
	winAt
} from '../../../tests/scenes/database.ts';
import workerUrl from '../../../tests/scenes/mirror-worker.ts?worker&url';
import { parsedNote } from './mirror-note.ts';

const morning = '2026-11-20T09:30:00+01:00';

interface Scene {
	name: string;
	storage: Storage;
	follow(): Promise<unknown>;
	/** Ends the thread that writes the mirror and begins another, as the next visit does. */
	again(): Promise<void>;
}

async function mirrored(test: (scene: Scene) => Promise<void>): Promise<void> {
	await inDatabase(async ({ name, tab }) => {
		let thread: Background | null = null;
		async function again() {
			thread?.stop();
			thread = startBackground(workerUrl);
			await thread.call('begin', name);
		}
		const storage = tab();
		try {
			// A page has the diary open before it begins a mirror.
			await storage.check();
			await again();
			await test({ name, storage, follow: () => thread!.call('follow'), again });
		} finally {
			await thread!.call('stop');
			thread!.stop();
			await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
		}
	});
}

async function filesOf(name: string): Promise<Uint8Array<ArrayBuffer>[]> {
	const { files } = await ringFiles((await ringNames(name)).at(-1)!, name);
	return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}

async function expectSame({ name, storage }: Scene): Promise<void> {
	const copy = await mirroredCopy(await filesOf(name));
	for (const list of listNames) {
		const inDiary = (await readingOf(storage).allOf(list)) as Kept[];
		const inMirror = [...(copy?.lists[list].values() ?? [])] as Kept[];
		const sorted = (records: Kept[]) => records.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(sorted(inMirror), list).toEqual(sorted(inDiary));
	}
}

test('nothing is written before there is something to keep', () =>
	mirrored(async ({ name, follow }) => {
		expect(await follow()).toBe('waiting');
		expect((await filesOf(name)).map(({ length }) => length)).toEqual([0, 0, 0]);
	}));

test('the note says how many wins there are, and the last stamp', () =>
	mirrored(async (scene) => {
		const [written] = await scene.storage.write([saving(winAt(morning))]);
		expect(await scene.follow()).toBe('kept');
		const { note } = await ringFiles((await ringNames(scene.name)).at(-1)!, scene.name);
		expect(parsedNote(note)).toMatchObject({ wins: 1, last: written!.revision });
	}));

test('whatever is written, deleted, imported and undone, the mirror holds what the diary holds', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.oneof(
					{ weight: 4, arbitrary: fc.constantFrom('save', 'person', 'follow') },
					{ weight: 2, arbitrary: fc.constantFrom('change', 'delete', 'undo') },
					{ weight: 1, arbitrary: fc.constantFrom('import', 'undo import', 'again') }
				),
				{ minLength: 3, maxLength: 25 }
			),
			(steps) =>
				mirrored(async (scene) => {
					const { storage, follow } = scene;
					const restoring = openRestoring(scene.name);
					const wins: ReturnType<typeof winAt>[] = [];
					let last: Awaited<ReturnType<Storage['write']>> = [];
					for (const step of steps) {
						const win = wins.at(-1);
						if (step === 'save') {
							wins.push(winAt(morning, { note: `number ${wins.length}` }));
							last = await storage.write([saving(wins.at(-1)!)]);
						} else if (step === 'person') last = await storage.write([keepingPerson('Ann')]);
						else if (step === 'change' && win)
							last = await storage.write([saving({ ...win, note: `${win.note}, changed` })]);
						else if (step === 'delete' && win)
							last = await storage.write([deleting('wins', win.id)]);
						else if (step === 'undo') await storage.undo(last).catch(() => {});
						else if (step === 'import') await restoring.restore(noIds, incoming);
						else if (step === 'undo import') await restoring.undo();
						else if (step === 'again') await scene.again();
						else await follow();
					}
					await storage.write([saving(winAt(morning))]);
					await follow();
					await expectSame(scene);
					await scene.again();
					expect(await follow()).toBe('kept');
					await expectSame(scene);
					restoring.close();
				})
		),
		{ numRuns: 15 }
	));

test('more than a file is meant to take begins the next one, and deleted words leave in time', () =>
	mirrored(async (scene) => {
		const { storage, follow, name } = scene;
		const secret = winAt(morning, { note: 'to be deleted' });
		await storage.write([saving(secret)]);
		await follow();
		for (let at = 0; at < 40; at++) {
			// Chance cannot be packed.
			const bytes = crypto.getRandomValues(new Uint8Array(9000));
			const note = btoa(String.fromCharCode(...bytes)).slice(0, 10_000);
			await storage.write([saving(winAt(morning, { note }))]);
			await follow();
		}
		expect((await filesOf(name)).filter(({ length }) => length > 0).length).toBeGreaterThan(1);
		await expectSame(scene);
		await storage.write([deleting('wins', secret.id)]);
		await follow();
		for (let visit = 0; visit < 4; visit++) {
			await scene.again();
			await follow();
			await expectSame(scene);
		}
		for (const file of await filesOf(name)) {
			const copy = await mirroredCopy([file]);
			expect(copy?.lists.wins.get(secret.id) ?? { deleted: true }).toHaveProperty('deleted');
		}
	}));

const noIds = Object.fromEntries(listNames.map((list) => [list, []])) as never;

/** One win and one person from elsewhere. */
function incoming(_present: unknown, stamp: () => Revision): Incoming {
	const win = { ...winAt(morning, { note: 'imported' }), revision: stamp() };
	const lists = Object.fromEntries(
		listNames.map((list) => [list, { rows: list === 'wins' ? [win] : [] }])
	);
	return { lists, others: { strange: ['kept'] }, latest: null, told: {} } as unknown as Incoming;
}
