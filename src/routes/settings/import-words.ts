import type { ListName } from '#lib/domain/lists.ts';
import { listNames } from '#lib/domain/lists.ts';
import type { DifferenceReason, UnreadReason } from '#lib/exchange/arrival.ts';
import { listInWords, numberInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';
import type { Change, Source } from '#lib/state/import-found.ts';

const listWords: Words<ListName> = {
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
	recordings: m.import_list_recordings
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

/** A list of the diary, in words; one that this version does not know by its own name. */
export function listLabel(list: string): string {
	return Object.hasOwn(listWords, list) ? listWords[list as ListName]() : list;
}

/** What an import does to each list that it concerns: Entries: 312 new, 4 changed and 1,200 the same. */
export function changeLines(
	change: Change,
	told: readonly Count[] = [...written, 'same', 'refused']
): string[] {
	return listNames.flatMap((list) => {
		const counts = told.filter((count) => change[list][count] > 0);
		const parts = counts.map((count) =>
			countWords[count]({ count: numberInWords(change[list][count]) })
		);
		if (parts.length === 0 || (list === 'recordings' && isToldAlready(change, told))) return [];
		return m.import_list({ list: listLabel(list), counts: listInWords(parts) });
	});
}

/** A voice note and its sound are one thing, as long as both come or stay together. */
function isToldAlready({ voiceNotes, recordings }: Change, told: readonly Count[]): boolean {
	return told.every((count) => voiceNotes[count] === recordings[count]);
}

const broughtWords = {
	wins: m.import_brought_wins,
	people: m.import_brought_people,
	plans: m.import_brought_plans,
	voiceNotes: m.import_brought_voiceNotes
};

/** What an import has brought, as short as it can be said: Brought in: 4 entries, 1 person. */
export function broughtSentence(change: Change): string {
	const lists = (['wins', 'people', 'plans', 'voiceNotes'] as const).flatMap((list) => {
		const { added: count } = change[list];
		return count > 0 ? [broughtWords[list]({ count })] : [];
	});
	return lists.length > 0 ? m.import_done({ lists: listInWords(lists) }) : m.import_done_other();
}

/** What an import has changed, in one line; '' for nothing. */
export function changedLine(change: Change): string {
	return changeLines(change, written)
		.map((line) => `${line}.`)
		.join(' ');
}

const sourceWords: Words<Source> = {
	daylio: () => m.import_entries_of({ app: m.import_app_daylio() }),
	nomie: () => m.import_entries_of({ app: m.import_app_nomie() }),
	presently: () => m.import_entries_of({ app: m.import_app_presently() }),
	table: m.import_entries_of_table
};
/** Where entries come from, in words. */
export const sourceLabel = (source: Source) => sourceWords[source]();

const unreadWords: Words<UnreadReason> = {
	empty: m.import_unread_empty,
	noDate: m.import_unread_noDate,
	wrongColumns: m.import_unread_wrongColumns,
	wrongType: m.import_unread_wrongType
};
const differenceWords: Words<DifferenceReason> = {
	mood: m.import_mood_empty,
	time: m.import_differs_time,
	clockChange: m.import_differs_clockChange,
	number: m.import_differs_number,
	location: m.import_differs_location,
	formatting: m.import_differs_formatting,
	longText: m.import_differs_longText,
	longTag: m.import_differs_longTag,
	longName: m.import_differs_longName,
	personNote: m.import_differs_personNote,
	otherPart: m.import_differs_otherPart
};
/** Why something was left out or became other than it was, in words. */
export const unfitLabel = (reason: UnreadReason | DifferenceReason) =>
	({ ...unreadWords, ...differenceWords })[reason]();
