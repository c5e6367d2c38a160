import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { channels } from '#lib/core/card.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { blankWin, ratings, replies, type WinId } from '#lib/core/win.ts';
import { decryptedBackup } from '#lib/formats/backup/encrypted-backup.ts';
import { spreadsheetColumns, type SpreadsheetWords } from '#lib/formats/spreadsheet.ts';
import { newId } from '#lib/storage/database.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { copyOf, withApp } from '../../../../tests/support/app.ts';
import { noonMs } from '../../../../tests/support/database.ts';
import { copyOf as fileOf, emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { ExportState, FileNotWritten, type Delivered } from './export.svelte.ts';
import { ImportState } from './import.svelte.ts';

const inWords = <Value extends string | number>(values: readonly Value[]) =>
	Object.fromEntries(values.map((value) => [value, `${value}`])) as Record<Value, string>;
const words: SpreadsheetWords = {
	headings: inWords(spreadsheetColumns),
	cards: new Map(),
	channels: inWords(channels),
	moods: inWords(ratings),
	eases: inWords(ratings),
	replies: inWords(replies),
	deletedCard: 'A deleted card',
	treasured: 'yes'
};
const aTable = { kind: 'spreadsheet', words: () => Promise.resolve(words) } as const;

/** The files that the browser was asked to download, in order. */
async function downloaded(): Promise<{ name: string; text: () => Promise<string> }[]> {
	return Promise.all(
		clicked.map(async ({ name, url }) => {
			const blob = await (await fetch(url)).blob();
			return { name, text: () => blob.text() };
		})
	);
}
const clicked: { name: string; url: string }[] = [];

/** Replaces real downloads, which would leave the page of the tests. */
function watchDownloads(): void {
	clicked.length = 0;
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
		this: HTMLAnchorElement
	) {
		clicked.push({ name: this.download, url: this.href });
	});
}

async function withExporting(
	test: (scene: { app: App; exporting: ExportState; tab: () => App }) => Promise<void>
): Promise<void> {
	watchDownloads();
	await withApp(async ({ app, tab }) => {
		const exporting = new ExportState(app);
		await exporting.settings.load();
		await test({ app, exporting, tab });
	});
}

async function keepMany(app: App, count: number): Promise<void> {
	await app.storage.write(
		Array.from({ length: count }, (_, i) => {
			const at = `2026-${String((i % 11) + 1).padStart(2, '0')}-20T09:30:00+01:00`;
			const win = { ...blankWin(at), id: newId(noonMs) as WinId, note: `number ${i}` };
			return { collection: 'wins' as const, id: win.id, next: () => win };
		})
	);
}

/** A file in the origin private file system, in place of a file that a user has picked. */
async function stubPicker(name = `${crypto.randomUUID()}.json`): Promise<{
	text(): Promise<string>;
	asked: () => number;
}> {
	const folder = await navigator.storage.getDirectory();
	const handle = await folder.getFileHandle(name, { create: true });
	const picker = vi.fn(() => Promise.resolve(handle));
	vi.stubGlobal('showSaveFilePicker', picker);
	return {
		text: async () => (await handle.getFile()).text(),
		asked: () => picker.mock.calls.length
	};
}

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

