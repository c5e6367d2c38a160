import fc from 'fast-check';
import type { Channel } from '#lib/core/card.ts';
import { revisionOf, type NodeId, type Revision } from '#lib/core/clock.ts';
import {
	collectionNames,
	type Stored,
	type CollectionName,
	type Collections,
	type Tombstone
} from '#lib/core/collections.ts';
import { merged } from '#lib/core/merge.ts';
import { firstPreferences, type Preferences } from '#lib/core/preferences.ts';
import type { OtherVersion, Versions, Wording } from '#lib/core/versions.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import { parsedBackup, type ParsedBackup } from '#lib/formats/backup/backup-reader.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';
import { textOf } from '#lib/formats/file-text.ts';
import { backupFile, type BackupCollections } from '#lib/formats/backup/backup.ts';
import { mergedOthers, type UnknownCollections } from '#lib/formats/backup/unknown-collections.ts';

/** Three devices. */
export const nodes = ['a', 'b', 'c'].map((letter) => letter.repeat(16) as NodeId);

/** A revision of that device; the time is in ms since 1970. */
export function stamp(node: 'a' | 'b' | 'c', timeMs: number, counter = 0): Revision {
	return revisionOf({ node: node.repeat(16) as NodeId, timeMs, counter });
}

/** Any of a few revisions, so that equal ones are common. */
export const someStamp: fc.Arbitrary<Revision> = fc
	.record({
		node: fc.constantFrom(...nodes),
		timeMs: fc.integer({ min: 1, max: 4 }),
		counter: fc.integer({ min: 0, max: 1 })
	})
	.map(revisionOf);

const words = fc.constantFrom('', ' ', 'tea', 'tea and cake', 'a walk');
const someWording: fc.Arbitrary<Wording> = fc.record({ note: words, genuine: words, carry: words });

/** A win with this id in any state that a backup may contain, including states that no merge produces. */
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

/** Any stored state of a win with that id: the win or its tombstone. */
export function aKeptWin(id: string): fc.Arbitrary<Win | Tombstone> {
	return fc.oneof(
		{ weight: 3, arbitrary: aWinState(id) },
		{ weight: 1, arbitrary: aTombstone(id) }
	);
}

/** The tombstone of a record with that id. */
export function aTombstone(id: string): fc.Arbitrary<Tombstone> {
	return someStamp.map((revision) => ({ id, revision, deleted: true }));
}

/** Merges all versions, one after the other. */
export function mergedAll<Name extends CollectionName>(
	list: Name,
	[first, ...rest]: readonly Stored<Name>[]
): Stored<Name> {
	return rest.reduce((one, other) => merged(list, one, other), first!);
}

/** A person or a tombstone with that id, for tests of any collection. */
export function aPerson(id: string): fc.Arbitrary<Collections['people'] | Tombstone> {
	return fc.oneof(
		fc.record({
			id: fc.constant(id as Collections['people']['id']),
			name: fc.constantFrom('Ann', 'Ben'),
			notNow: fc.boolean(),
			revision: someStamp
		}),
		aTombstone(id)
	);
}

const ids = [1, 2, 3].map((n) => `01a1f8d3-ea00-7000-8000-00000000000${n}`);

/** The records of a diary by collection and id, with the collections that this version does not know. */
export interface Diary {
	collections: { [Name in CollectionName]: Map<string, Stored<Name>> };
	others: UnknownCollections;
}

/** A diary without records. */
export function emptyDiary(): Diary {
	const collections = Object.fromEntries(collectionNames.map((list) => [list, new Map()]));
	return { collections: collections as unknown as Diary['collections'], others: {} };
}

function byId<Record extends { id: string }>(records: readonly Record[]): Map<string, Record> {
	return new Map(records.map((record) => [record.id, record]));
}

const someSettings = fc.record({
	learns: fc.boolean(),
	quietFromHour: fc.constantFrom(undefined, 20, 21),
	likedChannels: fc.constantFrom<Channel[][]>([], ['text']),
	pondSeed: fc.constantFrom(undefined, null, 3, 8)
});

/** Preferences that were written at some time, some of them by versions without a seed of the pond or other fields. */
export const somePreferences = fc
	.tuple(someSettings, someStamp, fc.array(someStamp, { maxLength: 2 }))
	.map(([settings, revision, stamps]): Preferences => {
		const written = Object.entries({ ...firstPreferences, ...settings, revision });
		const record = Object.fromEntries(written.filter(([, value]) => value !== undefined));
		const [learns, likedChannels = ''] = stamps.filter((stamp) => stamp < revision);
		const setEarlier = learns === undefined ? {} : { setEarlier: { learns, likedChannels } };
		return { ...record, ...setEarlier } as unknown as Preferences;
	});
const aRehearsal = fc.record({
	id: fc.constantFrom('r', 's'),
	revision: someStamp,
	step: fc.constantFrom(1, 2)
});

/** A diary with a few records, always with the same few ids. */
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
		collections: {
			...emptyDiary().collections,
			// Stored records are normalized by merging.
			wins: byId(wins.map((win) => merged('wins', win, win))),
			people: byId(people),
			preferences: byId(preferences)
		},
		others: mergedOthers(others, others)
	}));

/** The backup file of the diary. */
export function copyOf({ collections, others }: Diary): Blob {
	const all = Object.fromEntries(
		collectionNames.map((list) => [list, [...collections[list].values()]])
	);
	return backupFile(all as unknown as BackupCollections, Date.UTC(2026, 10, 20), others).content;
}

/** Reads a backup file, as an import does. */
export async function readBackup(file: Blob): Promise<{ backup: ParsedBackup } | FileError> {
	const read = await textOf(file);
	return isFileError(read) ? read : parsedBackup(read.text);
}

/** Reads a backup file; throws if it cannot be read. */
export async function readWell(file: Blob): Promise<ParsedBackup> {
	const result = await readBackup(file);
	if ('problem' in result) throw new Error(JSON.stringify(result));
	return result.backup;
}
