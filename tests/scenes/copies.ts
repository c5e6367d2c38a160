import fc from 'fast-check';
import { revisionOf, type NodeId, type Revision } from '#lib/domain/clock.ts';
import type { Kept, ListName, Lists, Tombstone } from '#lib/domain/lists.ts';
import { merged } from '#lib/domain/merge.ts';
import type { OtherVersion, Versions, Wording } from '#lib/domain/versions.ts';
import { blankWin, type Win, type WinId } from '#lib/domain/win.ts';

/** Three devices. */
export const nodes = ['a', 'b', 'c'].map((letter) => letter.repeat(16) as NodeId);

/** A stamp of that device; the time is in ms since 1970. */
export function stamp(node: 'a' | 'b' | 'c', timeMs: number, counter = 0): Revision {
	return revisionOf({ node: node.repeat(16) as NodeId, timeMs, counter });
}

/** So few stamps that equal ones are common. */
export const someStamp: fc.Arbitrary<Revision> = fc
	.record({
		node: fc.constantFrom(...nodes),
		timeMs: fc.integer({ min: 1, max: 4 }),
		counter: fc.integer({ min: 0, max: 1 })
	})
	.map(revisionOf);

const words = fc.constantFrom('', ' ', 'tea', 'tea and cake', 'a walk');
const someWording: fc.Arbitrary<Wording> = fc.record({ note: words, genuine: words, carry: words });

/** A win of that id, in any state that merges may lead to and in others that keep the rules of a copy. */
export function aWinState(id: string): fc.Arbitrary<Win> {
	return fc
		.record({
			revision: someStamp,
			wording: someWording,
			treasured: fc.boolean(),
			others: fc.array(
				fc.tuple(someStamp, someWording).map(([revision, wording]) => ({ ...wording, revision })),
				{ maxLength: 3 }
			),
			follows: fc.array(someStamp, { maxLength: 3 }),
			outlived: fc.option(someStamp)
		})
		.map(({ revision, wording, treasured, others, follows, outlived }) => {
			const otherVersions: OtherVersion[] = others.filter((one) => one.revision <= revision);
			const earlier = follows.filter((one) => one < revision);
			const versions: Versions = {
				...(otherVersions.length > 0 && { otherVersions }),
				...(earlier.length > 0 && { follows: earlier }),
				...(outlived && outlived <= revision && { outlived })
			};
			const at = '2026-11-20T09:30:00+01:00';
			return { ...blankWin(at), id: id as WinId, ...wording, treasured, revision, ...versions };
		});
}

/** What is kept under that id in the diary, deleted or not. */
export function aKeptWin(id: string): fc.Arbitrary<Win | Tombstone> {
	return fc.oneof(
		{ weight: 3, arbitrary: aWinState(id) },
		{ weight: 1, arbitrary: aTombstone(id) }
	);
}

/** What stays of a record of that id. */
export function aTombstone(id: string): fc.Arbitrary<Tombstone> {
	return someStamp.map((revision) => ({ id, revision, deleted: true }));
}

/** All of these merged, one after the other. */
export function mergedAll<List extends ListName>(
	list: List,
	[first, ...rest]: readonly Kept<List>[]
): Kept<List> {
	return rest.reduce((one, other) => merged(list, one, other), first!);
}

/** A record as any list may keep it, which says little. */
export function aPerson(id: string): fc.Arbitrary<Lists['people'] | Tombstone> {
	return fc.oneof(
		fc.record({
			id: fc.constant(id as Lists['people']['id']),
			name: fc.constantFrom('Ann', 'Ben'),
			notNow: fc.boolean(),
			revision: someStamp
		}),
		aTombstone(id)
	);
}