describe('an export', () => {
	test('contains everything, is recorded as the last backup, and reports how it left', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 12);
			expect(exporting.settings.last).toBeNull();
			const left = await exporting.export({ kind: 'plain' });
			const name = expect.stringMatching(/^small-hello-2026-11-\d\d\.json$/);
			expect(left).toEqual({ kind: 'plain', way: 'download', name } satisfies Delivered);
			const [file] = await downloaded();
			expect(file).toMatchObject({ name: left!.name });
			const { exportedAt: _at, ...copy } = JSON.parse(await file!.text());
			const { exportedAt: _other, ...whole } = JSON.parse(await (await copyOf(app)).content.text());
			expect(copy).toEqual(whole);
			expect(copy.wins).toHaveLength(12);
			expect(exporting.settings.last).toMatchObject({ kind: 'plain', wins: 12 });
			const later = new ExportState(app);
			await later.settings.load();
			expect(later.settings.last).toEqual(exporting.settings.last);
			expect(exporting.making).toBeNull();
		}));

	test('restores the same records after they were deleted', () =>
		withExporting(async ({ app, exporting }) => {
			// The diary has a tombstone, a conflict, and data that this version does not know.
			const diary = { ...emptyDiary(), others: { device: 'laptop' } };
			const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;
			const gone = '01a1f8d3-ea00-7000-8000-000000000002';
			const other = { note: 'theirs', genuine: '', carry: '', revision: stamp('a', 3) };
			const win = { ...blankWin('2026-11-20T09:30:00+01:00'), id, revision: stamp('b', 5) };
			diary.collections.wins.set(id, { ...win, otherVersions: [other] } as never);
			diary.collections.wins.set(gone, { id: gone, revision: stamp('b', 4), deleted: true });
			const importing = new ImportState(app);
			const bring = async (file: File) => {
				await importing.choose(file);
				await importing.import(new Map());
			};
			await bring(new File([fileOf(diary)], 'copy.json'));
			await exporting.export({ kind: 'plain' });
			const first = await (await downloaded())[0]!.text();
			await importing.undo();
			expect(await readingOf(app.storage).allOf('wins')).toEqual([]);
			await bring(new File([first], 'again.json'));
			await exporting.export({ kind: 'plain' });
			const second = await (await downloaded())[1]!.text();
			const withoutMoment = (text: string) => text.replace(/"exportedAt": "[^"]*"/, '');
			expect(withoutMoment(second)).toBe(withoutMoment(first));
			expect(first).toContain('theirs');
			importing.rest();
		}));

	test('can be encrypted, opens with its passphrase, and contains the same wins', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 3);
			const made = await copyOf(app);
			const left = await exporting.export({ kind: 'encrypted', passphrase: 'four words or more' });
			expect(left?.name).toBe(`${made.name}.age`);
			const blob = await (await fetch(clicked[0]!.url)).blob();
			const opened = await decryptedBackup(blob, 'four words or more');
			if ('problem' in opened) throw new Error(opened.problem);
			const { wins } = JSON.parse(await opened.content.text());
			expect(wins).toEqual(JSON.parse(await made.content.text()).wins);
			expect(exporting.settings.last).toMatchObject({ kind: 'encrypted', wins: 3 });
		}));

	test('as a table lists the wins by day, and does not count as a backup', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 22);
			const left = await exporting.export(aTable);
			expect(left).toMatchObject({ kind: 'spreadsheet', name: expect.stringMatching(/\.csv$/) });
			const [file] = await downloaded();
			const days = (await file!.text()).match(/2026-\d\d-20/g);
			expect(days).toHaveLength(22);
			expect(days).toEqual([...days!].sort());
			expect(exporting.settings.last).toBeNull();
		}));

	test('can be cancelled, leaves nothing behind, and the next one is complete', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 3_000);
			for (const wish of [
				{ kind: 'plain' } as const,
				{ kind: 'encrypted', passphrase: 'four words' } as const,
				aTable
			]) {
				const exported = exporting.export(wish);
				expect(exporting.making).toBe(wish.kind);
				exporting.cancel();
				expect(await exported).toBeNull();
				expect(exporting.making).toBeNull();
			}
			expect(clicked).toEqual([]);
			expect(exporting.settings.last).toBeNull();
			expect(exporting.ready).toBeNull();
			expect(await exporting.export({ kind: 'plain' })).not.toBeNull();
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(3_000);
		}));

	test('of a diary that cannot be read rejects with the reason', () =>
		withExporting(async ({ app, exporting }) => {
			app.storage.close();
			const newer = await openDB('small-hello', 99);
			newer.close();
			const exported = exporting.export({ kind: 'plain' });
			await expect(exported).rejects.toMatchObject({ name: 'StorageError', problem: 'newer' });
			expect(exporting.making).toBeNull();
			expect(exporting.ready).toBeNull();
			expect(clicked).toEqual([]);
		}));

	test('succeeds even if it cannot be recorded as the last backup', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 2);
			vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
				throw new DOMException('full', 'QuotaExceededError');
			});
			expect(await exporting.export({ kind: 'plain' })).not.toBeNull();
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(2);
			expect(exporting.settings.last).toMatchObject({ wins: 2 });
		}));

	test('in two tabs at once makes two complete backups', () =>
		withExporting(async ({ app, exporting, tab }) => {
			await keepMany(app, 1_500);
			const other = new ExportState(tab());
			await Promise.all([exporting.export({ kind: 'plain' }), other.export({ kind: 'plain' })]);
			const files = await downloaded();
			expect(files).toHaveLength(2);
			for (const { text } of files) expect(JSON.parse(await text()).wins).toHaveLength(1_500);
		}));
});

