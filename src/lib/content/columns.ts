/**
 * One field of all records, in order: either the values themselves, or the indexes of each record's values in
 * `choices`, one base-36 digit per value. In a field of lists, spaces separate the records.
 */
export type Column =
	readonly unknown[] | { choices: readonly unknown[]; places: string; isList: boolean };

/** Returns the records from columns that `scripts/columns.ts` wrote. */
export function recordsOf<Row>(columns: Readonly<Record<string, Column>>): Row[] {
	const fields = Object.entries(columns).map(
		([field, column]) => [field, valuesOf(column)] as const
	);
	const count = fields[0]?.[1].length ?? 0;
	return Array.from(
		{ length: count },
		(_, row) => Object.fromEntries(fields.map(([field, values]) => [field, values[row]])) as Row
	);
}

function valuesOf(column: Column): readonly unknown[] {
	if (!('choices' in column)) return column;
	const { choices, places, isList } = column;
	const chosen = (cell: string) => [...cell].map((place) => choices[parseInt(place, 36)]);
	return isList ? places.split(' ').map(chosen) : chosen(places);
}
