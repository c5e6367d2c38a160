import { openDB, type IDBPDatabase } from 'idb';
import { describe, expect, test } from 'vitest';
import type { Day } from '#lib/core/day.ts';
import { goodnessOf } from '#lib/core/moment.ts';
import { totalsOf } from '#lib/core/totals.ts';
import type { Win, WinId } from '#lib/core/win.ts';
import { deleting, inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { dayRecords } from './day-records.ts';
import { migrations } from './migrations.ts';
import { collectionNames, type CollectionName } from '#lib/core/collections.ts';
import { readingOf } from './queries.ts';

/** The version of the database that added each collection. */
const versionOf: Readonly<Record<CollectionName, number>> = {
	wins: 1,
	checkIns: 1,
	people: 1,
	plans: 1,
	choices: 1,
	preferences: 1,
	remembered: 5,
	rehearsals: 5,
	nameReviews: 5,
	voiceNotes: 5,
	recordings: 5,
	ownCards: 6,
	cardMarks: 6
};

interface StoreShape {
	name: string;
	keyPath: string | string[] | null;
	autoIncrement: boolean;
	indexes: {
		name: string;
		keyPath: string | string[];
		unique: boolean;
		multiEntry: boolean;
	}[];
}
/** A database as a past version of the app left it; these files are never edited. */
interface Fixture {
	version: number;
	stores: (StoreShape & { rows: { key?: string; value: Record<string, unknown> }[] })[];
}

const fixtures = Object.entries(
	import.meta.glob<Fixture>('../../../tests/fixtures/database-v*.json', {
		eager: true,
		import: 'default'
	})
);

/** Creates a database of that name from the fixture, using only the browser's API. */
async function built(name: string, { version, stores }: Fixture): Promise<void> {
	const database = await openDB(name, version, {
		upgrade(upgrading) {
			for (const { name, keyPath, autoIncrement, indexes } of stores) {
				const store = upgrading.createObjectStore(name, { keyPath, autoIncrement });
				for (const { name, keyPath, unique, multiEntry } of indexes)
					store.createIndex(name, keyPath, { unique, multiEntry });
			}
		}
	});
	for (const { name, rows } of stores)
		for (const { key, value } of rows) await database.put(name, value, key);
	database.close();
}

/** The stores of a database with their keys and indexes, in the order of their names. */
function schemaOf(database: IDBPDatabase<unknown>): StoreShape[] {
	const names = [...database.objectStoreNames].sort();
	const transaction = database.transaction(names);
	return names.map((name) => {
		const store = transaction.objectStore(name);
		return {
			name,
			keyPath: store.keyPath as string | null,
			autoIncrement: store.autoIncrement,
			indexes: [...store.indexNames].sort().map((indexName) => {
				const { name, keyPath, unique, multiEntry } = store.index(indexName);
				return { name, keyPath, unique, multiEntry };
			})
		};
	});
}

test('each version up to the current one has a fixture', () => {
	const versions = fixtures.map(([, { version }]) => version).sort((a, b) => a - b);
	expect(versions).toEqual(migrations.map((_, at) => at + 1));
	for (const [path, { version }] of fixtures)
		expect(path).toMatch(new RegExp(`/database-v${version}\\.json$`));
});

describe.each(fixtures)('%s', (_, fixture) => {
	test('upgrades to the schema of a new database', () =>
		inDatabase((fresh) =>
			inDatabase(async (past) => {
				await built(past.name, fixture);
				await past.tab().check();
				await fresh.tab().check();
				const [upgraded, expected] = [await past.raw(), await fresh.raw()];
				expect(upgraded.version).toBe(migrations.length);
				expect(expected.version).toBe(migrations.length);
				expect(schemaOf(upgraded)).toEqual(schemaOf(expected));
			})
		));

	test('leaves every record readable', () =>
		inDatabase(async ({ name, tab }) => {
			await built(name, fixture);
			const storage = tab({ now: () => Date.UTC(2026, 10, 20, 12) });
			const storeOf = (name: string) => fixture.stores.find((one) => one.name === name);
			const rowsOf = (name: string) => storeOf(name)!.rows.map(({ value }) => value);
			for (const collection of collectionNames) {
				if (fixture.version < versionOf[collection]) {
					expect(storeOf(collection)).toBeUndefined();
					expect(await readingOf(storage).allOf(collection)).toEqual([]);
					continue;
				}
				const rows = rowsOf(collection);
				expect(rows.length).toBeGreaterThan(0);
				expect(await readingOf(storage).allOf(collection)).toEqual(
					rows.map(({ id, revision, record }) => record ?? { id, revision, deleted: true })
				);
			}
			const living = rowsOf('wins').flatMap(({ record }) => record ?? []) as { id: WinId }[];
			expect(await storage.winCount()).toBe(living.length);
			const { wins } = await readingOf(storage).wins(50);
			expect(wins.map(({ id }) => id).sort()).toEqual(living.map(({ id }) => id).sort());
			for (const win of living) expect(await storage.win(win.id)).toEqual(win);
			const day = '2026-11-20' as Day;
			const since = '2026-01-01' as Day;
			const ofDay = await dayRecords(storage, day, { checkIns: since, choices: day, wins: day });
			expect(ofDay.checkIns.at(-1)).toMatchObject({ energy: 35 });
			expect(ofDay.intention).toMatchObject({ kind: 'intention' });
			expect(await storage.choicesSince(day)).toHaveLength(2);
			expect(await storage.preferences()).toMatchObject({ hasSeenWelcome: true });
			expect((await storage.all('people')).map((person) => person.name)).toEqual(['Åsa']);
			expect(await readingOf(storage).drafts()).toMatchObject([
				{ details: { note: 'Half a thought' } }
			]);
		}));

	test('has the totals and the good wins, and continues to count', () =>
		inDatabase(async ({ name, tab }) => {
			await built(name, fixture);
			const storage = tab();
			const { wins } = await readingOf(storage).wins(50);
			expect(await readingOf(storage).totals()).toEqual(totalsOf(wins));
			expect((await readingOf(storage).totals()).length).toBeGreaterThan(0);
			for (const goodness of [1, 2] as const) {
				const good = wins.filter((win) => goodnessOf(win) === goodness);
				expect(await readingOf(storage).goodWinCount(goodness)).toBe(good.length);
				expect(await readingOf(storage).goodWinAt(goodness, 0)).toEqual(good[0] ?? null);
			}
			const carried = wins.find((win) => win.carry !== '' && win.cardId !== null)!;
			expect(await readingOf(storage).lastCarried(carried.cardId!)).toEqual(carried);

			await storage.write([
				...wins.slice(1).map(({ id }) => deleting('wins', id)),
				saving(winAt('2026-11-21T09:00:00+01:00', { ease: 5 }))
			]);
			const rows = await readingOf(storage).allOf('wins');
			expect(await readingOf(storage).totals()).toEqual(
				totalsOf(rows.filter((row): row is Win => !('deleted' in row)))
			);
		}));

	test('has a state for each month with wins, and stores an index for it', () =>
		inDatabase(async ({ name, tab, months }) => {
			await built(name, fixture);
			const storage = tab();
			const states = await months().states();
			expect(states.map(([month]) => month)).toEqual(await readingOf(storage).months());
			expect(states.length).toBeGreaterThan(0);
			for (const state of states) {
				expect(await months().index(state)).toBeUndefined();
				await months().keep(state, { of: state[0] });
				expect(await months().index(state)).toEqual({ of: state[0] });
			}
		}));

	test('accepts writes: their stamps rise above the old ones, and the count continues', () =>
		inDatabase(async ({ name, tab }) => {
			await built(name, fixture);
			// A clock before the fixture: only the issued stamps can make the new one higher.
			const storage = tab({ now: () => 0 });
			const revisions = fixture.stores.flatMap(({ rows }) =>
				rows.flatMap(({ value }) => (value.revision as string | undefined) ?? [])
			);
			const before = await storage.winCount();
			const [written] = await storage.write([saving(winAt('2026-11-21T09:00:00+01:00'))]);
			expect(revisions.length).toBeGreaterThan(0);
			for (const revision of revisions) expect(written!.revision > revision).toBe(true);
			expect(await storage.winCount()).toBe(before + 1);
		}));
});

test('version 5 moves the records that the backup of a later version brought to their collections', () =>
	inDatabase(async ({ name, tab }) => {
		const [, past] = fixtures.find(([, { version }]) => version === 4)!;
		const fixture = structuredClone(past);
		const revision = '001795161600000.00050.9f86d081884c7d65';
		const line = { id: 'line', text: 'Her cat is called Miso', day: '2026-11-20', revision };
		const gone = { id: 'gone', revision, deleted: true };
		// Values of another shape stay in `others` and must not prevent the diary from opening.
		const strange = { rehearsals: {}, voiceNotes: [{ text: 'x' }, null], recordings: [] };
		const value = { remembered: [line, gone], dreams: [{ id: 'one' }], ...strange };
		fixture.stores.find((store) => store.name === 'meta')!.rows.push({ key: 'others', value });
		await built(name, fixture);
		const storage = tab();
		expect(await readingOf(storage).allOf('remembered')).toEqual([gone, line]);
		const { recordings: _empty, ...left } = strange;
		expect(await storage.readMeta('others')).toEqual({ dreams: [{ id: 'one' }], ...left });
		expect(await readingOf(storage).allOf('voiceNotes')).toEqual([]);
	}));

test.each(collectionNames.filter((collection) => versionOf[collection] > 1))(
	'the migration that adds %s moves its records there from the unknown collections',
	(collection) =>
		inDatabase(async ({ name, tab }) => {
			const before = versionOf[collection] - 1;
			const [, past] = fixtures.find(([, { version }]) => version === before)!;
			const fixture = structuredClone(past);
			const record = { id: 'one', revision: '001795161600000.00050.9f86d081884c7d65' };
			const value = { [collection]: [record] };
			fixture.stores.find((store) => store.name === 'meta')!.rows.push({ key: 'others', value });
			await built(name, fixture);
			const storage = tab();
			expect(await readingOf(storage).allOf(collection)).toEqual([record]);
			expect(await storage.readMeta('others')).toEqual({});
		})
);
