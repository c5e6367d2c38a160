import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import type { Revision } from '#lib/core/clock.ts';
import { collectionNames, type CollectionName, type Stored } from '#lib/core/collections.ts';
import { localIso } from '#lib/core/day.ts';
import type { WinDetails } from '#lib/core/win.ts';
import { stamp } from '../../../tests/support/copies.ts';
import {
	deleting,
	inDatabase,
	noonMs,
	saving,
	winAt,
	type Scene
} from '../../../tests/support/database.ts';
import { expectBookkeeping, expectRecount } from '../../../tests/support/recount.ts';
import { someDetails } from '../../../tests/support/wins.ts';
import { runs } from '../../../tests/support/runs.ts';
import { openRestoring, type Incoming, type Others, type Restoring } from './bulk-import.ts';
import type { Change, DiaryDatabase, Written } from './database.ts';
import { openMirrorSource } from './mirror-source.ts';
import { readingOf, type LogPlace } from './queries.ts';

const morning = '2026-11-20T09:30:00+01:00';
const minuteMs = 60_000;

function aChoice(id: string, minutes: number): Omit<Choice, 'revision'> {
	const at = localIso(noonMs + minutes * minuteMs, 0);
	const cardId = 'greet-by-name' as CardId;
	return { id, at, kind: 'notNow', cardId, energy: 50, winId: null, probability: null };
}

/** A record that a write or an import stores; null deletes it. */
type Edit =
	| { collection: 'wins'; id: string; value: WinDetails | null }
	| { collection: 'choices'; id: string; value: number | null }
	| { collection: 'people'; id: string; value: string | null };

/** The record of an edit without its revision; null if it deletes the record. */
function recordOf(edit: Edit): { id: string } | null {
	if (edit.value === null) return null;
	if (edit.collection === 'wins') return { ...edit.value, id: edit.id };
	if (edit.collection === 'choices') return aChoice(edit.id, edit.value);
	return { id: edit.id, name: edit.value, notNow: false } as { id: string };
}

function changeOf(edit: Edit): Change {
	return {
		collection: edit.collection,
		id: edit.id,
		next: () => recordOf(edit)
	} as unknown as Change;
}

/** An import of those records. `minutes` after noon is a revision from elsewhere; null issues a new one. */
function incomingOf(
	edits: readonly { edit: Edit; minutes: number | null }[],
	others: Others | null,
	newStamp: () => Revision
): Incoming {
	const rows = edits.map(({ edit, minutes }): [CollectionName, Stored] => {
		const revision = minutes === null ? newStamp() : stamp('b', noonMs + minutes * minuteMs);
		const record = recordOf(edit) ?? { id: edit.id, deleted: true };
		return [edit.collection, { ...record, revision } as Stored];
	});
	const entries = collectionNames.map((name) => [
		name,
		{ rows: rows.flatMap(([list, record]) => (list === name ? record : [])) }
	]);
	// The clock must advance past these rows even if the caller does not pass their latest stamp.
	return { collections: Object.fromEntries(entries), others, latest: null, summary: {} };
}

function idsOf(edits: readonly { edit: Edit }[]) {
	const ids = collectionNames.map((name) => [
		name,
		edits.flatMap(({ edit }) => (edit.collection === name ? edit.id : []))
	]);
	return Object.fromEntries(ids) as never;
}

// Few ids, so that records are often written again.
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			collection: fc.constant('wins' as const),
			id: fc.constantFrom('win 1', 'win 2', 'win 3', 'win 4'),
			value: fc.option(someDetails, { freq: 4 })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			collection: fc.constant('choices' as const),
			id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
			value: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 4 })
		})
	},
	fc.record({
		collection: fc.constant('people' as const),
		id: fc.constantFrom('ann', 'ben'),
		value: fc.option(fc.constantFrom('Ann', 'Ben'))
	})
);
const someImport = fc.record({
	edits: fc.uniqueArray(
		fc.record({ edit: someEdit, minutes: fc.option(fc.integer({ min: -9, max: 9 })) }),
		{ maxLength: 5, selector: ({ edit }) => `${edit.collection} ${edit.id}` }
	),
	others: fc.option(fc.constantFrom<Others>({ dreams: ['one'] }, { dreams: ['two'] }))
});

type Step =
	| { kind: 'write'; edits: Edit[] }
	| { kind: 'undo' | 'lose'; which: number }
	| {
			kind: 'import' | 'lose and import';
			which: number;
			brought: typeof someImport extends fc.Arbitrary<infer T> ? T : never;
	  }
	| { kind: 'undo import' | 'recount' };

