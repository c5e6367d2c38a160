import fc from 'fast-check';
import { revisionOf, type NodeId, type Revision } from '#lib/domain/clock.ts';
import {
	listNames,
	type Kept,
	type ListName,
	type Lists,
	type Tombstone
} from '#lib/domain/lists.ts';
import { merged } from '#lib/domain/merge.ts';
import { firstPreferences } from '#lib/domain/preferences.ts';
import type { OtherVersion, Versions, Wording } from '#lib/domain/versions.ts';
import { blankWin, type Win, type WinId } from '#lib/domain/win.ts';
import { readCopy, type ReadCopy } from '#lib/exchange/backup-reading.ts';
import { backupFile, type BackupLists } from '#lib/exchange/backup.ts';
import { mergedOthers, type OtherLists } from '#lib/exchange/other-lists.ts';

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

const ids = [1, 2, 3].map((n) => `01a1f8d3-ea00-7000-8000-00000000000${n}`);

/** The records of a diary by list and id, and what it keeps that this version does not know. */
export interface Diary {
	lists: { [List in ListName]: Map<string, Kept<List>> };
	others: OtherLists;
}

/** A diary that holds nothing. */
export function emptyDiary(): Diary {
	const lists = Object.fromEntries(listNames.map((list) => [list, new Map()]));
	return { lists: lists as unknown as Diary['lists'], others: {} };
}

function byId<Record extends { id: string }>(records: readonly Record[]): Map<string, Record> {
	return new Map(records.map((record) => [record.id, record]));
}

const somePreferences = fc
	.tuple(fc.boolean(), someStamp)
	.map(([learns, revision]) => ({ ...firstPreferences, learns, revision }));
const aRehearsal = fc.record({
	id: fc.constantFrom('r', 's'),
	revision: someStamp,
	step: fc.constantFrom(1, 2)
});

/** A diary with a few records, of the same few ids each time. */
export const aDiary: fc.Arbitrary<Diary> = fc
	.record({
		wins: fc.array(fc.constantFrom(...ids).chain(aKeptWin), { maxLength: 4 }),
		people: fc.array(fc.constantFrom(...ids).chain(aPerson), { maxLength: 3 }),
		preferences: fc.array(somePreferences, { maxLength: 1 }),
		others: fc.dictionary(
			fc.constantFrom('dreams', 'device'),
			fc.oneof(fc.constantFrom('phone', 'laptop'), fc.array(aRehearsal, { maxLength: 2 }))
		)
	})
	.map(({ wins, people, preferences, others }) => ({
		lists: {
			...emptyDiary().lists,
			// What a diary holds is in the form that merging gives.
			wins: byId(wins.map((win) => merged('wins', win, win))),
			people: byId(people),
			preferences: byId(preferences)
		},
		others: mergedOthers(others, others)
	}));

/** The file that the diary is copied to. */
export function copyOf({ lists, others }: Diary): Blob {
	const all = Object.fromEntries(listNames.map((list) => [list, [...lists[list].values()]]));
	return backupFile(all as unknown as BackupLists, Date.UTC(2026, 10, 20), others).content;
}

/** What a file holds; throws when it cannot be read. */
export async function readWell(file: Blob): Promise<ReadCopy> {
	const result = await readCopy(file);
	if ('problem' in result) throw new Error(JSON.stringify(result));
	return result.copy;
}
