import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revisionOf, tick, type Clock } from './clock.ts';
import { clockPast } from './stamp.ts';
import { merged } from './merge.ts';
import { otherWordings, withoutVersion } from './other-wordings.ts';
import { following } from './versions.ts';
import { blankWin, type Win, type WinId } from './win.ts';
import { nodes, stamp } from '../../../tests/support/copies.ts';
import { runs } from '../../../tests/support/runs.ts';

const id = '01a1f8d3-ea00-7000-8000-000000000001' as WinId;
const [a, b] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];

function aWin(revision: string, note = '', rest: Partial<Win> = {}): Win {
	return { ...blankWin('2026-11-20T09:30:00+01:00'), id, note, ...rest, revision } as Win;
}
function version(revision: string, note: string, rest: object = {}) {
	return { revision, note, genuine: '', carry: '', ...rest } as NonNullable<
		Win['otherVersions']
	>[number];
}
const mergedWins = (one: Win, other: Win) => merged('wins', one, other) as Win;

describe('following', () => {
	test('adds nothing to the edits of one device', () => {
		const present = aWin(stamp('a', 1), 'tea');
		expect(following(present, { ...present, note: 'cake' }, a)).toEqual({
			...present,
			note: 'cake'
		});
		expect(following(null, present, a)).toBe(present);
	});

	test('records the edit of another device that it builds on, so that there is no conflict', () => {
		const theirs = aWin(stamp('b', 1), 'tae');
		const edit = following(theirs, aWin(stamp('a', 2), 'tea'), a);
		expect(edit.follows).toEqual([stamp('b', 1)]);
		expect(mergedWins(theirs, edit)).toEqual(edit);
		expect(mergedWins(aWin(stamp('b', 0), 't'), edit)).toEqual(edit);
	});

	test('does not prevent a conflict with later edits of the other device', () => {
		const edit = following(aWin(stamp('b', 1), 'tae'), aWin(stamp('a', 3), 'tea'), a);
		const later = aWin(stamp('b', 2), 'a walk');
		expect(otherWordings(mergedWins(edit, later))).toEqual([version(stamp('b', 2), 'a walk')]);
	});

	test('preserves a version that the user has not dealt with, even of its own device', () => {
		const present = mergedWins(aWin(stamp('a', 1), 'tea'), aWin(stamp('b', 2), 'cake'));
		const edit = following(present, { ...present, treasured: true, revision: stamp('a', 3) }, a);
		expect(edit.otherVersions).toEqual([version(stamp('a', 1), 'tea')]);
		for (const copy of [present, aWin(stamp('a', 1), 'tea'), aWin(stamp('b', 2), 'cake')])
			expect(mergedWins(copy, edit)).toEqual(edit);
	});

	test('drops another version once its texts are included', () => {
		const present = mergedWins(aWin(stamp('a', 1), 'tea'), aWin(stamp('b', 2), 'cake'));
		const edit = following(
			present,
			{ ...present, note: 'cake and tea', revision: stamp('b', 3) },
			b
		);
		expect(edit.otherVersions).toBeUndefined();
		expect(mergedWins(edit, aWin(stamp('a', 1), 'tea'))).toEqual(edit);
		expect(mergedWins(present, edit)).toEqual(edit);
	});

	test('preserves the deletion that the win outlived', () => {
		const present = aWin(stamp('a', 3), 'tea', { outlived: stamp('b', 2) });
		const edit = following(present, { ...present, outlived: undefined, note: 'cake' }, a);
		expect(edit.outlived).toBe(stamp('b', 2));
	});
});

describe('withoutVersion', () => {
	test('removes a version that no older state restores', () => {
		const tea = aWin(stamp('a', 1), 'tea');
		const walk = aWin(stamp('c', 1), 'walk');
		const present = mergedWins(mergedWins(tea, walk), aWin(stamp('b', 2), 'cake'));
		const [, first] = otherWordings(present);
		const dealt = { ...withoutVersion(present, first!), revision: stamp('b', 3) };
		expect(dealt.otherVersions).toEqual([version(stamp('c', 1), 'walk')]);
		for (const copy of [tea, walk, present]) expect(mergedWins(copy, dealt)).toEqual(dealt);
	});
});

