import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice } from '#lib/core/choice.ts';
import { localIso, type Day } from '#lib/core/day.ts';
import { deleting, inDatabase, noonMs, saving, winAt } from '../../../tests/support/database.ts';
import type { Change, DiaryDatabase } from './database.ts';
import { readingOf, type LogPlace } from './queries.ts';
import { choosing, leaving, idsOf, allOf } from '../../../tests/support/choices.ts';

/** A reader that follows the log and collects its choices, like the learner. */
function follower(storage: DiaryDatabase) {
	let place: LogPlace | null = null;
	let known: Choice[] = [];
	return {
		async read(): Promise<{ ids: string[]; isWhole: boolean }> {
			const read = await readingOf(storage).choicesAfter(place);
			place = read.place;
			known = read.isWhole ? read.choices : [...known, ...read.choices];
			return { ids: idsOf(read.choices), isWhole: read.isWhole };
		},
		get known(): readonly Choice[] {
			return known;
		}
	};
}

describe('the log of choices after a place', () => {
	test('is the whole log for a new reader, the oldest first', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('b', 2), choosing('c', 3), choosing('a', 1)]);
			const { choices, isWhole } = await readingOf(storage).choicesAfter(null);
			expect(isWhole).toBe(true);
			expect(idsOf(choices)).toEqual(['a', 'b', 'c']);
			expect(choices).toEqual(await allOf(storage));
		}));

	test('is empty for an empty log, and the whole log after its first choices', () =>
		inDatabase(async ({ tab }) => {
			const reader = follower(tab());
			expect(await reader.read()).toEqual({ ids: [], isWhole: true });
			await tab().write([choosing('a', 1), choosing('b', 2)]);
			expect(await reader.read()).toEqual({ ids: ['a', 'b'], isWhole: true });
		}));

	test('is only what was appended since, and nothing the next time', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			const reader = follower(storage);
			await reader.read();
			expect(await reader.read()).toEqual({ ids: [], isWhole: false });
			await storage.write([choosing('b', 2), choosing('c', 3)]);
			await storage.write([choosing('d', 4)]);
			expect(await reader.read()).toEqual({ ids: ['b', 'c', 'd'], isWhole: false });
			expect(await reader.read()).toEqual({ ids: [], isWhole: false });
		}));

	test('is found from a place that another tab or a closed page had read', () =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			await here.write([choosing('a', 1)]);
			const { place } = await readingOf(here).choicesAfter(null);
			await there.write([choosing('b', 2)]);
			here.close();
			there.close();
			const { choices, isWhole } = await readingOf(tab()).choicesAfter(structuredClone(place));
			expect([idsOf(choices), isWhole]).toEqual([['b'], false]);
		}));

	test('contains each choice of the same second once, in the order of the ids', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('b', 1), choosing('d', 1)]);
			const reader = follower(storage);
			expect((await reader.read()).ids).toEqual(['b', 'd']);
			await storage.write([choosing('e', 1)]);
			expect(await reader.read()).toEqual({ ids: ['e'], isWhole: false });
			await storage.write([choosing('c', 1)]);
			expect(await reader.read()).toEqual({ ids: ['b', 'c', 'd', 'e'], isWhole: true });
		}));

	test('is only what one write appended, in any order of its rows', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 10, max: 99 })), {
						minLength: 1,
						maxLength: 4
					}),
					{ minLength: 1, maxLength: 5 }
				),
				(writes) =>
					inDatabase(async ({ tab }) => {
						const storage = tab();
						await storage.write([choosing('a', 0)]);
						const reader = follower(storage);
						await reader.read();
						for (const [i, rows] of writes.entries()) {
							// Each write is later than the one before; its own rows may be of the same
							// minute.
							const those = new Map(rows.map(([minute, name]) => [`${i} ${name}`, minute]));
							await storage.write(
								[...those].map(([id, minute]) => choosing(id, 10 * (i + 1) + minute))
							);
							expect((await reader.read()).isWhole).toBe(false);
							expect(reader.known).toEqual(await allOf(storage));
						}
					})
			),
			{ numRuns: 30 }
		));

	test.each<[string, (storage: DiaryDatabase) => Promise<unknown>, string[]]>([
		['a change', (storage) => storage.write([choosing('b', 2, 99)]), ['a', 'b', 'c']],
		[
			'a change of the last one',
			(storage) => storage.write([choosing('c', 3, 99)]),
			['a', 'b', 'c']
		],
		['a move to the end', (storage) => storage.write([choosing('a', 9)]), ['b', 'c', 'a']],
		['a deletion', (storage) => storage.write([deleting('choices', 'b')]), ['a', 'c']],
		[
			'a deletion of the last one',
			(storage) => storage.write([deleting('choices', 'c')]),
			['a', 'b']
		],
		[
			'an addition in the past',
			(storage) => storage.write([choosing('x', 0)]),
			['x', 'a', 'b', 'c']
		],
		[
			'an addition at the end and one in the past',
			(storage) => storage.write([choosing('z', 9), choosing('x', 0)]),
			['x', 'a', 'b', 'c', 'z']
		],
		[
			'an addition in the past and one at the end',
			(storage) => storage.write([choosing('x', 0), choosing('z', 9)]),
			['x', 'a', 'b', 'c', 'z']
		],
		[
			'additions at the end and a change',
			(storage) => storage.write([choosing('z', 9), choosing('y', 8), choosing('b', 2, 99)]),
			['a', 'b', 'c', 'y', 'z']
		],
		[
			'an addition at the end that the same write moves into the past',
			(storage) => storage.write([choosing('z', 9), choosing('z', 0)]),
			['z', 'a', 'b', 'c']
		],
		[
			'an addition that was taken back',
			async (storage) => storage.undo(await storage.write([choosing('z', 9)])),
			['a', 'b', 'c']
		],
		[
			'a deletion that was taken back',
			async (storage) => storage.undo(await storage.write([deleting('choices', 'b')])),
			['a', 'b', 'c']
		]
	])('is the whole log after %s', (_, rewrite, expected) =>
		inDatabase(async ({ tab }) => {
			const [here, there] = [tab(), tab()];
			await here.write([choosing('a', 1), choosing('b', 2), choosing('c', 3)]);
			const reader = follower(there);
			await reader.read();
			await rewrite(here);
			expect(await reader.read()).toEqual({ ids: expected, isWhole: true });
			expect(reader.known).toEqual(await allOf(here));
			// From there on, the reader gets only appended choices again.
			await here.write([choosing('zz', 20)]);
			expect(await reader.read()).toEqual({ ids: ['zz'], isWhole: false });
		})
	);

	test('is read from its beginning after a rewrite, even if another reader has read the rewrite', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1), choosing('b', 2)]);
			const [quick, slow] = [follower(storage), follower(storage)];
			await quick.read();
			await slow.read();
			await storage.write([deleting('choices', 'a')]);
			expect(await quick.read()).toEqual({ ids: ['b'], isWhole: true });
			await storage.write([choosing('c', 3)]);
			expect(await quick.read()).toEqual({ ids: ['c'], isWhole: false });
			expect(await slow.read()).toEqual({ ids: ['b', 'c'], isWhole: true });
		}));

	test('is not the whole log after writes to other collections', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			const reader = follower(storage);
			await reader.read();
			const win = winAt(localIso(noonMs));
			await storage.write([saving(win)]);
			await storage.write([deleting('wins', win.id), deleting('choices', 'nobody')]);
			expect(await reader.read()).toEqual({ ids: [], isWhole: false });
		}));

	test('is unaffected by a write that fails', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			const reader = follower(storage);
			await reader.read();
			const failing: Change = {
				collection: 'people',
				id: 'p',
				next() {
					throw new Error('no');
				}
			};
			await expect(storage.write([deleting('choices', 'a'), failing])).rejects.toThrow();
			await expect(storage.write([choosing('b', 2), failing])).rejects.toThrow();
			expect(await reader.read()).toEqual({ ids: [], isWhole: false });
		}));

	/**
	 * Makes random writes from two tabs with a reader that reads now and then; its choices must equal the
	 * log.
	 */
	const followsAnything = (
		begin: (scene: Parameters<Parameters<typeof inDatabase>[0]>[0]) => Promise<void>
	) => {
		const step = fc.record({
			kind: fc.constantFrom(
				...([
					'add',
					'add',
					'add',
					'addTwo',
					'write',
					'both',
					'delete',
					'undo',
					'read',
					'read'
				] as const)
			),
			// Few minutes and names, so that many coincide.
			minutes: fc.integer({ min: 0, max: 5 }),
			name: fc.integer({ min: 0, max: 9 }),
			tab: fc.nat(1)
		});
		return fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 16 }), (steps) =>
				inDatabase(async (scene) => {
					await begin(scene);
					const tabs = [scene.tab(), scene.tab()] as const;
					const reader = follower(tabs[0]);
					const done: Awaited<ReturnType<DiaryDatabase['write']>>[] = [];
					let later = 10;
					for (const { kind, minutes, name, tab } of steps) {
						const storage = tabs[tab as 0 | 1];
						if (kind === 'read') await reader.read();
						else if (kind === 'undo') await storage.undo(done[name] ?? []).catch(() => {});
						else {
							const add = (aside = '') => choosing(`${name}${aside}${later}`, later);
							const write = choosing(`${name}`, minutes);
							const changes = {
								add: [add()],
								// Two at the same instant; the second may sort first.
								addTwo: [add(`${minutes}`), add('3')].slice(minutes === 3 ? 1 : 0),
								write: [write],
								both: [add(), write],
								delete: [deleting('choices', `${name}`)]
							}[kind];
							later++;
							done.push(await storage.write(changes));
						}
						if (kind === 'read') expect(reader.known).toEqual(await allOf(tabs[1]));
					}
					await reader.read();
					expect(reader.known).toEqual(await allOf(tabs[1]));
				})
			),
			{ numRuns: 40 }
		);
	};

	test(
		'adds up to the log after any writes from two tabs',
		() => followsAnything(() => Promise.resolve()),
		60_000
	);

	test(
		'also adds up to the log in a database from an older version',
		() =>
			followsAnything(async ({ tab, raw }) => {
				const older = tab();
				await older.write([choosing('1', 1), choosing('3', 3), choosing('8', 8)]);
				older.close();
				// That version stored no state of the log.
				const database = await raw();
				await database.delete('meta', 'choiceLog');
				database.close();
			}),
		60_000
	);

	test.each<[string, Change]>([
		['a write without effect', leaving('choices', 'missing')],
		['an addition', choosing('z', 20)],
		['an addition in the past', choosing('x', 0)],
		['a change', choosing('a', 1, 99)],
		['a deletion', deleting('choices', 'b')]
	])('is the whole log in a database from an older version, and continues after %s', (_, first) =>
		inDatabase(async ({ tab, raw }) => {
			const older = tab();
			await older.write([choosing('a', 1), choosing('b', 2), choosing('c', 3)]);
			older.close();
			const database = await raw();
			await database.delete('meta', 'choiceLog');
			database.close();

			const storage = tab();
			const reader = follower(storage);
			expect(await reader.read()).toEqual({ ids: ['a', 'b', 'c'], isWhole: true });
			await storage.write([first]);
			await reader.read();
			expect(reader.known).toEqual(await allOf(storage));
			await storage.write([choosing('zz', 30)]);
			await reader.read();
			expect(reader.known).toEqual(await allOf(storage));
		})
	);
});

