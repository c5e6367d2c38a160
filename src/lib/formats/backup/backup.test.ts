import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Revision } from '#lib/core/clock.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { firstPreferences } from '#lib/core/preferences.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { backupFile, BackupWriter, type BackupCollections } from './backup.ts';

const nowMs = Date.UTC(2026, 10, 20, 8, 30, 0, 123);
const revision = '001795161600000.00000.9f86d081884c7d65' as Revision;
const nothing = Object.fromEntries(
	collectionNames.map((list) => [list, []])
) as unknown as BackupCollections;

function aWin(id: string, rest: object = {}): Win {
	return { ...blankWin('2026-11-20T09:30:00+01:00'), id: id as WinId, revision, ...rest };
}

async function textOf(collections: Partial<BackupCollections>): Promise<string> {
	return backupFile({ ...nothing, ...collections }, nowMs).content.text();
}

async function read(
	collections: Partial<BackupCollections>
): Promise<BackupCollections & { [list: string]: unknown }> {
	return JSON.parse(await textOf(collections));
}

afterEach(() => {
	vi.unstubAllEnvs();
});

describe('the backup file', () => {
	test('is JSON with its format, its version, the time in UTC, and every collection', async () => {
		expect(await read({})).toEqual({
			format: 'small-hello-backup',
			version: 1,
			exportedAt: '2026-11-20T08:30:00.123Z',
			...nothing
		});
		expect(backupFile(nothing, nowMs).content.type).toBe('application/json');
	});

	test('begins with its format, version and time', async () => {
		const [open, format, version, exportedAt] = (await textOf({})).split('\n');
		expect([open, format, version]).toEqual([
			'{',
			'"format": "small-hello-backup",',
			'"version": 1,'
		]);
		expect(exportedAt).toMatch(/^"exportedAt": "2026-11-20T08:30:00\.123Z",$/);
	});

	test('contains every record unchanged and in order, one per line', async () => {
		const wins = [aWin('a', { note: 'one\ntwo', people: ['p'] }), aWin('b', { treasured: true })];
		const preferences = [
			{ ...firstPreferences, strangersWelcome: true, hasSeenWelcome: true, revision }
		];
		const collections = await read({ wins, preferences });
		expect(collections.wins).toEqual(wins);
		expect(collections.preferences).toEqual(preferences);
		const lines = (await textOf({ wins })).split('\n');
		expect(lines.filter((line) => line.startsWith('{"'))).toHaveLength(2);
	});

	test('contains tombstones', async () => {
		const gone = { id: 'b', revision, deleted: true } as const;
		expect((await read({ wins: [aWin('a'), gone] })).wins).toEqual([aWin('a'), gone]);
		expect((await read({ people: [gone] })).people).toEqual([gone]);
	});

	test('contains fields that this version does not know', async () => {
		const win = aWin('a', { fromLater: { deep: [1, null, 'x'] }, '': 0 });
		expect((await read({ wins: [win] })).wins).toEqual([win]);
	});

	test('contains collections that this version does not know', async () => {
		const others = { dreams: [{ id: 'r', revision, step: 2 }], device: { name: 'phone' } };
		const { content } = backupFile(nothing, nowMs, others);
		expect(JSON.parse(await content.text())).toMatchObject({ ...nothing, ...others });
	});

	test('is well-formed UTF-8 for any text, line separators and lone surrogates included', async () => {
		const hard = 'a\u2028b\u2029c\u0000d\uD83De\uDE42 "\\" </script> 👋🏽 שלום';
		const { content } = backupFile({ ...nothing, wins: [aWin('a', { note: hard })] }, nowMs);
		const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		const text = decoder.decode(await content.arrayBuffer());
		expect(text).not.toContain('\uFFFD');
		expect(JSON.parse(text).wins[0].note).toBe(hard);
	});

	test('reads back as the written records', async () => {
		const aText = fc.string({
			unit: fc.constantFrom('\uD83D', '\uDE42', '\u2028', '\u0000', '"', '\\', '\n', '🙂', 'a'),
			maxLength: 12
		});
		const someWins = fc.array(
			fc
				.record({ note: aText, carry: aText, tags: fc.array(aText, { maxLength: 3 }) })
				.map((rest) => aWin('a', rest)),
			{ maxLength: 4 }
		);
		await fc.assert(
			fc.asyncProperty(someWins, async (wins) => {
				expect((await read({ wins })).wins).toEqual(wins);
			})
		);
	});

	test('is the same, byte for byte, for any number of pieces', async () => {
		const wins = ['a', 'b', 'c'].map((id) => aWin(id, { note: id }));
		const people = [{ id: 'd', revision, deleted: true } as const];
		const others = { dreams: [{ id: 'r' }], none: [] };
		const record = (win: Win) => JSON.stringify(win);
		const text = [
			'{\n"format": "small-hello-backup",\n"version": 1,\n"exportedAt": "2026-11-20T08:30:00.123Z"',
			`"wins": [\n${wins.map(record).join(',\n')}\n]`,
			'"checkIns": [\n\n]',
			`"people": [\n${JSON.stringify(people[0])}\n]`,
			...collectionNames.slice(3).map((list) => `"${list}": [\n\n]`),
			'"dreams": [\n{"id":"r"}\n]',
			'"none": [\n\n]\n}\n'
		].join(',\n');
		const whole = backupFile({ ...nothing, wins, people }, nowMs, others);
		expect(await whole.content.text()).toBe(text);

		const pieces = new BackupWriter(nowMs);
		pieces.add('wins', []);
		pieces.add('wins', wins.slice(0, 1));
		pieces.add('wins', []);
		pieces.add('wins', wins.slice(1));
		pieces.add('people', people);
		const { name, content } = pieces.finished(others);
		expect(name).toBe(whole.name);
		expect(await content.text()).toBe(text);
	});

	test('throws if a collection is not in the right order', () => {
		const writer = new BackupWriter(nowMs);
		for (const list of collectionNames) writer.add(list, []);
		expect(() => writer.add('wins', [])).toThrow('too late');
	});

	test('ends with a newline', async () => {
		expect(await textOf({ wins: [aWin('a')] })).toMatch(/\n\]\n\}\n$/);
	});
});

describe('the name of the file', () => {
	test.each([
		['UTC', '2026-11-20T23:30:00Z', 'small-hello-2026-11-20.json'],
		['Europe/Berlin', '2026-11-20T23:30:00Z', 'small-hello-2026-11-21.json'],
		['America/St_Johns', '2026-11-20T03:00:00Z', 'small-hello-2026-11-19.json'],
		['Pacific/Apia', '2026-12-31T11:00:00Z', 'small-hello-2027-01-01.json']
	])('in %s at %s is %s, with the local date', (zone, iso, name) => {
		vi.stubEnv('TZ', zone);
		expect(backupFile(nothing, Date.parse(iso)).name).toBe(name);
	});
});
