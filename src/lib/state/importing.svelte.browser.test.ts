import { describe, expect, test } from 'vitest';
import { blankWin, type WinId } from '#lib/domain/win.ts';
import type { OtherVersion } from '#lib/domain/versions.ts';
import { listNames } from '#lib/domain/lists.ts';
import { encryptedCopy } from '#lib/exchange/encrypted-copy.ts';
import { copyOf, withApp } from '../../../tests/scenes/app.ts';
import { copyOf as fileOf, emptyDiary, stamp } from '../../../tests/scenes/copies.ts';
import type { App } from './app.svelte.ts';
import { Diary } from './diary.svelte.ts';
import { answersOf, Importer } from './importer.ts';
import { Importing } from './importing.svelte.ts';
import { readingOf } from '#lib/storage/reading.ts';
import { openRestoring } from '#lib/storage/restoring.ts';

const at = '2026-11-20T09:30:00+01:00';
const idOf = (n: number) => `01a1f8d3-ea00-7000-8000-${String(n).padStart(12, '0')}` as WinId;
const aWin = (n: number, note: string) => ({
	...blankWin(at),
	id: idOf(n),
	note,
	revision: stamp('b', 5)
});

/** A copy with these wins, and something that this version does not know. */
function copyWith(wins: readonly ReturnType<typeof aWin>[]): File {
	const diary = { ...emptyDiary(), others: { device: 'laptop' } };
	for (const win of wins) diary.lists.wins.set(win.id, win);
	return new File([fileOf(diary)], 'copy.json');
}

/** That file in the age format, quick to open unless it says otherwise. */
async function encryptedFile(file: File, passphrase: string, workFactor = 4): Promise<File> {
	return new File([await encryptedCopy(file, passphrase, {}, workFactor)], `${file.name}.age`);
}

/** Everything that a copy of the diary holds but when it was made. */
async function contentOf(app: App): Promise<unknown> {
	const { exportedAt: _at, ...rest } = JSON.parse(await (await copyOf(app)).content.text());
	return rest;
}

async function withImporting(
	test: (scene: { app: App; importing: Importing }) => Promise<void>
): Promise<void> {
	await withApp(async ({ app }) => {
		const importing = new Importing(app);
		try {
			await test({ app, importing });
		} finally {
			importing.rest();
		}
	});
}

