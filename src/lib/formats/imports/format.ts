import type { Rating } from '#lib/core/win.ts';
import type { FileError } from '#lib/formats/file-error.ts';
import type { DateOrder } from './foreign-time.ts';
import type { OrderChoice } from './rewritten-dates.ts';

/** A place in a file. */
export interface Place {
	/**
	 * In a table, the row as a spreadsheet program counts it: the heading is 1. In a list, the number of the
	 * entry, from 1. 0 for a part as a whole, such as the file of one entry.
	 */
	row: number;
	/** The part of the file in which the row is counted; '' if there is only one. */
	part: string;
}

/** A text to read: a file, or one of the files in an archive. */
export interface Part {
	/** Its name in the archive; '' for a file by itself. */
	name: string;
}

/** Returns the place of a file with one entry, or of a part as a whole. */
export function placeOf({ name }: Part): Place {
	return { row: name === '' ? 1 : 0, part: name };
}

/** The reason for skipping an entry. */
export type SkipReason =
	/** Nothing in it fits into a win. */
	| 'empty'
	/** Its day cannot be read. */
	| 'noDate'
	/** It is not an entry, but a value of another type. */
	| 'wrongType';

/** A difference between a win and its entry. */
export type WarningReason =
	/** The mood has no rating yet, so the win has none. */
	| 'mood'
	/** Its year is implausible, such as that of 0206-05-04: an error of typing or of a program. */
	| 'farYear'
	/** Its day is later than tomorrow. */
	| 'future'
	/** Its date fits only with the day and the month the other way round than the others. */
	| 'otherOrder'
	/** The time of day could not be read; noon replaces it. */
	| 'time'
	/** The clocks were put forward over that time, so the win has the time by the new clock. */
	| 'clockChange'
	/** The entry has numbers; the win has them only in its text. */
	| 'number'
	/** The row has more cells than the heading; their words became a line of the text. */
	| 'furtherCells'
	/** Measures such as sleep, steps and weather were left out. */
	| 'measures'
	/** The entry has a place, which was left out. */
	| 'location'
	/** The entry has photos, sounds or other files, which were left out. */
	| 'attachments'
	/** Formatting such as bold was left out. */
	| 'formatting'
	/** The text is longer than one win can hold; it became several wins. */
	| 'longText'
	/** A tag is too long; it became a line of the text. */
	| 'longTag'
	/** A name is too long; it became a line of its entry's text, if it has an entry. */
	| 'longName'
	/** A note about a person was left out. */
	| 'personNote'
	/** A part of the file that holds no entries was left out. */
	| 'otherPart';

/** A part of the file that did not fit, its place, and its text. */
export interface Issue<Reason extends SkipReason | WarningReason> {
	place: Place;
	reason: Reason;
	value: string;
}
/** A skipped entry. */
export type Skipped = Issue<SkipReason>;
/** A difference between an entry and its win. */
export type Warning = Issue<WarningReason>;

/** The time of an entry: local without a zone (YYYY-MM-DDTHH:MM), or ISO 8601 with an offset. */
export type EntryTime =
	| {
			wallClock: string;
			isNoonAssumed: boolean;
			/** Minutes that the wall clock was ahead of UTC, if the file has them. */
			aheadMinutes?: number;
	  }
	| { iso: string };

/** An entry as it is in the file, before it is fitted into a win. */
export interface Entry {
	place: Place;
	time: EntryTime;
	text: string;
	/** The name of the mood; '' if there is none. */
	mood: string;
	/** The rating of the mood, if the file itself has it. The user is not asked for it then. */
	rating?: Rating;
	people: readonly string[];
	tags: readonly string[];
	isTreasured?: boolean;
	/**
	 * Identifies the entry together with its time: equal entries in two files are one. It contains the words
	 * only, because a later export may have other names for moods and activities. If a format changes its
	 * content, importing an old file again adds its entries a second time, unless `earlierContents` has the
	 * previous content.
	 */
	content: readonly string[];
	/**
	 * Other contents by which the entry may be here already: those of earlier versions, and of exports with fewer
	 * words. The meaning of each place in the list is the same for all entries of a file.
	 */
	earlierContents?: readonly (readonly string[])[];
	/** The contents by which it may be here from the time when its file was read as a table. */
	tableContents?: readonly (readonly string[])[];
}

/** The contents of a file. */
export interface ParsedFile {
	entries: readonly Entry[];
	/** The people that the file lists by name, whether an entry mentions them or not. */
	people: readonly { name: string; place: Place }[];
	skipped: readonly Skipped[];
	warnings: readonly Warning[];
}

/** Conversions from and to the local time of the device, as in `core/day.ts`. */
export interface LocalClock {
	isoAtWallClock(value: string): string | null;
	localIso(instantMs: number, offsetMinutes?: number): string;
}

/** The file format of another app. To add one, write a folder for it and add a line to the registry. */
export interface ImportFormat {
	/** A part of the ids of its entries, so it must never change. Formats of one app share it. */
	id: string;
	/** The name of the app, as its makers write it. */
	app: string;
	/**
	 * Returns whether a file with this beginning has this format. The prefix has at most `prefixLength`
	 * characters.
	 */
	recognises(prefix: string): boolean;
	/**
	 * Returns whether a whole file has this format: long words may come before what tells it. The content is
	 * the value of a JSON object, or the text of any other file.
	 */
	recognisesContent?(content: unknown): boolean;
	/**
	 * Returns the orders that the dates of a file can have after a spreadsheet program has rewritten them. With
	 * more than one, the user chooses. Absent if no such program opens files of this format.
	 */
	orders?(text: string): readonly OrderChoice[];
	/**
	 * Parses a file of this format, or one of the files in an archive. `order` is the chosen order of rewritten
	 * dates; without it, those with several orders are skipped. Returns the error `otherShape` for a file of
	 * another format.
	 */
	parse(text: string, clock: LocalClock, part: Part, order?: DateOrder): ParsedFile | FileError;
	/** Returns the rating of a mood that the app itself offers; null for any other mood. */
	ratingOf(mood: string): Rating | null;
}
