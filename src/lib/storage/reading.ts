import type { CardId } from '#lib/domain/card.ts';
import type { Choice } from '#lib/domain/choice.ts';
import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import { draftsOf, type Draft, type Drafts } from '#lib/domain/draft.ts';
import type { Kept, ListName } from '#lib/domain/lists.ts';
import type { Goodness } from '#lib/domain/moment.ts';
import type { Month, MonthTotals } from '#lib/domain/totals.ts';
import type { Recording } from '#lib/domain/voice-note.ts';
import type { Win } from '#lib/domain/win.ts';
import { isAfter } from './choice-log.ts';
import { keptOf, within } from './rows.ts';
import type { LogState, RowOrder } from './schema.ts';
import type { Storage } from './storage.ts';
import { winsIn } from './win-rows.ts';

/** A part of the diary, the newest first. */
export interface WinPage {
	wins: Win[];
	/** Whether there are more in the direction of reading. */
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

/** The place behind all wins of a day. */
export function endOf(day: Day): WinPlace {
	return { order: [day, Infinity], id: '' };
}

/** A place in the log of choices: all before it is as it was when the place was given. */
export type LogPlace = LogState;

/** What few pages read of the diary, and no first load; every call throws a `StorageError`. */
export interface Reading {
	/**
	 * At most `limit` wins: the newest, or those next to a place, which are older than it unless `towards`
	 * says otherwise.
	 */
	wins(limit: number, from?: WinPlace | null, towards?: 'older' | 'newer'): Promise<WinPage>;
	/** All wins of a month, the newest first. */
	winsIn(month: Month): Promise<Win[]>;
	/** All wins of that day and later, in the order of their days. */
	winsSince(day: Day): Promise<Win[]>;
	/** The months that have wins, the latest first. */
	months(): Promise<Month[]>;
	/** How often each thing was said in the wins of each month, the earliest first. */
	totals(): Promise<MonthTotals[]>;
	/** How many wins there are of that goodness. */
	goodWinCount(goodness: Goodness): Promise<number>;
	/** The win at that place among those of that goodness, the newest first; null past the last one. */
	goodWinAt(goodness: Goodness, place: number): Promise<Win | null>;
	/** The latest win of an act with something that the person wants to remember. */
	lastCarried(cardId: CardId): Promise<Win | null>;
	/**
	 * What was added to the log of choices after a place, the oldest first. The whole log when what stands
	 * before the place has changed, or for null.
	 */
	choicesAfter(
		place: LogPlace | null
	): Promise<{ choices: Choice[]; isWhole: boolean; place: LogPlace | null }>;
	/** The sound of a voice note; null when there is none. */
	recording(id: string): Promise<Recording | null>;
	/** Every row of a list, deleted ones as their tombstones. */
	allOf<List extends ListName>(list: List): Promise<Kept<List>[]>;
	/** All drafts, the latest first. */
	drafts(): Promise<Draft[]>;
	/** The drafts of a kind, the latest first. */
	draftsOf<Kind extends keyof Drafts>(kind: Kind): Promise<Drafts[Kind][]>;
}

/** Further reading from a storage, on its connection. */
export function readingOf({ read }: Storage): Reading {
	const drafts = () =>
		read(async (database) =>
			(await database.getAll('drafts')).sort((a, b) => b.savedAtMs - a.savedAtMs)
		);
	return {
		wins: (limit, from = null, towards = 'older') =>
			read(async (database) => {
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
		winsIn: (month) => read((database) => winsIn(database, month)),
		winsSince: (day) =>
			read(async (database) => {
				const range = IDBKeyRange.lowerBound([day]);
				const rows = await database.getAllFromIndex('wins', 'byOrder', range);
				return rows.flatMap(({ record }) => record ?? []);
			}),
		months: () => read(async (database) => (await database.getAllKeys('totals')).reverse()),
		totals: () => read((database) => database.getAll('totals')),
		goodWinCount: (goodness) =>
			read((database) => database.countFromIndex('wins', 'byGoodness', within(goodness))),
		goodWinAt: (goodness, place) =>
			read(async (database) => {
				const index = database.transaction('wins').store.index('byGoodness');
				const cursor = await index.openCursor(within(goodness), 'prev');
				const there = place > 0 && cursor ? await cursor.advance(place) : cursor;
				return there?.value.record ?? null;
			}),
		lastCarried: (cardId) =>
			read(async (database) => {
				const index = database.transaction('wins').store.index('byCarry');
				return (await index.openCursor(within(cardId), 'prev'))?.value.record ?? null;
			}),
		choicesAfter: (place) =>
			read(async (database) => {
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
			read(async (database) => (await database.get('recordings', id))?.record ?? null),
		allOf: (list) => read(async (database) => (await database.getAll(list)).map(keptOf) as never),
		drafts,
		draftsOf: async (kind) => draftsOf(kind, await drafts())
	};
}
