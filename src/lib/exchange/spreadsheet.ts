import type { CardId, Channel } from '#lib/domain/card.ts';
import { dayOf, localIso, wallClockOf } from '#lib/domain/day.ts';
import type { Tombstone } from '#lib/domain/lists.ts';
import type { Person } from '#lib/domain/person.ts';
import type { Rating, Reply, Win } from '#lib/domain/win.ts';

/** The columns of the spreadsheet, in their order. */
export const spreadsheetColumns = [
	'day',
	'time',
	'card',
	'channel',
	'note',
	'genuine',
	'carry',
	'people',
	'tags',
	'moodBefore',
	'moodAfter',
	'ease',
	'energy',
	'reply',
	'treasured'
] as const;
/** One of these columns. */
export type SpreadsheetColumn = (typeof spreadsheetColumns)[number];

/** All words of the spreadsheet that are not the person's own, as values that a thread can be handed. */
export interface SpreadsheetWords {
	headings: { readonly [Column in SpreadsheetColumn]: string };
	/** Titles; a card without one goes by its id. */
	cards: ReadonlyMap<CardId, string>;
	channels: { readonly [Each in Channel]: string };
	moods: { readonly [Mood in Rating]: string };
	eases: { readonly [Ease in Rating]: string };
	replies: { readonly [Each in Reply]: string };
	/** What stands in the last column for a treasured win. */
	treasured: string;
}

/** How many rows are written at once, so that the thread is free in between. */
const chunkRows = 500;
const lineEnd = '\r\n';
/**
 * What makes spreadsheet programs take a text for a formula, in the two widths in which they read it.
 * Source: OWASP, "CSV Injection".
 */
const programStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** The name of the file, by the day on the wall. */
export function spreadsheetName(nowMs: number): string {
	return `small-hello-${dayOf(localIso(nowMs))}.csv`;
}

/**
 * The wins as CSV for reading (RFC 4180, UTF-8 with BOM), in chunks, so that many do not hold up the
 * page. Deleted wins and people are left out. A text that a spreadsheet would take for a formula has
 * a tab before it.
 */
export async function* spreadsheet(
	wins: Iterable<Win | Tombstone> | AsyncIterable<Win | Tombstone>,
	people: Iterable<Person | Tombstone>,
	words: SpreadsheetWords
): AsyncGenerator<string, void> {
	const names = new Map<string, string>();
	for (const person of people) if (!('deleted' in person)) names.set(person.id, person.name);
	let chunk = `\uFEFF${line(spreadsheetColumns.map((column) => words.headings[column]))}`;
	let rows = 0;
	for await (const win of wins) {
		if ('deleted' in win) continue;
		const cells = cellsOf(win, names, words);
		chunk += line(spreadsheetColumns.map((column) => cells[column]));
		if (++rows % chunkRows === 0) {
			yield chunk;
			chunk = '';
		}
	}
	if (chunk !== '') yield chunk;
}

function cellsOf(
	win: Win,
	names: ReadonlyMap<string, string>,
	words: SpreadsheetWords
): { [Column in SpreadsheetColumn]: string } {
	return {
		day: dayOf(win.at),
		time: wallClockOf(win.at).slice(11),
		card: win.cardId === null ? '' : (words.cards.get(win.cardId) ?? win.cardId),
		channel: win.channel === null ? '' : words.channels[win.channel],
		note: win.note,
		genuine: win.genuine,
		carry: win.carry,
		people: win.people.flatMap((id) => names.get(id) ?? []).join(', '),
		tags: win.tags.join(', '),
		moodBefore: win.moodBefore === null ? '' : words.moods[win.moodBefore],
		moodAfter: win.moodAfter === null ? '' : words.moods[win.moodAfter],
		ease: win.ease === null ? '' : words.eases[win.ease],
		energy: win.energy === null ? '' : String(win.energy),
		reply: win.reply === null ? '' : words.replies[win.reply],
		treasured: win.treasured ? words.treasured : ''
	};
}

function line(cells: readonly string[]): string {
	return cells.map(cell).join(',') + lineEnd;
}

function cell(text: string): string {
	const harmless = programStart.test(text) ? `\t${text}` : text;
	return `"${harmless.toWellFormed().replaceAll('"', '""')}"`;
}