describe('importing a copy', () => {
	test('says first what it would do, then does it, and is known until it is undone', () =>
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
			expect(importing.found).toMatchObject({
				is: 'copy',
				change: { wins: { added: 2, same: 0, refused: 0 } }
			});
			expect(await contentOf(app)).toEqual(before);

			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 2 } });
			expect(importing.found).toBeNull();
			expect(await contentOf(app)).toMatchObject({ device: 'laptop' });
			expect(await app.storage.winCount()).toBe(3);
			expect(importing.last?.change.wins.added).toBe(2);

			const later = new Importing(app);
			await later.load();
			expect(later.last).toEqual(importing.last);
			await later.undo();
			later.rest();
			expect(later.last).toBeNull();
			expect(await contentOf(app)).toEqual(before);
			expect(await app.storage.win(id)).not.toBeNull();
		}));

	test('that is encrypted asks for its passphrase, as often as that takes, and goes on', () =>
		withImporting(async ({ app, importing }) => {
			const file = await encryptedFile(copyWith([aWin(1, 'one')]), 'four small words here');
			const before = await contentOf(app);
			await importing.choose(file);
			expect(importing.found).toEqual({ is: 'encrypted', isWrong: false });
			for (const wrong of ['four small words', 'Four small words here']) {
				await importing.open(wrong);
				expect(importing.found).toEqual({ is: 'encrypted', isWrong: true });
			}
			await importing.open('four small words here');
			expect(importing.found).toMatchObject({ is: 'copy', change: { wins: { added: 1 } } });
			expect(importing.name).toBe('copy.json.age');
			expect(await contentOf(app)).toEqual(before);
			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 1 } });
			expect(await contentOf(app)).toMatchObject({ device: 'laptop' });
		}));

	test('that is encrypted can be let go of while it is opened', () =>
		withImporting(async ({ app, importing }) => {
			const before = await contentOf(app);
			await importing.choose(await encryptedFile(copyWith([aWin(1, 'one')]), 'words', 18));
			const opening = importing.open('words');
			expect(importing.doing).toBe('reading');
			await importing.cancel();
			expect(importing.found).toBeNull();
			expect(importing.doing).toBe('nothing');
			await opening;
			expect(importing.found).toBeNull();
			expect(await contentOf(app)).toEqual(before);
		}));

	test('that is encrypted may hold a diary of another app, and nothing encrypted', () =>
		withImporting(async ({ importing }) => {
			const table = new File(['Date,Text\n2026-11-20,Waved\n2026-11-21,Tea\n'], 'table.csv');
			const wrapped = await encryptedFile(table, 'words');
			await importing.choose(wrapped);
			await importing.open('words');
			expect(importing.found).toMatchObject({ is: 'table', rows: 2 });
			await importing.choose(await encryptedFile(wrapped, 'words'));
			await importing.open('words');
			expect(importing.found).toEqual({ is: 'problem', problem: { problem: 'encrypted' } });
		}));

	test('that is encrypted and no passphrase opens is told before one is asked for', () =>
		withImporting(async ({ importing }) => {
			const file = await encryptedFile(copyWith([aWin(1, 'one')]), 'words');
			await importing.choose(new File([file.slice(0, 100)], 'cut.age'));
			expect(importing.found).toEqual({
				is: 'problem',
				problem: { problem: 'damagedEncryption' }
			});
			await importing.choose(new File([file.slice(0, -1)], 'cut.age'));
			await importing.open('words');
			expect(importing.found).toEqual({
				is: 'problem',
				problem: { problem: 'damagedEncryption' }
			});
		}));

	test('shows at once to pages that are open', () =>
		withImporting(async ({ app, importing }) => {
			const stop = app.followAll();
			await app.journal.loadCount();
			await importing.choose(copyWith([aWin(1, 'one')]));
			await importing.import(new Map());
			await expect.poll(() => app.journal.count).toBe(1);
			stop();
		}));

	test('that is stopped while it is written changes nothing', () =>
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
			// What was read is still there to be imported.
			expect(await importing.import(new Map())).toMatchObject({ wins: { added: 5_000 } });
			expect(await app.storage.winCount()).toBe(5_000);
		}));

	test('that is stopped while it is read is given up', () =>
		withImporting(async ({ importing }) => {
			const reading = importing.choose(copyWith([aWin(1, 'one')]));
			expect(importing.doing).toBe('reading');
			await importing.cancel();
			await reading;
			expect(importing.found).toBeNull();
			await importing.choose(copyWith([aWin(1, 'one'), aWin(2, 'two')]));
			expect(importing.found).toMatchObject({ change: { wins: { added: 2 } } });
		}));

	test('brings what was chosen last, though another file takes longer to be read', () =>
		withApp(async ({ app }) => {
			await app.storage.check();
			const restoring = openRestoring();
			const answers = answersOf(new Importer(restoring));
			const slow = copyWith([aWin(1, 'let go of'), aWin(2, 'let go of')]);
			let goOn!: () => void;
			const going = new Promise<void>((resolve) => (goOn = resolve));
			const bytes = await slow.arrayBuffer();
			slow.arrayBuffer = () => going.then(() => bytes);

			const reading = answers.read(slow);
			const chosen = answers.read(copyWith([aWin(3, 'chosen')]));
			// Time enough for the second where it does not wait for the first.
			await Promise.race([chosen, new Promise((resolve) => setTimeout(resolve, 300))]);
			goOn();
			await reading;
			expect(await chosen).toMatchObject({ change: { wins: { added: 1 } } });
			await answers.import(new Map());
			expect(await app.storage.all('wins')).toMatchObject([{ note: 'chosen' }]);
			restoring.close();
		}));

	test('of a file that is none says why', () =>
		withImporting(async ({ app, importing }) => {
			await importing.choose(new File(['{"format":'], 'cut.json'));
			expect(importing.found).toMatchObject({
				is: 'problem',
				problem: { problem: 'truncated', line: 1 }
			});
			await expect(importing.import(new Map())).rejects.toThrow('nothing was read');
			for (const list of listNames) expect(await readingOf(app.storage).allOf(list)).toEqual([]);
		}));
});

test('other versions of a win can be taken or let go, and undone', () =>
	withImporting(async ({ app, importing }) => {
		const other: OtherVersion = {
			...{ note: 'theirs', genuine: '', carry: '' },
			revision: stamp('a', 3)
		};
		await importing.choose(copyWith([{ ...aWin(1, 'mine'), otherVersions: [other] } as never]));
		await importing.import(new Map());
		const diary = app.part(Diary);
		const now = () => app.storage.win(idOf(1));

		const undo = await diary.takeOver(idOf(1), other);
		expect(await now()).toMatchObject({ note: 'theirs', follows: [stamp('a', 3), stamp('b', 5)] });
		expect(await now()).not.toHaveProperty('otherVersions');
		await undo();
		expect(await now()).toMatchObject({ note: 'mine', otherVersions: [other] });

		await diary.letGo(idOf(1), other);
		expect(await now()).toMatchObject({ note: 'mine' });
		expect(await now()).not.toHaveProperty('otherVersions');

		// A copy of before brings nothing back.
		await importing.choose(copyWith([{ ...aWin(1, 'mine'), otherVersions: [other] } as never]));
		await importing.import(new Map());
		expect(await now()).not.toHaveProperty('otherVersions');
	}));
