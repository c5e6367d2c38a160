import type { Column } from '../src/lib/content/columns.ts';

/** Maximum number of choices: a place is written as one base-36 digit. */
const mostChoices = 36;

/**
 * Returns the fields of records as columns. These compress to less than half the size of the same records one
 * by one, because neighbouring values are of one kind.
 *
 * @throws {Error} if the records differ in their fields, or their lists have too many choices
 */
export function columnsOf(records: readonly object[]): Record<string, Column> {
	const fields = Object.keys(records[0] ?? {});
	for (const record of records) {
		const found = Object.keys(record);
		if (found.join() === fields.join()) continue;
		throw new Error(
			`All records need the same fields in the same order: ${fields.join(', ')}. This one has ${found.join(', ')}: ${JSON.stringify(record)}`
		);
	}
	return Object.fromEntries(
		fields.map((field) => [
			field,
			columnOf(records.map((record) => (record as Record<string, unknown>)[field]))
		])
	);
}

function columnOf(values: readonly unknown[]): Column {
	const isList = values.some(Array.isArray);
	const choices = [...new Set(values.flat())];
	if (choices.length > mostChoices) {
		if (isList) throw new Error(`More than ${mostChoices} choices need longer places.`);
		return values;
	}
	const cells = values.map((value) =>
		[value]
			.flat()
			.map((each) => choices.indexOf(each).toString(mostChoices))
			.join('')
	);
	return { choices, places: cells.join(isList ? ' ' : ''), isList };
}