describe('a picked file', () => {
	test('is picked once and overwritten by each later export, even on later visits', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.settings.load();
			expect(exporting.settings.ways).toContain('file');
			await exporting.settings.chooseWay('file');
			await keepMany(app, 40);
			// The test has no tap, so the file waits for one.
			expect(await exporting.export({ kind: 'plain' })).toBeNull();
			expect(exporting.ready).toMatchObject({ kind: 'plain', way: 'file' });
			expect(await exporting.deliverReady()).toMatchObject({ way: 'file' });
			expect(exporting.ready).toBeNull();
			const long = await file.text();
			expect(JSON.parse(long).wins).toHaveLength(40);
			expect(exporting.settings.last).toMatchObject({ wins: 40 });

			const later = new ExportState(app);
			await later.settings.load();
			expect(later.settings.way).toBe('file');
			expect(later.settings.fileNames).toHaveLength(1);
			expect(await later.export({ kind: 'plain' })).toMatchObject({ way: 'file' });
			expect(file.asked()).toBe(1);
			expect(JSON.parse(await file.text()).wins).toHaveLength(40);

			await later.settings.forgetFiles();
			expect(later.settings.fileNames).toEqual([]);
			await later.export({ kind: 'plain' });
			await later.deliverReady();
			expect(file.asked()).toBe(2);
			expect(clicked).toEqual([]);
		}));

	test('stays intact when writing it fails, and the export can be downloaded instead', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.settings.load();
			await exporting.settings.chooseWay('file');
			await keepMany(app, 5);
			await exporting.export({ kind: 'plain' });
			await exporting.deliverReady();
			const before = await file.text();
			await keepMany(app, 5);
			vi.spyOn(Blob.prototype, 'stream').mockImplementation(
				() =>
					new ReadableStream({
						start(controller) {
							controller.enqueue(new TextEncoder().encode('half of it'));
						},
						pull(controller) {
							controller.error(new Error('broken off'));
						}
					})
			);
			await expect(exporting.export({ kind: 'plain' })).rejects.toBeInstanceOf(FileNotWritten);
			expect(await file.text()).toBe(before);
			expect(exporting.settings.last).toMatchObject({ wins: 5 });
			vi.restoreAllMocks();
			watchDownloads();
			expect(exporting.ready).toMatchObject({ way: 'download' });
			expect(await exporting.downloadReady()).toMatchObject({ way: 'download' });
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(10);
			expect(exporting.settings.last).toMatchObject({ wins: 10 });
		}));

	test('stays as it is if the user does not allow writing to it', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.settings.load();
			await exporting.settings.chooseWay('file');
			await exporting.export({ kind: 'plain' });
			await exporting.deliverReady();
			const before = await file.text();
			await keepMany(app, 1);
			const { prototype } = FileSystemFileHandle;
			const ask = { queryPermission: () => Promise.resolve('prompt') };
			Object.assign(prototype, ask, { requestPermission: () => Promise.resolve('denied') });
			await expect(exporting.export({ kind: 'plain' })).rejects.toBeInstanceOf(FileNotWritten);
			Reflect.deleteProperty(prototype, 'queryPermission');
			Reflect.deleteProperty(prototype, 'requestPermission');
			expect(exporting.ready).toBeNull();
			expect(await file.text()).toBe(before);
		}));

	test('is not offered in a browser without a file picker', () =>
		withExporting(async ({ exporting }) => {
			await exporting.settings.chooseWay('file');
			vi.stubGlobal('showSaveFilePicker', undefined);
			await exporting.settings.load();
			expect(exporting.settings.ways).not.toContain('file');
			expect(exporting.settings.way).toBe('download');
		}));
});

