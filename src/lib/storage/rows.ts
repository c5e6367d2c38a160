import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import type { Kept, ListName } from '#lib/domain/lists.ts';
import type { Win } from '#lib/domain/win.ts';
import type { Row, RowOrder } from './schema.ts';
import { foundBy } from './win-rows.ts';

/** A record in its envelope, or what stays of a deleted one. */
export function rowOf(list: ListName, kept: Kept): Row<unknown> {
	const { id, revision } = kept;
	return 'deleted' in kept
		? { id, revision, deleted: true }
		: {
				id,
				revision,
				...orderOf(kept),
				...(list === 'wins' && foundBy(kept as Win)),
				record: kept
			};
}

/** All keys of an index that begin with that. */
export function within<First extends string | number>(first: First): IDBKeyRange {
	return IDBKeyRange.bound([first], [first, []]);
}

function orderOf(record: object): { order?: RowOrder } {
	if ('at' in record) {
		const at = String(record.at);
		const instantMs = instantOf(at);
		return Number.isNaN(instantMs) ? {} : { order: [dayOf(at), instantMs] };
	}
	return 'day' in record ? { order: [record.day as Day, 0] } : {};
}
