import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { channels } from '#lib/domain/card.ts';
import { listNames } from '#lib/domain/lists.ts';
import { blankWin, ratings, replies, type WinId } from '#lib/domain/win.ts';
import { decryptedCopy } from '#lib/exchange/encrypted-copy.ts';
import { spreadsheetColumns, type SpreadsheetWords } from '#lib/exchange/spreadsheet.ts';
import { newId } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { copyOf, withApp } from '../../../tests/scenes/app.ts';
import { noonMs } from '../../../tests/scenes/database.ts';
import { copyOf as fileOf, emptyDiary, stamp } from '../../../tests/scenes/copies.ts';
import type { App } from './app.svelte.ts';
import { Exporting, FileNotWritten, type Left } from './exporting.svelte.ts';
import { Importing } from './importing.svelte.ts';

const inWords = <Value extends string | number>(values: readonly Value[]) =>
	Object.fromEntries(values.map((value) => [value, `${value}`])) as Record<Value, string>;
const words: SpreadsheetWords = {
	headings: inWords(spreadsheetColumns),
	cards: new Map(),
	channels: inWords(channels),
	moods: inWords(ratings),
	eases: inWords(ratings),
	replies: inWords(replies),
	treasured: 'yes'
};
const aTable = { kind: 'spreadsheet', words: () => Promise.resolve(words) } as const;

/** What the browser has been handed to download, in the order of it. */
async function downloaded(): Promise<{ name: string; text: () => Promise<string> }[]> {
	return Promise.all(
		clicked.map(async ({ name, url }) => {
			const blob = await (await fetch(url)).blob();
			return { name, text: () => blob.text() };
		})
	);
}
const clicked: { name: string; url: string }[] = [];

/** The edge of the browser: a download would leave the page of the tests. */
function watchDownloads(): void {
	clicked.length = 0;
	vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
		this: HTMLAnchorElement
	) {
		clicked.push({ name: this.download, url: this.href });
	});
}

async function withExporting(
	test: (scene: { app: App; exporting: Exporting; tab: () => App }) => Promise<void>
): Promise<void> {
	watchDownloads();
	await withApp(async ({ app, tab }) => {
		const exporting = new Exporting(app);
		await exporting.load();
		await test({ app, exporting, tab });
	});
}

async function keepMany(app: App, count: number): Promise<void> {
	await app.storage.write(
		Array.from({ length: count }, (_, i) => {
			const at = `2026-${String((i % 11) + 1).padStart(2, '0')}-20T09:30:00+01:00`;
			const win = { ...blankWin(at), id: newId(noonMs) as WinId, note: `number ${i}` };
			return { list: 'wins' as const, id: win.id, next: () => win };
		})
	);
}

