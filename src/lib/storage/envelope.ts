import type { Stored, CollectionName } from '#lib/core/collections.ts';
import { dayOf, instantOf, type Day } from '#lib/core/day.ts';
import { goodnessOf } from '#lib/core/moment.ts';
import type { Win } from '#lib/core/win.ts';
import type { Row, RowOrder } from './schema.ts';

/** The row that stores a record or a tombstone, with its keys in the indexes of that collection. */
export function rowOf(collection: CollectionName, record: Stored): Row<unknown> {
	const { id, revision } = record;
	if ('deleted' in record) return { id, revision, deleted: true };
	return {
		id,
		revision,
		...orderOf(record),
		...(collection === 'wins' && winKeysOf(record as Win)),
		record
	};
}

/** The records that rows store, without tombstones. */
export function recordsOf<Record>(rows: readonly { record?: Record }[]): Record[] {
	return rows.flatMap(({ record }) => record ?? []);
}

function orderOf(record: object): { order?: RowOrder } {
	if ('at' in record) {
		const at = String(record.at);
		const instantMs = instantOf(at);
		return Number.isNaN(instantMs) ? {} : { order: [dayOf(at), instantMs] };
	}
	return 'day' in record ? { order: [record.day as Day, 0] } : {};
}

function winKeysOf(win: Win): Pick<Row<Win>, 'good' | 'carry'> {
	const instantMs = instantOf(win.at);
	if (Number.isNaN(instantMs)) return {};
	const goodness = goodnessOf(win);
	return {
		...(goodness && { good: [goodness, instantMs] }),
		...(win.carry && win.cardId && { carry: [win.cardId, instantMs] })
	};
}
