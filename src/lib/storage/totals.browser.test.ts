import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { blankWin, type WinDetails, type WinId } from '#lib/core/win.ts';
import { deleting, inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { expectRecount, goodWins } from '../../../tests/support/recount.ts';
import { someDetails, someEdit } from '../../../tests/support/wins.ts';
import { runs } from '../../../tests/support/runs.ts';
import type { Change, Written } from './database.ts';
import { readingOf } from './queries.ts';

const morning = '2026-11-20T09:30:00+01:00';

/** One action of a user: `which` picks one of the wins, or one of the writes to undo. */
type Deed =
	| { kind: 'log'; details: WinDetails[] }
	| { kind: 'edit'; which: number; edit: Partial<WinDetails> }
	| { kind: 'editTwice'; which: number; edits: [Partial<WinDetails>, Partial<WinDetails>] }
	| { kind: 'delete' | 'undo'; which: number };

const which = fc.nat(20);
const someDeed: fc.Arbitrary<Deed & { tab: 0 | 1 }> = fc
	.tuple(
		fc.oneof(
			{
				weight: 3,
				arbitrary: fc.record({
					kind: fc.constant('log' as const),
					details: fc.array(someDetails, { minLength: 1, maxLength: 3 })
				})
			},
			{
				weight: 3,
				arbitrary: fc.record({ kind: fc.constant('edit' as const), which, edit: someEdit })
			},
			fc.record({
				kind: fc.constant('editTwice' as const),
				which,
				edits: fc.tuple(someEdit, someEdit)
			}),
			{
				weight: 2,
				arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'undo' as const), which })
			}
		),
		fc.constantFrom(0 as const, 1 as const)
	)
	.map(([deed, tab]) => ({ ...deed, tab }));

const editing = (id: WinId, edit: Partial<WinDetails>): Change => ({
	collection: 'wins',
	id,
	next: (present) => present && { ...present, ...edit }
});

describe('running totals', () => {
	test('equal a recount after any actions of a user in two tabs', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(someDeed, { maxLength: 12 }), (deeds) =>
				inDatabase(async ({ tab }) => {
					const tabs = [tab(), tab()];
					const ids: WinId[] = [];
					const done: Written[][] = [];
					await Promise.all(
						deeds.map(async (deed) => {
							const storage = tabs[deed.tab]!;
							if (deed.kind === 'log') {
								const wins = deed.details.map((details) => winAt(details.at, details));
								ids.push(...wins.map(({ id }) => id));
								done.push(await storage.write(wins.map(saving)));
								return;
							}
							const id = ids[deed.which % ids.length];
							if (deed.kind === 'undo') {
								const written = done[deed.which % done.length];
								// The record may have changed since, so that the undo fails and changes
								// nothing.
								if (written) await storage.undo(written).catch(() => {});
							} else if (id !== undefined) {
								const changes =
									'edits' in deed
										? deed.edits.map((edit) => editing(id, edit))
										: 'edit' in deed
											? [editing(id, deed.edit)]
											: [deleting('wins', id)];
								done.push(await storage.write(changes));
							}
						})
					);
					await expectRecount(tabs[0]!);
					// Then undo one after the other, where an undo does find something to revert.
					for (const written of done.reverse()) {
						await tabs[1]!.undo(written).catch(() => {});
						await expectRecount(tabs[0]!);
					}
				})
			),
			runs(15)
		);
	}, 120_000);

	test('count a win that moves to another month there, and drop an empty month', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const win = winAt(morning);
			await storage.write([saving(win)]);
			const written = await storage.write([editing(win.id, { at: '2025-01-31T23:00:00-05:00' })]);
			expect(await readingOf(storage).totals()).toEqual([
				{ id: '2025-01', counts: { win: 1, 'hour|23': 1 } }
			]);
			await storage.undo(written);
			expect(await readingOf(storage).totals()).toEqual([
				{ id: '2026-11', counts: { win: 1, 'hour|9': 1 } }
			]);
			await storage.write([deleting('wins', win.id)]);
			expect(await readingOf(storage).totals()).toEqual([]);
		}));

	test('stay the same when a write of several records fails', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([saving(winAt(morning, { ease: 4 }))]);
			const before = await readingOf(storage).totals();
			const failing: Change = {
				collection: 'wins',
				id: 'x',
				next() {
					throw new Error('given up');
				}
			};
			await expect(storage.write([saving(winAt(morning)), failing])).rejects.toThrow();
			expect(await readingOf(storage).totals()).toEqual(before);
			await expectRecount(storage);
		}));

	test('do not count other collections', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			await storage.write([
				{
					collection: 'checkIns',
					id: 'one',
					next: () => ({ id: 'one', at: morning, energy: 30 })
				}
			]);
			expect(await readingOf(storage).totals()).toEqual([]);
		}));
});

describe('good wins', () => {
	test('are in the order in which they happened, newest first, not in the order of writing', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const days = ['18', '20', '17', '19'];
			for (const day of days)
				await storage.write([
					saving(winAt(`2026-11-${day}T09:00:00+01:00`, { treasured: true, note: day }))
				]);
			expect((await goodWins(storage, 2)).map(({ note }) => note)).toEqual([
				'20',
				'19',
				'18',
				'17'
			]);
			expect(await readingOf(storage).goodWinAt(1, 0)).toBeNull();
		}));

	test('the text to remember is found for exactly the card of its win', () =>
		inDatabase(async ({ tab }) => {
			const storage = tab();
			const greet = 'greet-by-name' as CardId;
			await storage.write([
				saving(winAt(morning, { carry: 'Of no act' })),
				saving(winAt(morning, { cardId: greet })),
				saving(winAt('2026-11-01T09:00:00+01:00', { cardId: greet, carry: 'Names help' }))
			]);
			expect((await readingOf(storage).lastCarried(greet))?.carry).toBe('Names help');
			expect(await readingOf(storage).lastCarried('greet' as CardId)).toBeNull();
			expect(blankWin(morning).carry).toBe('');
		}));
});