/** A file in the browser's own storage, in place of one that a person has picked. */
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
	test('holds everything, is noted, and says how it left', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 12);
			expect(exporting.last).toBeNull();
			const left = await exporting.export({ kind: 'plain' });
			const name = expect.stringMatching(/^small-hello-2026-11-\d\d\.json$/);
			expect(left).toEqual({ kind: 'plain', way: 'download', name } satisfies Left);
			const [file] = await downloaded();
			expect(file).toMatchObject({ name: left!.name });
			const { exportedAt: _at, ...copy } = JSON.parse(await file!.text());
			const { exportedAt: _other, ...whole } = JSON.parse(await (await copyOf(app)).content.text());
			expect(copy).toEqual(whole);
			expect(copy.wins).toHaveLength(12);
			expect(exporting.last).toMatchObject({ kind: 'plain', wins: 12 });
			const later = new Exporting(app);
			await later.load();
			expect(later.last).toEqual(exporting.last);
			expect(exporting.making).toBeNull();
		}));

	test('and wiping and import give the same records', () =>
		withExporting(async ({ app, exporting }) => {
			// With tombstones, other versions and what this version does not know.
			const diary = { ...emptyDiary(), others: { device: 'laptop' } };
			const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;
			const gone = '01a1f8d3-ea00-7000-8000-000000000002';
			const other = { note: 'theirs', genuine: '', carry: '', revision: stamp('a', 3) };
			const win = { ...blankWin('2026-11-20T09:30:00+01:00'), id, revision: stamp('b', 5) };
			diary.lists.wins.set(id, { ...win, otherVersions: [other] } as never);
			diary.lists.wins.set(gone, { id: gone, revision: stamp('b', 4), deleted: true });
			const importing = new Importing(app);
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

	test('that is encrypted is opened by its passphrase, and holds the same', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 3);
			const made = await copyOf(app);
			const left = await exporting.export({ kind: 'encrypted', passphrase: 'four words or more' });
			expect(left?.name).toBe(`${made.name}.age`);
			const blob = await (await fetch(clicked[0]!.url)).blob();
			const opened = await decryptedCopy(blob, 'four words or more');
			if ('problem' in opened) throw new Error(opened.problem);
			const { wins } = JSON.parse(await opened.content.text());
			expect(wins).toEqual(JSON.parse(await made.content.text()).wins);
			expect(exporting.last).toMatchObject({ kind: 'encrypted', wins: 3 });
		}));

	test('as a table has the entries in the order of their days, and is no copy', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 22);
			const left = await exporting.export(aTable);
			expect(left).toMatchObject({ kind: 'spreadsheet', name: expect.stringMatching(/\.csv$/) });
			const [file] = await downloaded();
			const days = (await file!.text()).match(/2026-\d\d-20/g);
			expect(days).toHaveLength(22);
			expect(days).toEqual([...days!].sort());
			expect(exporting.last).toBeNull();
		}));

	test('that is cancelled leaves nothing, and the next one is whole', () =>
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
			expect(exporting.last).toBeNull();
			expect(exporting.ready).toBeNull();
			expect(await exporting.export({ kind: 'plain' })).not.toBeNull();
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(3_000);
		}));

	test('of a diary that cannot be read says why', () =>
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

	test('is not lost when nothing can be noted', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 2);
			vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
				throw new DOMException('full', 'QuotaExceededError');
			});
			expect(await exporting.export({ kind: 'plain' })).not.toBeNull();
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(2);
			expect(exporting.last).toMatchObject({ wins: 2 });
		}));

	test('in two tabs at once gives two whole copies', () =>
		withExporting(async ({ app, exporting, tab }) => {
			await keepMany(app, 1_500);
			const other = new Exporting(tab());
			await Promise.all([exporting.export({ kind: 'plain' }), other.export({ kind: 'plain' })]);
			const files = await downloaded();
			expect(files).toHaveLength(2);
			for (const { text } of files) expect(JSON.parse(await text()).wins).toHaveLength(1_500);
		}));
});

