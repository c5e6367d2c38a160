import type { CollectionName } from '#lib/core/collections.ts';
import { collectionNames } from '#lib/core/collections.ts';
import type { Place, SkipReason, WarningReason } from '#lib/formats/imports/format.ts';
import type { DateOrder } from '#lib/formats/imports/foreign-time.ts';
import { listInWords, numberInWords } from '#lib/i18n/formats.ts';
import { isolatedName } from '#lib/i18n/isolated-name.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';
import { outcomeOf, refusedIn, type ImportSummary, type ReadPreview } from './import-preview.ts';

const collectionWords: Words<CollectionName> = {
	wins: m.import_list_wins,
	people: m.import_list_people,
	checkIns: m.import_list_checkIns,
	plans: m.import_list_plans,
	choices: m.import_list_choices,
	preferences: m.import_list_preferences,
	remembered: m.import_list_remembered,
	rehearsals: m.import_list_rehearsals,
	nameReviews: m.import_list_nameReviews,
	voiceNotes: m.import_list_voiceNotes,
	recordings: m.import_list_recordings,
	ownCards: m.import_list_ownCards,
	cardMarks: m.import_list_cardMarks
};

const countWords = {
	added: m.import_count_added,
	changed: m.import_count_changed,
	deleted: m.import_count_deleted,
	same: m.import_count_same,
	refused: m.import_count_refused
};
type Count = keyof typeof countWords;
const written: readonly Count[] = ['added', 'changed', 'deleted'];

/** Returns the label of a collection, or its raw name if this version does not know it. */
export function collectionLabel(list: string): string {
	return Object.hasOwn(collectionWords, list) ? collectionWords[list as CollectionName]() : list;
}

/**
 * Returns one line for each collection that an import affects: Entries: 312 new, 4 changed and 1,200 the
 * same.
 */
export function changeLines(
	change: ImportSummary,
	counted: readonly Count[] = [...written, 'same', 'refused']
): string[] {
	return collectionNames.flatMap((list) => {
		const counts = counted.filter((count) => change[list][count] > 0);
		const parts = counts.map((count) =>
			countWords[count]({ count: numberInWords(change[list][count]) })
		);
		if (parts.length === 0 || (list === 'recordings' && repeatsVoiceNotes(change, counted)))
			return [];
		return m.import_list({ list: collectionLabel(list), counts: listInWords(parts) });
	});
}

/**
 * Returns whether the sounds have the same counts as the voice notes, so that a line for them would repeat
 * those.
 */
function repeatsVoiceNotes(
	{ voiceNotes, recordings }: ImportSummary,
	counted: readonly Count[]
): boolean {
	return counted.every((count) => voiceNotes[count] === recordings[count]);
}

const broughtWords = {
	wins: m.import_brought_wins,
	people: m.import_brought_people,
	plans: m.import_brought_plans,
	voiceNotes: m.import_brought_voiceNotes
};

/** Returns a short sentence about a finished import: Brought in: 4 entries, 1 person. */
export function broughtSentence(change: ImportSummary): string {
	const lists = (['wins', 'people', 'plans', 'voiceNotes'] as const).flatMap((list) => {
		const { added: count } = change[list];
		return count > 0 ? [broughtWords[list]({ count })] : [];
	});
	return lists.length > 0 ? m.import_done({ lists: listInWords(lists) }) : m.import_done_other();
}

/** Returns a sentence about a file from which nothing would be imported; null if something would be. */
export function nothingSentence(preview: ReadPreview): string | null {
	switch (outcomeOf(preview)) {
		case 'writes':
			return null;
		case 'empty':
			return `${m.import_none_in_it()} ${m.import_nothing_changed()}`;
		case 'unreadable':
			return `${m.import_none_read()} ${m.import_nothing_changed()}`;
		case 'partlyHere':
			return m.import_rest_here({ count: numberInWords(refusedIn(preview)) });
		case 'allHere':
			return m.import_all_here();
	}
}

/** Returns the changes of an import in one line; an empty text if there are none. */
export function changedLine(change: ImportSummary): string {
	return changeLines(change, written)
		.map((line) => `${line}.`)
		.join(' ');
}

/** Returns the source of entries in words; `app` is null for a table. */
export function sourceLabel(app: string | null): string {
	return app === null ? m.import_entries_of_table() : m.import_entries_of({ app });
}

/** Returns a sentence with people whose names have several spellings in a file; null if there are none. */
export function mergedNamesSentence({
	count,
	examples
}: (ReadPreview & { is: 'entries' })['mergedNames']): string | null {
	if (count === 0) return null;
	const people = examples.map(({ name, others }) =>
		m.import_names_merged_one({
			name: isolatedName(name),
			others: others.map(isolatedName).join(', ')
		})
	);
	const more = count - examples.length;
	const rest = more > 0 ? [m.import_names_merged_more({ count: numberInWords(more) })] : [];
	return m.import_names_merged({ names: listInWords([...people, ...rest]) });
}

const orderWords: Words<DateOrder> = {
	ymd: m.import_order_ymd,
	dmy: m.import_order_dmy,
	mdy: m.import_order_mdy
};

/** Returns the label of an order of year, month and day. */
export function orderLabel(order: DateOrder): string {
	return orderWords[order]();
}

const skipWords: Words<SkipReason> = {
	empty: m.import_unread_empty,
	noDate: m.import_unread_noDate,
	wrongType: m.import_unread_wrongType
};
const warningWords: Words<WarningReason> = {
	mood: m.import_mood_empty,
	farYear: m.import_differs_farYear,
	future: m.import_differs_future,
	otherOrder: m.import_differs_otherOrder,
	time: m.import_differs_time,
	clockChange: m.import_differs_clockChange,
	number: m.import_differs_number,
	furtherCells: m.import_differs_furtherCells,
	measures: m.import_differs_measures,
	location: m.import_differs_location,
	attachments: m.import_differs_attachments,
	formatting: m.import_differs_formatting,
	longText: m.import_differs_longText,
	longTag: m.import_differs_longTag,
	longName: m.import_differs_longName,
	personNote: m.import_differs_personNote,
	otherPart: m.import_differs_otherPart
};
/** Returns in words the reason to skip an entry or to warn about it. */
export const issueLabel = (reason: SkipReason | WarningReason) =>
	({ ...skipWords, ...warningWords })[reason]();

/** Returns the place and the text of what did not fit: its row, its file in an archive, or both. */
export function issuePlace({ row, part }: Place, value: string): string {
	if (part === '') return m.import_unfit_at({ row: numberInWords(row), value });
	if (row > 0) return m.import_unfit_at_in({ part, row: numberInWords(row), value });
	return value === part ? part : m.import_unfit_in({ part, value });
}
