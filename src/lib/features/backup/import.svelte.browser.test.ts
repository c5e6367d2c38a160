import { describe, expect, test } from 'vitest';
import { blankWin, type WinId } from '#lib/core/win.ts';
import type { OtherVersion } from '#lib/core/versions.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { encryptedBackup } from '#lib/formats/backup/encrypted-backup.ts';
import { copyOf, withApp } from '../../../../tests/support/app.ts';
import { copyOf as fileOf, emptyDiary, stamp } from '../../../../tests/support/copies.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { discardVersion, takeOver } from '#lib/features/diary/win-changes.ts';
import { ImportJob } from './import-job.ts';
import { ImportState } from './import.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { openRestoring } from '#lib/storage/bulk-import.ts';
import { openMonthIndexes } from '#lib/storage/month-indexes.ts';
import { useApp } from '../../../../tests/support/use.svelte.ts';

const at = '2026-11-20T09:30:00+01:00';
const idOf = (n: number) => `01a1f8d3-ea00-7000-8000-${String(n).padStart(12, '0')}` as WinId;
const aWin = (n: number, note: string) => ({
	...blankWin(at),
	id: idOf(n),
	note,
	revision: stamp('b', 5)
});

/** A backup with these wins and with data that this version does not know. */
function copyWith(wins: readonly ReturnType<typeof aWin>[]): File {
	const diary = { ...emptyDiary(), others: { device: 'laptop' } };
	for (const win of wins) diary.collections.wins.set(win.id, win);
	return new File([fileOf(diary)], 'copy.json');
}

/** Encrypts a file in the age format. The default work factor makes it quick to open. */
async function encryptedFile(file: File, passphrase: string, workFactor = 4): Promise<File> {
	return new File([await encryptedBackup(file, passphrase, {}, workFactor)], `${file.name}.age`);
}

/** The content of a backup of the diary, without its date. */
async function contentOf(app: App): Promise<unknown> {
	const { exportedAt: _at, ...rest } = JSON.parse(await (await copyOf(app)).content.text());
	return rest;
}

async function withImporting(
	test: (scene: { app: App; importing: ImportState }) => Promise<void>
): Promise<void> {
	await withApp(async ({ app }) => {
		const importing = new ImportState(app);
		try {
			await test({ app, importing });
		} finally {
			importing.rest();
		}
	});
}

