import { instantOf } from '#lib/domain/day.ts';
import { goodnessOf } from '#lib/domain/moment.ts';
import { monthOf, withCounted, type Month, type MonthTotals } from '#lib/domain/totals.ts';
import type { Win } from '#lib/domain/win.ts';
import type { Database } from './connection.ts';
import type { Row } from './schema.ts';

/** What stands outside a win in its row, so that it is found without reading all of them. */
export function foundBy(win: Win): Pick<Row<Win>, 'good' | 'carry'> {
	const instantMs = instantOf(win.at);
	if (Number.isNaN(instantMs)) return {};
	const goodness = goodnessOf(win);
	return {
		...(goodness && { good: [goodness, instantMs] }),
		...(win.carry && win.cardId && { carry: [win.cardId, instantMs] })
	};
}

/** Adds a win to the totals of its month, or takes it away for `by` −1. */
export function countInto(months: Map<Month, MonthTotals>, win: Win, by: 1 | -1): void {
	const id = monthOf(win);
	months.set(id, withCounted(months.get(id) ?? { id, counts: {} }, win, by));
}

/** All wins of a month, the newest first. */
export async function winsIn(database: Database, month: Month): Promise<Win[]> {
	const range = IDBKeyRange.bound([`${month}-00`], [`${month}-99`]);
	const rows = await database.getAllFromIndex('wins', 'byOrder', range);
	return rows.flatMap(({ record }) => record ?? []).reverse();
}