const which = fc.nat(20);
const someStep: fc.Arbitrary<Step & { mirrors: boolean }> = fc
	.tuple(
		fc.oneof(
			{
				weight: 5,
				arbitrary: fc.record({
					kind: fc.constant('write' as const),
					edits: fc.array(someEdit, { minLength: 1, maxLength: 4 })
				})
			},
			{
				weight: 3,
				arbitrary: fc.record({
					kind: fc.constantFrom('import' as const, 'import' as const, 'lose and import' as const),
					which,
					brought: someImport
				})
			},
			{
				weight: 2,
				arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'lose' as const), which })
			},
			{
				weight: 2,
				arbitrary: fc.record({ kind: fc.constantFrom('undo import' as const, 'recount' as const) })
			}
		),
		fc.boolean()
	)
	.map(([step, mirrors]) => ({ ...step, mirrors }));

/** A mirror that copies what the database lists as unmirrored, like the real one. */
function mirrorOf(name: string) {
	const source = openMirrorSource(name);
	let records = new Map<string, Stored>();
	let others: object = {};
	async function copyEverything() {
		records = new Map();
		for (const list of collectionNames)
			for (const record of await source.recordsAfter(list, '', 1_000))
				records.set(`${list} ${record.id}`, record);
		others = await source.others();
	}
	return {
		copyEverything,
		async follow() {
			for (;;) {
				const { isEverything, records: kept, missing, upTo } = await source.pending();
				if (upTo === null) return;
				if (isEverything) await copyEverything();
				for (const [list, record] of kept) records.set(`${list} ${record.id}`, record);
				for (const [list, id] of missing) records.delete(`${list} ${id}`);
				await source.settle(upTo);
			}
		},
		async expectSame(storage: DiaryDatabase) {
			const stored = new Map<string, Stored>();
			for (const list of collectionNames)
				for (const record of await readingOf(storage).allOf(list))
					stored.set(`${list} ${record.id}`, record);
			expect(records).toEqual(stored);
			expect(others).toEqual((await storage.readMeta('others')) ?? {});
		},
		close: () => source.close()
	};
}

/** A reader of the choice log that continues from its place, like the learner. */
function followerOf(storage: DiaryDatabase) {
	let place: LogPlace | null = null;
	let known: Choice[] = [];
	return async function expectWhole() {
		const read = await readingOf(storage).choicesAfter(place);
		place = read.place;
		known = read.isWhole ? read.choices : [...known, ...read.choices];
		expect(known).toEqual((await readingOf(storage).choicesAfter(null)).choices);
	};
}

/** A search that builds an index for each stale month and otherwise trusts the stored one. */
function searchOf({ months }: Pick<Scene, 'months'>) {
	const remembered = new Map<string, unknown>();
	return async function expectFresh() {
		for (const state of await months().states()) {
			const wins = await months().wins(state[0]);
			const stored = await months().index(state);
			if (stored) expect(stored, `the stored index of ${state[0]}`).toEqual({ wins });
			else await months().keep(state, { wins });
			// Other tabs remember an index by its state, so no state may recur with different wins.
			const key = state.join(' ');
			expect(remembered.get(key) ?? wins, `the remembered index of ${key}`).toEqual(wins);
			remembered.set(key, wins);
		}
	};
}

function withRestoring(
	test: (scene: Scene & { storage: DiaryDatabase; restoring: Restoring }) => Promise<void>
): Promise<void> {
	return inDatabase(async (scene) => {
		const restoring = openRestoring(scene.name, () => noonMs);
		try {
			await test({ ...scene, storage: scene.tab({ now: () => noonMs }), restoring });
		} finally {
			restoring.close();
		}
	});
}

describe('the data derived from the rows', () => {
	test('equals a computation from scratch after any sequence of writes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(someStep, { minLength: 2, maxLength: 12 }), (steps) =>
				withRestoring(async (scene) => {
					const { storage, restoring } = scene;
					await storage.check();
					const raw = await scene.raw();
					const mirror = mirrorOf(scene.name);
					const expectWholeLog = followerOf(storage);
					const expectFreshIndexes = searchOf(scene);
					const done: Written[][] = [];

					/** Deletes a row as a damaged database does: without updating anything else. */
					async function lose(which: number) {
						const list = which % 2 ? 'wins' : 'choices';
						const ids = await raw.getAllKeys(list);
						if (ids.length > 0) await raw.delete(list, ids[which % ids.length]!);
					}
					try {
						for (const step of steps) {
							if (step.kind === 'write') done.push(await storage.write(step.edits.map(changeOf)));
							// A record may have changed since, so that the undo fails and changes nothing.
							else if (step.kind === 'undo')
								await storage.undo(done[step.which % done.length] ?? []).catch(() => {});
							else if (step.kind === 'undo import') await restoring.undo();
							else if (step.kind === 'recount') await restoring.recount();
							else if (step.kind === 'lose') {
								await lose(step.which);
								await restoring.recount();
							} else if ('brought' in step) {
								const { edits, others } = step.brought;
								// An import recounts when the number of wins shows that some were lost.
								if (step.kind === 'lose and import' && step.which % 2) await lose(step.which);
								await restoring.restore(idsOf(edits), (_, newStamp) =>
									incomingOf(edits, others, newStamp)
								);
							}
							// The app starts another mirror for a diary that continues without its lost rows.
							if (step.kind.startsWith('lose')) await mirror.copyEverything();
							await expectBookkeeping(raw);
							await expectWholeLog();
							await expectFreshIndexes();
							if (!step.mirrors) continue;
							await mirror.follow();
							await mirror.expectSame(storage);
						}
						await expectRecount(storage);
						await mirror.follow();
						await mirror.expectSame(storage);
					} finally {
						mirror.close();
					}
				})
			),
			runs(12)
		);
	}, 120_000);
});