describe('a change that leaves a record as it is', () => {
	test('writes nothing: the stamp stays, and there is nothing to undo', () =>
		inDatabase(async ({ tab, raw }) => {
			const storage = tab();
			const win = winAt(localIso(noonMs), { note: 'kept' });
			await storage.write([saving(win), choosing('a', 1)]);
			const reader = follower(storage);
			await reader.read();
			const database = await raw();
			const before = [await database.getAll('wins'), await database.getAll('choices')];
			const clock = await database.get('meta', 'clock');

			expect(await storage.write([leaving('wins', win.id), leaving('choices', 'a')])).toEqual([]);
			expect([await database.getAll('wins'), await database.getAll('choices')]).toEqual(before);
			expect(await database.get('meta', 'clock')).toEqual(clock);
			expect(await storage.winCount()).toBe(1);
			expect(await reader.read()).toEqual({ ids: [], isWhole: false });
		}));

	test('does not prevent other changes of the same write', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			const written = await storage.write([leaving('choices', 'a'), choosing('b', 2)]);
			expect(written.map(({ id }) => id)).toEqual(['b']);
			await storage.undo(written);
			expect(idsOf(await allOf(storage))).toEqual(['a']);
		}));

	test('leaves a deleted record deleted', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([choosing('a', 1)]);
			await storage.write([deleting('choices', 'a')]);
			const rows = await readingOf(storage).allOf('choices');
			expect(await storage.write([leaving('choices', 'a')])).toEqual([]);
			expect(await readingOf(storage).allOf('choices')).toEqual(rows);
		}));
});

describe('wins since a day', () => {
	test('are those of that day and later, in the order of their days, without deleted ones', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const wins = ['21T10', '20T00', '19T23', '20T18'].map((at) =>
				winAt(`2026-11-${at}:00:00+01:00`, { note: at })
			);
			await storage.write([...wins.map(saving), saving(winAt('2026-11-25T10:00:00+01:00'))]);
			await storage.write([deleting('wins', wins[3]!.id)]);
			const found = await readingOf(storage).winsSince('2026-11-20' as Day);
			expect(found.map(({ note }) => note)).toEqual(['20T00', '21T10', '']);
			expect(await readingOf(storage).winsSince('2026-11-26' as Day)).toEqual([]);
		}));
});
