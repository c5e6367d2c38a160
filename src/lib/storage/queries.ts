import type { CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayOf, instantOf, type Day } from '#lib/core/day.ts';
import type { Draft, Drafts } from '#lib/core/draft.ts';
import { draftsOf } from '#lib/core/drafts-of.ts';
import type { Stored, CollectionName } from '#lib/core/collections.ts';
import type { Goodness } from '#lib/core/moment.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';
import type { Recording } from '#lib/core/voice-note.ts';
import type { Win } from '#lib/core/win.ts';
import { isAfter } from './choice-log.ts';
import { connectionKey, connectionTo } from './connection.ts';
import type { OpenDatabase } from './connection-types.ts';
import type { DiaryDatabase } from './database.ts';
import { storedDrafts } from './stored-drafts.ts';
import { recordsOf } from './envelope.ts';
import { storedRecordOf } from './stored-record.ts';
import { fromDay, inMonth, startingWith } from './key-ranges.ts';
import type { LogState, RowOrder } from './schema.ts';

/** A page of the diary, the newest win first. */
export interface WinPage {
	wins: Win[];
	/** True if there are more wins in the direction of reading. */
	hasMore: boolean;
}
/** A place in the diary, at a win or between two. */
export interface WinPlace {
	order: RowOrder;
	id: string;
}

/** The place of a win. */
export function placeOf({ at, id }: Pick<Win, 'at' | 'id'>): WinPlace {
	return { order: [dayOf(at), instantOf(at)], id };
}

/** The place after all wins of a day. */
export function endOf(day: Day): WinPlace {
	return { order: [day, Infinity], id: '' };
}

/** A place in the choice log, up to which a reader has read it. */
export type LogPlace = LogState;

/** Queries that the first screen does not need. Calls fail with a `StorageError`. */
export interface Reading {
	/** At most `limit` wins: the newest, or those next to `from` in the direction of `towards`. */
	wins(limit: number, from?: WinPlace | null, towards?: 'older' | 'newer'): Promise<WinPage>;
	/** All wins of a month, the newest first. */
	winsIn(month: Month): Promise<Win[]>;
	/** All wins of that day and later, in the order of their days. */
	winsSince(day: Day): Promise<Win[]>;
	/** The months that have wins, the latest first. */
	months(): Promise<Month[]>;
	/** The totals of each month with wins, the earliest first. */
	totals(): Promise<MonthTotals[]>;
	/** The number of wins of a rank. */
	goodWinCount(goodness: Goodness): Promise<number>;
	/**
	 * The win at that position among the wins of a rank, the newest first; null after the last one.
	 */
	goodWinAt(goodness: Goodness, place: number): Promise<Win | null>;
	/** The latest win with that card and a text in `carry`. */
	lastCarried(cardId: CardId): Promise<Win | null>;
	/**
	 * The choices that were appended to the log after a place, the oldest first. The whole log if the place
	 * is null, or if the log was changed since then in any other way.
	 */
	choicesAfter(
		place: LogPlace | null
	): Promise<{ choices: Choice[]; isWhole: boolean; place: LogPlace | null }>;
	/** The sound of a voice note; null when there is none. */
	recording(id: string): Promise<Recording | null>;
	/** Every record of a collection, deleted ones as tombstones. */
	allOf<Name extends CollectionName>(list: Name): Promise<Stored<Name>[]>;
	/** All drafts, the latest first. */
	drafts(): Promise<Draft[]>;
	/** The drafts of a kind, the latest first. */
	draftsOf<Kind extends keyof Drafts>(kind: Kind): Promise<Drafts[Kind][]>;
}

/** Returns the queries for a worker, on a connection of its own that opens on the first call. */
export function openReading(name = 'small-hello'): Reading & { close(): void } {
	const connection = connectionTo(name, { neverMakes: true });
	return { ...readingOf({ [connectionKey]: connection }), close: connection.close };
}

/** The queries of a database, on its connection. */
export function readingOf(storage: Pick<DiaryDatabase, typeof connectionKey>): Reading {
	const connection = storage[connectionKey];
	const { withDatabase } = connection;
	const drafts = () => storedDrafts(connection);
	return {
		wins: (limit, from = null, towards = 'older') =>
			withDatabase(async (database) => {
				const index = database.transaction('wins').store.index('byOrder');
				const isOlder = towards === 'older';
				const range =
					from &&
					(isOlder ? IDBKeyRange.upperBound(from.order) : IDBKeyRange.lowerBound(from.order));
				const wins: Win[] = [];
				let cursor = await index.openCursor(range, isOlder ? 'prev' : 'next');
				while (cursor && wins.length < limit) {
					const { key, primaryKey, value } = cursor;
					const isPast =
						!from || (primaryKey !== from.id && isAfter(key, primaryKey, from) !== isOlder);
					if (isPast && value.record) wins.push(value.record);
					cursor = await cursor.continue();
				}
				return { wins: isOlder ? wins : wins.reverse(), hasMore: cursor !== null };
			}),
		winsIn: (month) => withDatabase((database) => winsIn(database, month)),
		winsSince: (day) =>
			withDatabase(async (database) => {
				const rows = await database.getAllFromIndex('wins', 'byOrder', fromDay(day));
				return recordsOf(rows);
			}),
		months: () => withDatabase(async (database) => (await database.getAllKeys('totals')).reverse()),
		totals: () => withDatabase((database) => database.getAll('totals')),
		goodWinCount: (goodness) =>
			withDatabase((database) =>
				database.countFromIndex('wins', 'byGoodness', startingWith(goodness))
			),
		goodWinAt: (goodness, place) =>
			withDatabase(async (database) => {
				const index = database.transaction('wins').store.index('byGoodness');
				const cursor = await index.openCursor(startingWith(goodness), 'prev');
				const there = place > 0 && cursor ? await cursor.advance(place) : cursor;
				return there?.value.record ?? null;
			}),
		lastCarried: (cardId) =>
			withDatabase(async (database) => {
				const index = database.transaction('wins').store.index('byCarry');
				return (await index.openCursor(startingWith(cardId), 'prev'))?.value.record ?? null;
			}),
		choicesAfter: (place) =>
			withDatabase(async (database) => {
				const transaction = database.transaction(['choices', 'meta']);
				const log = (await transaction.objectStore('meta').get('choiceLog')) as
					LogState | undefined;
				const isWhole = !log || !place || log.rewritten > place.revision;
				const rows =
					log && place?.revision === log.revision
						? []
						: await transaction
								.objectStore('choices')
								.index('byOrder')
								.getAll(isWhole ? null : IDBKeyRange.lowerBound(place.order));
				const choices = rows.flatMap(({ id, order, record }) =>
					record && (isWhole || isAfter(order!, id, place)) ? record : []
				);
				return { choices, isWhole, place: log ?? null };
			}),
		recording: (id) =>
			withDatabase(async (database) => (await database.get('recordings', id))?.record ?? null),
		allOf: (list) =>
			withDatabase(async (database) => (await database.getAll(list)).map(storedRecordOf) as never),
		drafts,
		draftsOf: async (kind) => draftsOf(kind, await drafts())
	};
}

/** All wins of a month, the newest first. */
export async function winsIn(database: OpenDatabase, month: Month): Promise<Win[]> {
	const rows = await database.getAllFromIndex('wins', 'byOrder', inMonth(month));
	return recordsOf(rows).reverse();
}