describe('a write', () => {
	test('requests all that it reads at once, and waits a second time only for the months it changes', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([saving(winAt(morning))]);
			const requests: string[] = [];
			const watched = (name: 'get' | 'put', original = IDBObjectStore.prototype[name]) =>
				vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
					this: IDBObjectStore,
					...args: unknown[]
				) {
					const request = original.apply(this, args as [never]);
					requests.push(`${name} ${this.name}`);
					request.addEventListener('success', () => requests.push(`${name} done`));
					return request as never;
				});
			try {
				watched('get');
				watched('put');
				await storage.write([saving(winAt(morning)), saving(winAt(morning))]);
			} finally {
				vi.restoreAllMocks();
			}
			const settled = requests.lastIndexOf('get done');
			const [reads, writes] = [requests.slice(0, 5), requests.slice(settled + 1)];
			expect(reads).toEqual(['get meta', 'get meta', 'get meta', 'get wins', 'get wins']);
			expect(requests.filter((one) => one === 'get totals')).toHaveLength(1);
			expect(requests.filter((one) => one.startsWith('get '))).toHaveLength(12);
			// No put waits for another.
			const puts = writes.filter((one) => one !== 'put done');
			expect(puts).toEqual(['put totals', 'put monthIndexes', 'put unmirrored']);
			expect(writes.indexOf('put done')).toBeGreaterThan(writes.indexOf('put unmirrored'));
		}));

	test('that changes nothing stores nothing and calls no listener', () =>
		inDatabase(async ({ tab, raw }) => {
			const storage = tab();
			const heard = vi.fn();
			storage.onchange(heard);
			const win = winAt(morning);
			await storage.write([saving(win)]);
			expect(heard).toHaveBeenCalledTimes(1);
			const database = await raw();
			const before = await database.getAll('unmirrored');
			const clock = await database.get('meta', 'clock');
			const unchanged: Change = { collection: 'wins', id: win.id, next: (present) => present };
			expect(await storage.write([unchanged, deleting('wins', 'nobody')])).toEqual([]);
			expect(await database.getAll('unmirrored')).toEqual(before);
			expect(await database.get('meta', 'clock')).toEqual(clock);
			expect(heard).toHaveBeenCalledTimes(1);
		}));

	test('names each row for the mirror, while an import makes it copy everything', () =>
		withRestoring(async ({ storage, restoring, raw }) => {
			const database = await (async () => (await storage.check(), raw()))();
			const edits = [
				{ edit: { collection: 'people', id: 'ann', value: 'Ann' } as Edit, minutes: 1 }
			];
			await storage.write([changeOf({ collection: 'choices', id: 'a', value: 1 })]);
			await restoring.restore(idsOf(edits), (_, newStamp) => incomingOf(edits, null, newStamp));
			const [first, written, imported] = await database.getAll('unmirrored');
			expect(first).toEqual({ isEverything: true });
			expect(written).toMatchObject({ rows: [['choices', 'a']] });
			expect(imported).toMatchObject({ isEverything: true });
			expect(imported.revision > stamp('b', noonMs + minuteMs)).toBe(true);
		}));
});

describe('a recount', () => {
	test('computes all derived data again for a database that has lost rows', () =>
		withRestoring(async ({ storage, restoring, raw }) => {
			const wins = [winAt(morning), winAt('2026-10-01T10:00:00+02:00')];
			await storage.write([
				...wins.map(saving),
				changeOf({ collection: 'choices', id: 'a', value: 1 })
			]);
			await storage.writeMeta('learning', { of: 'a' });
			const { place } = await readingOf(storage).choicesAfter(null);
			const database = await raw();
			await database.delete('wins', wins[1]!.id);
			await database.delete('choices', 'a');
			const mirrored = await database.getAll('unmirrored');

			await restoring.recount();
			await expectBookkeeping(database);
			expect(await storage.winCount()).toBe(1);
			expect(await readingOf(storage).months()).toEqual(['2026-11']);
			expect(await storage.readMeta('learning')).toBeUndefined();
			const log = await readingOf(storage).choicesAfter(place);
			expect(log).toMatchObject({ choices: [], isWhole: true });
			// No record has changed, so the mirror has nothing to copy.
			expect(await database.getAll('unmirrored')).toEqual(mirrored);
		}));

	test('does not touch a database that was never written to', () =>
		withRestoring(async ({ storage, restoring, raw }) => {
			await storage.check();
			await restoring.recount();
			expect(await (await raw()).get('meta', 'clock')).toBeUndefined();
		}));
});
