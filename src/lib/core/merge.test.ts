import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Revision } from './clock.ts';
import type { Stored, CollectionName } from './collections.ts';
import { merged } from './merge.ts';
import { otherWordings } from './other-wordings.ts';
import { blankWin, type Win, type WinId } from './win.ts';
import {
	aKeptWin,
	aPerson,
	aWinState,
	mergedAll,
	somePreferences,
	stamp
} from '../../../tests/support/copies.ts';
import { runs } from '../../../tests/support/runs.ts';

const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;

function aWin(revision: string, note = '', rest: Partial<Win> = {}): Win {
	return { ...blankWin('2026-11-20T09:30:00+01:00'), id, note, ...rest, revision } as Win;
}
const deleted = (revision: Revision) => ({ id, revision, deleted: true }) as const;

const records: [string, CollectionName, fc.Arbitrary<Stored>][] = [
	['a win', 'wins', aKeptWin(id)],
	['a person', 'people', aPerson(id)],
	['the preferences', 'preferences', somePreferences]
];

describe.each(records)('merging %s', (_, list, aRecord) => {
	const merge = (one: Stored, other: Stored) => merged(list, one, other);

	test('is commutative', () => {
		fc.assert(
			fc.property(aRecord, aRecord, (a, b) => {
				expect(merge(a, b)).toEqual(merge(b, a));
			}),
			runs(800)
		);
	});

	test('is associative', () => {
		fc.assert(
			fc.property(aRecord, aRecord, aRecord, (a, b, c) => {
				expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
			}),
			runs(1_500)
		);
	});

	test('is idempotent, even for a state that was merged before', () => {
		fc.assert(
			fc.property(aRecord, aRecord, (a, b) => {
				const both = merge(a, b);
				expect(merge(both, both)).toEqual(both);
				expect(merge(both, a)).toEqual(both);
				expect(merge(b, both)).toEqual(both);
			}),
			runs(800)
		);
	});

	test('does not depend on the order and repetition of the states', () => {
		fc.assert(
			fc.property(
				fc.array(aRecord, { minLength: 1, maxLength: 6 }),
				fc.func<[Stored], number>(fc.nat()),
				(all, by) => {
					const mixed = [...all, ...all].sort((a, b) => by(a) - by(b));
					// Each state twice: a single state may not be in the canonical form that a merge returns.
					const whole = mergedAll(list, [...all, ...all]);
					expect(mergedAll(list, mixed)).toEqual(whole);
				}
			),
			runs(800)
		);
	});

	test('selects the highest revision', () => {
		fc.assert(
			fc.property(aRecord, aRecord, (a, b) => {
				expect(merge(a, b).revision).toBe(a.revision > b.revision ? a.revision : b.revision);
			})
		);
	});

	test('changes neither of its arguments', () => {
		fc.assert(
			fc.property(aRecord, aRecord, (a, b) => {
				const before = structuredClone([a, b]);
				merge(a, b);
				expect([a, b]).toEqual(before);
			})
		);
	});
});

describe('the winning record', () => {
	test('is the later one, with all its fields', () => {
		const old = aWin(stamp('a', 1), 'tea', { treasured: true, tags: ['x'] });
		const edit = aWin(stamp('a', 2), 'cake', { fromLater: [1] } as object);
		expect(merged('wins', old, edit)).toEqual(edit);
	});

	test('is decided by the device if time and counter are equal', () => {
		const of = (node: 'a' | 'b') => ({ id, name: node, notNow: false, revision: stamp(node, 1) });
		expect(merged('people', of('b') as never, of('a') as never)).toEqual(of('b'));
	});

	test('is the same on both devices if stamps are equal and contents differ', () => {
		const ann = { id, name: 'Ann', notNow: false, revision: stamp('a', 1) } as never;
		const ben = { id, name: 'Ben', notNow: false, revision: stamp('a', 1) } as never;
		expect(merged('people', ann, ben)).toEqual(ben);
		expect(merged('people', ben, ann)).toEqual(ben);
	});
});

describe('deleting', () => {
	test('wins over earlier edits and leaves no texts', () => {
		const other = { revision: stamp('b', 1), note: 'walk', genuine: '', carry: '' };
		const win = aWin(stamp('a', 2), 'tea', { otherVersions: [other] });
		expect(merged('wins', win, deleted(stamp('c', 3)))).toEqual(deleted(stamp('c', 3)));
	});

	test('wins over an earlier edit that another device made without knowing of it', () => {
		const written = aWin(stamp('a', 1), 'tea');
		const elsewhere = aWin(stamp('b', 2), 'tea and cake');
		const gone = deleted(stamp('a', 3));
		expect(mergedAll('wins', [written, elsewhere, gone])).toEqual(gone);
	});

	test('loses against a later edit, without restoring earlier texts', () => {
		const edit = aWin(stamp('b', 4), 'cake');
		const gone = deleted(stamp('a', 3));
		const earlier = aWin(stamp('c', 2), 'walk');
		const all = mergedAll('wins', [gone, edit, earlier]);
		expect(all).toEqual({ ...edit, outlived: gone.revision });
		expect(mergedAll('wins', [earlier, edit, gone])).toEqual(all);
	});
});

describe('texts of a concurrent edit', () => {
	test('become another version of the winner', () => {
		const here = aWin(stamp('a', 1), 'tea', { carry: 'easy' });
		const there = aWin(stamp('b', 2), 'cake');
		const both = merged('wins', here, there) as Win;
		expect(both).toEqual({
			...there,
			otherVersions: [{ revision: stamp('a', 1), note: 'tea', genuine: '', carry: 'easy' }]
		});
		expect(otherWordings(both)).toEqual(both.otherVersions);
	});

	test('are preserved if a copied profile issued one stamp twice', () => {
		const both = merged('wins', aWin(stamp('a', 1), 'tea'), aWin(stamp('a', 1), 'cake')) as Win;
		expect([both.note, ...otherWordings(both).map(({ note }) => note)].sort()).toEqual([
			'cake',
			'tea'
		]);
	});

	test('are always in the win, in another version, or superseded by their own device', () => {
		const bare = aWinState(id).map((win) => ({
			...win,
			otherVersions: [],
			follows: [],
			outlived: undefined
		}));
		fc.assert(
			fc.property(fc.array(bare, { minLength: 1, maxLength: 5 }), (wins) => {
				const whole = mergedAll('wins', [...wins, ...wins]) as Win;
				const notes = [whole, ...(whole.otherVersions ?? [])].map(({ note }) => note);
				for (const { note, revision } of wins) {
					const isOld = wins.some(
						(other) => other.revision > revision && other.revision.endsWith(revision.slice(-16))
					);
					if (!isOld) expect(notes).toContain(note);
				}
			}),
			runs(500)
		);
	});

	test('do not include an older state from the same device', () => {
		const all = [1, 2, 3, 4].map((time) => aWin(stamp('a', time), `tea ${time}`));
		expect(mergedAll('wins', all.reverse())).toEqual(aWin(stamp('a', 4), 'tea 4'));
	});
});