describe('the share sheet', () => {
	function stubShare(share: (data: { files: File[] }) => Promise<void>) {
		vi.stubGlobal('navigator', {
			storage: navigator.storage,
			locks: navigator.locks,
			userAgentData: {},
			canShare: () => true,
			share
		});
	}

	test('receives the file after a tap, under a name that the browser accepts', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 2);
			const shared: File[] = [];
			stubShare(({ files }) => Promise.resolve(void shared.push(...files)));
			await exporting.settings.load();
			await exporting.settings.chooseWay('share');
			expect(await exporting.export({ kind: 'plain' })).toBeNull();
			expect(shared).toEqual([]);
			expect(exporting.settings.last).toBeNull();
			const left = await exporting.deliverReady();
			expect(left).toMatchObject({ way: 'share', name: shared[0]!.name });
			expect(shared[0]!.name).toMatch(/^small-hello-2026-11-\d\d\.json\.txt$/);
			expect(JSON.parse(await shared[0]!.text()).wins).toHaveLength(2);
			expect(exporting.settings.last).toMatchObject({ wins: 2 });
			await exporting.export(aTable);
			await exporting.deliverReady();
			expect(shared[1]!.name).toMatch(/\.csv$/);
			// Chromium cannot share `.age` files.
			expect(await exporting.export({ kind: 'encrypted', passphrase: 'some words' })).toMatchObject(
				{ way: 'download' }
			);
		}));

	test('leaves the file ready after the share sheet is closed, and offers a download after sharing is refused', () =>
		withExporting(async ({ exporting }) => {
			let error = 'AbortError';
			stubShare(() => Promise.reject(new DOMException('', error)));
			await exporting.settings.load();
			await exporting.settings.chooseWay('share');
			await exporting.export({ kind: 'plain' });
			expect(await exporting.deliverReady()).toBeNull();
			expect(exporting.ready).toMatchObject({ way: 'share' });
			error = 'NotAllowedError';
			expect(await exporting.deliverReady()).toBeNull();
			expect(exporting.ready).toMatchObject({ way: 'download' });
			expect(exporting.settings.last).toBeNull();
			expect(await exporting.deliverReady()).toMatchObject({ way: 'download' });
			expect(exporting.settings.last).not.toBeNull();
		}));
});

test('a backup contains every collection', () =>
	withExporting(async ({ app }) => {
		const copy = JSON.parse(await (await copyOf(app)).content.text());
		expect(Object.keys(copy).slice(3)).toEqual(collectionNames);
	}));

test('a slow read of the settings does not undo a choice or a backup made since', () =>
	withExporting(async ({ app, exporting }) => {
		await exporting.settings.chooseWay('file');
		await exporting.settings.chooseWay('download');
		const read = app.storage.readMeta;
		const notes = new Map<string, unknown>();
		for (const name of ['lastCopy', 'copyReminder', 'copyWay'] as const)
			notes.set(name, await read(name));
		let goOn!: () => void;
		const going = new Promise<void>((resolve) => (goOn = resolve));
		app.storage.readMeta = (name) => going.then(() => notes.get(name));
		const loading = exporting.settings.load();
		await exporting.export({ kind: 'plain' });
		vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new Error('not asked')));
		await exporting.settings.chooseWay('file');
		goOn();
		await loading;
		app.storage.readMeta = read;
		expect(exporting.settings.way).toBe('file');
		expect(exporting.settings.last).toMatchObject({ kind: 'plain' });
		await exporting.settings.load();
		expect(exporting.settings.way).toBe('file');
		expect(exporting.settings.last).toMatchObject({ kind: 'plain' });
	}));