describe('the import of a backup', () => {
	test('previews its effect, then applies it, and can be undone on a later visit', () =>
		withImporting(async ({ app, importing }) => {
			const { id } = await app.journal.log(
				{ ...blankWin(at), note: 'mine' },
				{
					energy: 50,
					isIntended: false
				}
			);
			const before = await contentOf(app);
			await importing.choose(copyWith([aWin(1, 'one'), aWin(2, 'two')]));
			expect(importing.preview).toMatchObject({
				is: 'backup',
				change: { wins: { added: 2, same: 0, refused: 0 } }
			});
			expect(await contentOf(app)).toEqual(before);

			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 2 } });
			expect(importing.preview).toBeNull();
			expect(await contentOf(app)).toMatchObject({ device: 'laptop' });
			expect(await app.storage.winCount()).toBe(3);
			expect(importing.last?.change.wins.added).toBe(2);

			const later = new ImportState(app);
			await later.load();
			expect(later.last).toEqual(importing.last);
			await later.undo();
			later.rest();
			expect(later.last).toBeNull();
			expect(await contentOf(app)).toEqual(before);
			expect(await app.storage.win(id)).not.toBeNull();
		}));

	test('asks for the passphrase of an encrypted file until it is right', () =>
		withImporting(async ({ app, importing }) => {
			const file = await encryptedFile(copyWith([aWin(1, 'one')]), 'four small words here');
			const before = await contentOf(app);
			await importing.choose(file);
			expect(importing.preview).toEqual({ is: 'encrypted', isWrong: false });
			for (const wrong of ['four small words', 'Four small words here']) {
				await importing.open(wrong);
				expect(importing.preview).toEqual({ is: 'encrypted', isWrong: true });
			}
			await importing.open('four small words here');
			expect(importing.preview).toMatchObject({ is: 'backup', change: { wins: { added: 1 } } });
			expect(importing.name).toBe('copy.json.age');
			expect(await contentOf(app)).toEqual(before);
			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 1 } });
			expect(await contentOf(app)).toMatchObject({ device: 'laptop' });
		}));

	test('can be cancelled while it opens an encrypted file', () =>
		withImporting(async ({ app, importing }) => {
			const before = await contentOf(app);
			await importing.choose(await encryptedFile(copyWith([aWin(1, 'one')]), 'words', 18));
			const opening = importing.open('words');
			expect(importing.doing).toBe('reading');
			await importing.cancel();
			expect(importing.preview).toBeNull();
			expect(importing.doing).toBe('nothing');
			await opening;
			expect(importing.preview).toBeNull();
			expect(await contentOf(app)).toEqual(before);
		}));

	test('accepts a table in an encrypted file, but not another encrypted file', () =>
		withImporting(async ({ importing }) => {
			const table = new File(['Date,Text\n2026-11-20,Waved\n2026-11-21,Tea\n'], 'table.csv');
			const wrapped = await encryptedFile(table, 'words');
			await importing.choose(wrapped);
			await importing.open('words');
			expect(importing.preview).toMatchObject({ is: 'table', rows: 2 });
			await importing.choose(await encryptedFile(wrapped, 'words'));
			await importing.open('words');
			expect(importing.preview).toEqual({ is: 'problem', problem: { problem: 'encrypted' } });
		}));

	test('reports a damaged encrypted file, before it asks for a passphrase if possible', () =>
		withImporting(async ({ importing }) => {
			const file = await encryptedFile(copyWith([aWin(1, 'one')]), 'words');
			await importing.choose(new File([file.slice(0, 100)], 'cut.age'));
			expect(importing.preview).toEqual({
				is: 'problem',
				problem: { problem: 'damagedEncryption' }
			});
			await importing.choose(new File([file.slice(0, -1)], 'cut.age'));
			await importing.open('words');
			expect(importing.preview).toEqual({
				is: 'problem',
				problem: { problem: 'damagedEncryption' }
			});
		}));

	test('is shown at once on open pages', () =>
		withImporting(async ({ app, importing }) => {
			const stop = useApp(app);
			await app.journal.loadCount();
			await importing.choose(copyWith([aWin(1, 'one')]));
			await importing.import(new Map());
			await expect.poll(() => app.journal.count).toBe(1);
			stop();
		}));

	test('changes nothing if it is cancelled while it writes', () =>
		withImporting(async ({ app, importing }) => {
			const before = await contentOf(app);
			const many = Array.from({ length: 5_000 }, (_, n) => aWin(n, 'one of many'));
			await importing.choose(copyWith(many));
			const importingAll = importing.import(new Map());
			expect(importing.doing).toBe('writing');
			await importing.cancel();
			expect(await importingAll).toBeNull();
			expect(importing.doing).toBe('nothing');
			expect(await contentOf(app)).toEqual(before);
			// The file is still read and can be imported.
			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 5_000 } });
			expect(await app.storage.winCount()).toBe(5_000);
		}));

	test('makes the search index of each month afterwards, and again after its undo', () =>
		withImporting(async ({ app, importing }) => {
			const months = openMonthIndexes();
			const indexed = async () => {
				const states = await months.states();
				const indexes = await Promise.all(states.map((state) => months.index(state)));
				return states.map(([month], at) => [month, indexes[at] !== undefined]);
			};
			await app.journal.log({ ...blankWin(at), note: 'mine' }, { energy: 50, isIntended: false });
			const october = { ...aWin(1, 'one'), at: '2026-10-02T08:00:00+02:00' };
			await importing.choose(copyWith([october, aWin(2, 'two')]));
			await importing.import(new Map());
			await expect.poll(indexed).toEqual([
				['2026-11', true],
				['2026-10', true]
			]);
			await importing.undo();
			await expect.poll(indexed).toEqual([['2026-11', true]]);
			months.close();
		}));

	test('forgets the file if it is cancelled while it reads', () =>
		withImporting(async ({ importing }) => {
			const reading = importing.choose(copyWith([aWin(1, 'one')]));
			expect(importing.doing).toBe('reading');
			await importing.cancel();
			await reading;
			expect(importing.preview).toBeNull();
			await importing.choose(copyWith([aWin(1, 'one'), aWin(2, 'two')]));
			expect(importing.preview).toMatchObject({ change: { wins: { added: 2 } } });
		}));

	test('uses the file chosen last, even if another one takes longer to read', () =>
		withApp(async ({ app }) => {
			await app.storage.check();
			const restoring = openRestoring();
			const job = new ImportJob(restoring);
			const slow = copyWith([aWin(1, 'let go of'), aWin(2, 'let go of')]);
			let goOn!: () => void;
			const going = new Promise<void>((resolve) => (goOn = resolve));
			const bytes = await slow.arrayBuffer();
			slow.arrayBuffer = () => going.then(() => bytes);

			const reading = job.read(slow);
			const chosen = job.read(copyWith([aWin(3, 'chosen')]));
			// Enough time for the second read, if it did not wait for the first.
			await Promise.race([chosen, new Promise((resolve) => setTimeout(resolve, 300))]);
			goOn();
			await reading;
			expect(await chosen).toMatchObject({ change: { wins: { added: 1 } } });
			await job.import(new Map());
			expect(await app.storage.all('wins')).toMatchObject([{ note: 'chosen' }]);
			restoring.close();
		}));

	test('reports why a file cannot be imported', () =>
		withImporting(async ({ app, importing }) => {
			await importing.choose(new File(['{"format":"small-hello-backup",'], 'cut.json'));
			expect(importing.preview).toMatchObject({
				is: 'problem',
				problem: { problem: 'truncated', line: 1 }
			});
			await importing.choose(new File(['{"entries":'], 'other.json'));
			expect(importing.preview).toEqual({ is: 'problem', problem: { problem: 'brokenJson' } });
			await expect(importing.import(new Map())).rejects.toThrow('nothing was read');
			for (const list of collectionNames)
				expect(await readingOf(app.storage).allOf(list)).toEqual([]);
		}));
});

test('the other version of a conflict can be taken over or discarded, and a takeover can be undone', () =>
	withImporting(async ({ app, importing }) => {
		const other: OtherVersion = {
			...{ note: 'theirs', genuine: '', carry: '' },
			revision: stamp('a', 3)
		};
		await importing.choose(copyWith([{ ...aWin(1, 'mine'), otherVersions: [other] } as never]));
		await importing.import(new Map());
		const now = () => app.storage.win(idOf(1));

		const undo = await takeOver(app.journal, idOf(1), other);
		expect(await now()).toMatchObject({ note: 'theirs', follows: [stamp('a', 3), stamp('b', 5)] });
		expect(await now()).not.toHaveProperty('otherVersions');
		await undo();
		expect(await now()).toMatchObject({ note: 'mine', otherVersions: [other] });

		await discardVersion(app.journal, idOf(1), other);
		expect(await now()).toMatchObject({ note: 'mine' });
		expect(await now()).not.toHaveProperty('otherVersions');

		// A backup of the earlier state does not bring the conflict back.
		await importing.choose(copyWith([{ ...aWin(1, 'mine'), otherVersions: [other] } as never]));
		await importing.import(new Map());
		expect(await now()).not.toHaveProperty('otherVersions');
	}));
