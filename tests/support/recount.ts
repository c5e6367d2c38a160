import type { IDBPDatabase } from 'idb';
import { expect } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import { revisionOf, type Clock } from '#lib/core/clock.ts';
import { collectionNames } from '#lib/core/collections.ts';
import { instantOf } from '#lib/core/day.ts';
import { addWin, emptyTally, type Placed, type Tally } from '#lib/core/pond.ts';
import { goodnessOf, type Goodness } from '#lib/core/moment.ts';
import { totalsOf } from '#lib/core/totals.ts';
import type { Win } from '#lib/core/win.ts';
import type { DiaryDatabase } from '#lib/storage/database.ts';
import { isAfter } from '#lib/storage/choice-log.ts';
import { rowOf } from '#lib/storage/envelope.ts';
import { storedRecordOf } from '#lib/storage/stored-record.ts';
import { readingOf } from '#lib/storage/queries.ts';
import type { LogState, Row } from '#lib/storage/schema.ts';

/** The tally of the pond with these wins. */
export function tallyOf(wins: readonly Placed[]): Tally {
	const tally = emptyTally();
	for (const win of wins) addWin(tally, win, 1);
	return tally;
}

/** All wins that are not deleted. */
export async function livingWins(storage: DiaryDatabase): Promise<Win[]> {
	return (await readingOf(storage).allOf('wins')).filter((row): row is Win => !('deleted' in row));
}

/** Returns all wins of that goodness, read one by one by index. */
export async function goodWins(storage: DiaryDatabase, goodness: Goodness): Promise<Win[]> {
	const count = await readingOf(storage).goodWinCount(goodness);
	const wins: Win[] = [];
	for (let place = 0; place < count; place++)
		wins.push((await readingOf(storage).goodWinAt(goodness, place))!);
	expect(await readingOf(storage).goodWinAt(goodness, count)).toBeNull();
	return wins;
}

const newestFirst = (one: Win, other: Win) =>
	instantOf(other.at) - instantOf(one.at) || (one.id < other.id ? 1 : -1);

/** Expects everything stored about the wins to equal a recount of them. */
export async function expectRecount(storage: DiaryDatabase): Promise<void> {
	const wins = (await livingWins(storage)).sort(newestFirst);
	expect(await readingOf(storage).totals()).toEqual(totalsOf(wins));
	expect(await storage.totals()).toEqual({ wins: wins.length, tally: tallyOf(wins) });
	for (const goodness of [1, 2] as const) {
		const good = wins.filter((win) => goodnessOf(win) === goodness);
		expect(await goodWins(storage, goodness)).toEqual(good);
	}
	for (const cardId of ['greet-by-name', 'one-line-check-in'] as CardId[]) {
		const carried = wins.find((win) => win.carry !== '' && win.cardId === cardId);
		expect(await readingOf(storage).lastCarried(cardId)).toEqual(carried ?? null);
	}
}

/**
 * Expects all bookkeeping of a database to equal a recount of its rows: the keys of each row, totals, win
 * count, tally of the pond, months with a search index, the end of the choice log, and the clock.
 */
export async function expectBookkeeping(database: IDBPDatabase<unknown>): Promise<void> {
	const stores = [...collectionNames, 'meta', 'totals', 'monthIndexes'];
	const transaction = database.transaction(stores);
	const all = (name: string) => transaction.objectStore(name).getAll();
	const meta = (key: string) => transaction.objectStore('meta').get(key);
	const rows = await Promise.all(collectionNames.map(all));
	const [clock, totals, log] = await Promise.all(['clock', 'totals', 'choiceLog'].map(meta));
	const [months, indexes] = await Promise.all([all('totals'), all('monthIndexes')]);
	const rowsIn = (name: (typeof collectionNames)[number]): Row<unknown>[] =>
		rows[collectionNames.indexOf(name)]!;

	for (const name of collectionNames)
		for (const row of rowsIn(name)) expect(row).toEqual(rowOf(name, storedRecordOf(row)));
	const wins = rowsIn('wins').flatMap(({ record }) => (record as Win | undefined) ?? []);
	expect(months).toEqual(totalsOf(wins));
	if (totals) expect(totals).toEqual({ wins: wins.length, tally: tallyOf(wins) });
	else expect(wins).toEqual([]);
	expect(indexes.map(({ id }) => id)).toEqual(months.map(({ id }) => id));

	const choices = rowsIn('choices');
	if (choices.length > 0) expect(log).toBeDefined();
	for (const { id, order, revision } of choices) {
		const { revision: written, ...end } = log as LogState;
		expect(written >= revision).toBe(true);
		if (order) expect(isAfter(order, id, end), `choice ${id} is behind the end`).toBe(false);
	}
	for (const { id, revision } of rows.flat() as Row<unknown>[])
		expect(revisionOf(clock as Clock) >= revision, `the clock is past ${id}`).toBe(true);
}
