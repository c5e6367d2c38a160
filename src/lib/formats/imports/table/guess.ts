import { foldedText } from '#lib/core/folded-text.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import type { Column, ColumnMatching } from './table.ts';

type Field = 'date' | 'time' | 'text' | 'mood' | 'people' | 'tags';

/** Headings that apps and people give to their columns, in some languages; folded, without blanks. */
const headings: { readonly [Name in Field]: readonly string[] } = {
	date: ['date', 'day', 'datetime', 'when', 'created', 'datum', 'tag', 'fecha', 'dia', 'jour'],
	time: ['time', 'timeofday', 'hour', 'zeit', 'uhrzeit', 'hora', 'heure', 'ora'],
	text: [
		...[
			'note',
			'notes',
			'text',
			'entry',
			'entries',
			'content',
			'words',
			'journal',
			'body',
			'title'
		],
		...[
			'description',
			'comment',
			'whathappened',
			'notetitle',
			'notiz',
			'notizen',
			'eintrag',
			'titel'
		],
		...['nota', 'notas', 'texto', 'entrada', 'texte', 'testo']
	],
	mood: ['mood', 'moods', 'feeling', 'rating', 'moodafter', 'stimmung', 'laune', 'animo', 'humeur'],
	people: [
		'people',
		'person',
		'persons',
		'who',
		'with',
		'withwhom',
		'friends',
		'personen',
		'wer',
		'mit'
	],
	tags: ['tags', 'tag', 'labels', 'activities', 'activity', 'category', 'stichworte', 'etiquetas']
};
/** A column without a known heading holds the words if its values are this long on average. */
const wordy = 15;

/**
 * Returns the matching of the columns that their headings and values suggest, for the user to correct.
 * `order` is the order of dates on the device, for dates such as 03/04/2026. A column must have dates.
 */
export function guessedMatching(columns: readonly Column[], order: DateOrder): ColumnMatching {
	const isNamed = (field: Field) => (at: number) =>
		headings[field].includes(foldedText(columns[at]!.name).replaceAll(/[^\p{L}\p{N}]/gu, ''));
	const dated = columns.flatMap(({ dateOrders }, at) => (dateOrders.length > 0 ? [at] : []));
	const date = dated.find(isNamed('date')) ?? dated[0]!;
	const { dateOrders } = columns[date]!;
	const taken = new Set([date]);
	const free = () => columns.flatMap((_, at) => (taken.has(at) ? [] : [at]));
	const take = (field: Field) => {
		const at = free().find(isNamed(field)) ?? null;
		if (at !== null) taken.add(at);
		return at;
	};
	const [time, mood, people, tags] = [take('time'), take('mood'), take('people'), take('tags')];
	const named = free().filter(isNamed('text'));
	const longest = free()
		.filter((at) => meanLength(columns[at]!) >= wordy && columns[at]!.dateOrders.length === 0)
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
