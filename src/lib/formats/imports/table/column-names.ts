import { foldedText } from '#lib/core/folded-text.ts';

/** A kind of content that a column of a table may have. */
export type Field = 'date' | 'time' | 'text' | 'mood' | 'people' | 'tags';

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

/** Returns whether a heading is a known name for such a column. */
export function isNamed(field: Field, heading: string): boolean {
	return headings[field].includes(foldedText(heading).replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

/** Returns whether a heading, or one of its words, names a date or a time, as “Date of entry” does. */
export function saysDate(heading: string): boolean {
	return [heading, ...heading.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)].some(
		(words) => isNamed('date', words) || isNamed('time', words)
	);
}
