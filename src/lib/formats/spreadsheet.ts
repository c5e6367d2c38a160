import type { CardId, Channel } from '#lib/core/card.ts';
import { dayOf, localIso, wallClockOf } from '#lib/core/day.ts';
import type { Tombstone } from '#lib/core/collections.ts';
import { isOwnCardId } from '#lib/core/own-card.ts';
import type { Person } from '#lib/core/person.ts';
import type { Rating, Reply, Win } from '#lib/core/win.ts';

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

/** All words of the spreadsheet that the user did not write, as values that can be posted to a worker. */
export interface SpreadsheetWords {
	headings: { readonly [Column in SpreadsheetColumn]: string };
	/** Titles of cards. Another card appears as its id. */
	cards: ReadonlyMap<CardId, string>;
	/** The cell of an own card that was deleted. */
	deletedCard: string;
	channels: { readonly [Each in Channel]: string };
	moods: { readonly [Mood in Rating]: string };
	eases: { readonly [Ease in Rating]: string };
	replies: { readonly [Each in Reply]: string };
	/** The cell of a treasured win in the last column. */
	treasured: string;
}

/** Number of rows per chunk. The worker is free between two chunks. */
const chunkRows = 500;
const lineEnd = '\r\n';
/**
 * Characters that make spreadsheet programs take a text for a formula, in both widths that they accept.
 * Source: OWASP, "CSV Injection".
 */
const programStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** Returns the name of the file, with the local date. */
export function spreadsheetName(nowMs: number): string {
	return `small-hello-${dayOf(localIso(nowMs))}.csv`;
}

/**
 * Writes the wins as CSV for people to read (RFC 4180, UTF-8 with BOM). Yields chunks, so that many wins do
 * not block the page. Omits deleted wins and people. Puts a tab before a text that a spreadsheet program
 * would take for a formula.
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

function titleOf(id: CardId, { cards, deletedCard }: SpreadsheetWords): string {
	return cards.get(id) ?? (isOwnCardId(id) ? deletedCard : id);
}

function cellsOf(
	win: Win,
	names: ReadonlyMap<string, string>,
	words: SpreadsheetWords
): { [Column in SpreadsheetColumn]: string } {
	return {
		day: dayOf(win.at),
		time: wallClockOf(win.at).slice(11),
		card: win.cardId === null ? '' : titleOf(win.cardId, words),
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