describe('the same file each time', () => {
	test('is picked once, and written anew from then on, by later visits as well', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.load();
			expect(exporting.ways).toContain('file');
			await exporting.chooseWay('file');
			await keepMany(app, 40);
			// There is no tap in this test, so what is made waits for one.
			expect(await exporting.export({ kind: 'plain' })).toBeNull();
			expect(exporting.ready).toMatchObject({ kind: 'plain', way: 'file' });
			expect(await exporting.goOn()).toMatchObject({ way: 'file' });
			expect(exporting.ready).toBeNull();
			const long = await file.text();
			expect(JSON.parse(long).wins).toHaveLength(40);
			expect(exporting.last).toMatchObject({ wins: 40 });

			const later = new Exporting(app);
			await later.load();
			expect(later.way).toBe('file');
			expect(later.fileNames).toHaveLength(1);
			expect(await later.export({ kind: 'plain' })).toMatchObject({ way: 'file' });
			expect(file.asked()).toBe(1);
			expect(JSON.parse(await file.text()).wins).toHaveLength(40);

			await later.forgetFiles();
			expect(later.fileNames).toEqual([]);
			await later.export({ kind: 'plain' });
			await later.goOn();
			expect(file.asked()).toBe(2);
			expect(clicked).toEqual([]);
		}));

	test('stays whole when writing it goes wrong, and what was made can be saved elsewhere', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.load();
			await exporting.chooseWay('file');
			await keepMany(app, 5);
			await exporting.export({ kind: 'plain' });
			await exporting.goOn();
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
			expect(exporting.last).toMatchObject({ wins: 5 });
			vi.restoreAllMocks();
			watchDownloads();
			expect(exporting.ready).toMatchObject({ way: 'download' });
			expect(await exporting.downloadReady()).toMatchObject({ way: 'download' });
			expect(JSON.parse(await (await downloaded())[0]!.text()).wins).toHaveLength(10);
			expect(exporting.last).toMatchObject({ wins: 10 });
		}));

	test('that the person does not allow to be written is left alone', () =>
		withExporting(async ({ app, exporting }) => {
			const file = await stubPicker();
			await exporting.load();
			await exporting.chooseWay('file');
			await exporting.export({ kind: 'plain' });
			await exporting.goOn();
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

	test('is not there where the browser has no picker', () =>
		withExporting(async ({ exporting }) => {
			await exporting.chooseWay('file');
			vi.stubGlobal('showSaveFilePicker', undefined);
			await exporting.load();
			expect(exporting.ways).not.toContain('file');
			expect(exporting.way).toBe('download');
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

	test('takes what is ready after a tap, in a form that the browser takes', () =>
		withExporting(async ({ app, exporting }) => {
			await keepMany(app, 2);
			const shared: File[] = [];
			stubShare(({ files }) => Promise.resolve(void shared.push(...files)));
			await exporting.load();
			await exporting.chooseWay('share');
			expect(await exporting.export({ kind: 'plain' })).toBeNull();
			expect(shared).toEqual([]);
			expect(exporting.last).toBeNull();
			const left = await exporting.goOn();
			expect(left).toMatchObject({ way: 'share', name: shared[0]!.name });
			expect(shared[0]!.name).toMatch(/^small-hello-2026-11-\d\d\.json\.txt$/);
			expect(JSON.parse(await shared[0]!.text()).wins).toHaveLength(2);
			expect(exporting.last).toMatchObject({ wins: 2 });
			await exporting.export(aTable);
			await exporting.goOn();
			expect(shared[1]!.name).toMatch(/\.csv$/);
			// Chromium shares no such files.
			expect(await exporting.export({ kind: 'encrypted', passphrase: 'some words' })).toMatchObject(
				{ way: 'download' }
			);
		}));

	test('that is closed leaves what was made ready; that refuses leaves the downloads', () =>
		withExporting(async ({ exporting }) => {
			let error = 'AbortError';
			stubShare(() => Promise.reject(new DOMException('', error)));
			await exporting.load();
			await exporting.chooseWay('share');
			await exporting.export({ kind: 'plain' });
			expect(await exporting.goOn()).toBeNull();
			expect(exporting.ready).toMatchObject({ way: 'share' });
			error = 'NotAllowedError';
			expect(await exporting.goOn()).toBeNull();
			expect(exporting.ready).toMatchObject({ way: 'download' });
			expect(exporting.last).toBeNull();
			expect(await exporting.goOn()).toMatchObject({ way: 'download' });
			expect(exporting.last).not.toBeNull();
		}));
});

test('every list is in a copy', () =>
	withExporting(async ({ app }) => {
		const copy = JSON.parse(await (await copyOf(app)).content.text());
		expect(Object.keys(copy).slice(3)).toEqual(listNames);
	}));

test('what is chosen or made while the notes are read is not undone by them', () =>
	withExporting(async ({ app, exporting }) => {
		await exporting.chooseWay('file');
		await exporting.chooseWay('download');
		const read = app.storage.derived;
		const notes = new Map<string, unknown>();
		for (const name of ['lastCopy', 'copyReminder', 'copyWay'] as const)
			notes.set(name, await read(name));
		let goOn!: () => void;
		const going = new Promise<void>((resolve) => (goOn = resolve));
		app.storage.derived = (name) => going.then(() => notes.get(name));
		const loading = exporting.load();
		await exporting.export({ kind: 'plain' });
		vi.stubGlobal('showSaveFilePicker', () => Promise.reject(new Error('not asked')));
		await exporting.chooseWay('file');
		goOn();
		await loading;
		app.storage.derived = read;
		expect(exporting.way).toBe('file');
		expect(exporting.last).toMatchObject({ kind: 'plain' });
		await exporting.load();
		expect(exporting.way).toBe('file');
		expect(exporting.last).toMatchObject({ kind: 'plain' });
	}));