describe('otherWordings', () => {
	test('is empty for a win without other versions', () => {
		expect(otherWordings(aWin(stamp('a', 1), 'tea'))).toEqual([]);
	});

	test('leaves out blank versions, and texts that the win or a later version includes', () => {
		const win = aWin(stamp('b', 5), 'tea and cake', {
			carry: 'easy',
			otherVersions: [
				version(stamp('a', 1), ' tea\n', { carry: 'easy' }),
				version(stamp('a', 2), ' '),
				version(stamp('a', 3), 'a wal'),
				version(stamp('a', 4), 'a walk'),
				version(stamp('c', 1), 'tea', { genuine: 'her laugh' })
			]
		});
		expect(otherWordings(win)).toEqual([
			version(stamp('c', 1), 'tea', { genuine: 'her laugh' }),
			version(stamp('a', 4), 'a walk')
		]);
	});
});

describe('50,000 other versions', () => {
	const otherVersions = Array.from({ length: 50_000 }, (_, i) =>
		version(stamp('a', i), `no. ${i}.`)
	);
	const win = aWin(stamp('a', 50_000), 'tea', { otherVersions });

	test('are shown only in part, so that no backup can block a page', () => {
		const shown = otherWordings(win).map(({ note }) => note);
		expect([shown.length, shown[0], shown.at(-1)]).toEqual([20, 'no. 49999.', 'no. 49980.']);
	});

	test('can be merged', () => {
		expect(mergedWins(win, { ...win, otherVersions: otherVersions.slice(1) })).toEqual({
			...win,
			otherVersions: otherVersions.slice(1)
		});
	});
});

describe('two devices', () => {
	/** Steps: an edit on a device, or a device merging the state of the other. */
	const doings = fc.array(
		fc.record({
			device: fc.constantFrom(0, 1),
			text: fc.option(fc.constantFrom('tea', 'cake', 'a walk', 'her laugh')),
			fromMs: fc.integer({ min: 0, max: 3 })
		}),
		{ maxLength: 14 }
	);

	test('agree after exchanging states, and lose only texts that an edit built on', () => {
		fc.assert(
			fc.property(doings, (all) => {
				const start = aWin(stamp('a', 1), 'start');
				const wins = [start, start];
				const clocks: Clock[] = [a, b].map((node) => ({ node, timeMs: 1, counter: 0 }));
				const written: Win[] = [];
				const goneOnFrom = new Set<string>();
				for (const [i, { device, text, fromMs }] of all.entries()) {
					const present = wins[device]!;
					if (text === null) {
						wins[device] = mergedWins(present, wins[1 - device]!);
						clocks[device] = clockPast(clocks[device]!, wins[device].revision);
						continue;
					}
					clocks[device] = tick(clocks[device]!, fromMs);
					const revision = revisionOf(clocks[device]);
					// No text includes another one; otherwise `following` would drop the included version.
					const edit = { ...present, note: `${i}: ${text}.` };
					wins[device] = { ...following(present, edit, clocks[device].node), revision };
					written.push(wins[device]);
					goneOnFrom.add(present.revision);
				}
				const one = mergedWins(wins[0]!, wins[1]!);
				expect(mergedWins(wins[1]!, wins[0]!)).toEqual(one);
				expect(mergedWins(one, wins[0]!)).toEqual(one);
				const notes = [one.note, ...otherWordings(one).map(({ note }) => note)];
				const open = written.filter(({ revision }) => !goneOnFrom.has(revision));
				expect(notes.filter((note) => note !== 'start').sort()).toEqual(
					open.map(({ note }) => note).sort()
				);
			}),
			runs(600)
		);
	});

	test('have no other version if they edit in turn and exchange states between', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('tea', 'cake', 'a walk'), { maxLength: 8 }), (texts) => {
				let win = aWin(stamp('a', 1), 'start');
				const copies = [win];
				texts.forEach((note, i) => {
					const node = i % 2 ? a : b;
					const revision = revisionOf({ node, timeMs: i + 2, counter: 0 });
					win = { ...following(win, { ...win, note }, node), revision };
					copies.push(win);
					expect(win.otherVersions).toBeUndefined();
					expect((win.follows ?? []).length).toBeLessThanOrEqual(1);
				});
				for (const copy of copies) expect(mergedWins(copy, win)).toEqual(win);
			})
		);
	});
});
