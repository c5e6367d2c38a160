import type { Revision } from '#lib/domain/clock.ts';
import { dayOf, instantOf, type Day } from '#lib/domain/day.ts';
import type { Kept, ListName, Lists } from '#lib/domain/lists.ts';
import type { Win } from '#lib/domain/win.ts';
import type { Row, RowOrder } from './schema.ts';
import { foundBy } from './win-rows.ts';

/** A record in its envelope; null for a deleted one, of which the envelope stays. */
export function rowOf(
	list: ListName,
	id: string,
	revision: Revision,
	record: Lists[ListName] | null
): Row<unknown> {
	return {
		id,
		revision,
		...(record
			? { ...orderOf(record), ...(list === 'wins' && foundBy(record as Win)), record }
			: { deleted: true })
	};
}

/** What a list keeps under an id: the record of a row, or what stays of a deleted one. */
export function keptOf({ id, revision, record }: Row<unknown>): Kept {
	return (record as Kept | undefined) ?? { id, revision, deleted: true };
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
