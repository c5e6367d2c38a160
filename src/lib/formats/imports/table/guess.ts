import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import { isNamed, type Field } from './column-names.ts';
import type { Column, ColumnMatching } from './table.ts';

/**
 * A column without a known heading holds the words if its values are this long on average, or if no other
 * column could.
 */
const wordy = 15;

/**
 * Returns the matching of the columns that their headings and values suggest, for the user to correct.
 * `order` is the order of dates on the device, for dates such as 03/04/2026. A column must have dates.
 */
export function guessedMatching(columns: readonly Column[], order: DateOrder): ColumnMatching {
	const isFor = (field: Field) => (at: number) => isNamed(field, columns[at]!.name);
	const dated = columns.flatMap(({ dateOrders }, at) => (dateOrders.length > 0 ? [at] : []));
	const date = dated.find(isFor('date')) ?? dated[0]!;
	const { dateOrders } = columns[date]!;
	const taken = new Set([date]);
	const free = () => columns.flatMap((_, at) => (taken.has(at) ? [] : [at]));
	const take = (field: Field) => {
		const at = free().find(isFor(field)) ?? null;
		if (at !== null) taken.add(at);
		return at;
	};
	const [time, mood, people, tags] = [take('time'), take('mood'), take('people'), take('tags')];
	const named = free().filter(isFor('text'));
	const possible = free().filter((at) => columns[at]!.dateOrders.length === 0);
	const longest = possible
		.filter((at) => meanLength(columns[at]!) >= wordy || possible.length === 1)
		.sort((a, b) => meanLength(columns[b]!) - meanLength(columns[a]!))
		.slice(0, 1);
	const listed = [people, tags].flatMap((at) => (at === null ? [] : columns[at]!.samples));
	return {
		date,
		dateOrder: dateOrders.includes(order) ? order : dateOrders[0]!,
		time,
		text: named.length > 0 ? named : longest,
		mood,
		people,
		tags,
		separator: ['|', ';', ','].find((one) => listed.some((cell) => cell.includes(one))) ?? ',',
		isMoodReversed: false
	};
}

function meanLength({ samples }: Column): number {
	return samples.reduce((sum, { length }) => sum + length, 0) / Math.max(1, samples.length);
}
