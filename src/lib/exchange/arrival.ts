import type { Person } from '#lib/domain/person.ts';
import type { Rating, Win } from '#lib/domain/win.ts';

/** The diaries of other apps that are recognised by their files. */
export type ForeignDiary = 'daylio' | 'nomie' | 'presently';

/** Where in a file something stands. */
export interface Place {
	/** Rows of a table as a spreadsheet counts them, the heading being 1; entries of a list from 1 on. */
	row: number;
	/** The part of the file that the row is counted in; '' when there is one alone. */
	part: string;
}

/** Why a whole file cannot be read. */
export type RefusalReason =
	/** It is larger than any diary. */
	| 'tooLarge'
	/** Its bytes are no UTF-8, or it is another kind of file. */
	| 'notText'
	/** It does not have the headings or fields that it would need to have. */
	| 'otherShape'
	/** It is no JSON, or only the beginning of some. */
	| 'brokenJson'
	/** Something in quotes has no end, or goes on behind it, so that rows cannot be told apart. */
	| 'brokenQuotes';

/** A file that was not read, and where the reason stands, as far as that is known. */
export interface Refusal {
	refused: RefusalReason;
	place: Place | null;
}

/** Why an entry made no win. */
export type UnreadReason =
	/** There is nothing in it that a win could hold. */
	| 'empty'
	/** Its day cannot be read. */
	| 'noDate'
	/** Its row has more or fewer cells than the heading. */
	| 'wrongColumns'
	/** It is no entry, but a value of another type. */
	| 'wrongType';

/** How a win differs from the entry that it was made of. */
export type DifferenceReason =
	/** The mood has no place on the scale yet: it was left empty. */
	| 'mood'
	/** The time of day could not be read: noon stands for it. */
	| 'time'
	/** The clocks were put forward over that time: the hour moved with them. */
	| 'clockChange'
	/** Numbers were written down: they stay in the words, and nowhere else. */
	| 'number'
	/** A place was noted: it was left out. */
	| 'location'
	/** Bold letters and the like were left out. */
	| 'formatting'
	/** The text is longer than one win holds: it became several wins. */
	| 'longText'
	/** A tag is longer than tags may be: it became a line of the text. */
	| 'longTag'
	/** A name is longer than names may be: it became a line of the text that it stands with, if any. */
	| 'longName'
	/** A note about a person was left out. */
	| 'personNote'
	/** A part of the file that holds no entries was left out. */
	| 'otherPart';

/** Something that did not fit, where it stands, and what it says there. */
export interface Unfit<Reason extends string> {
	place: Place;
	reason: Reason;
	value: string;
}

/** An entry that made no win. */
export type Unread = Unfit<UnreadReason>;
/** A difference between an entry and its win. */
export type Difference = Unfit<DifferenceReason>;

/** A win as it arrives: whole but for its stamp. */
export type ArrivedWin = Omit<Win, 'revision'>;
/** Somebody who is named in a file; the same name always comes with the same id. */
export type ArrivedPerson = Pick<Person, 'id' | 'name'>;

/** A mood that a file names, in how many entries, and what it was read as. */
export interface ArrivedMood {
	name: string;
	entries: number;
	/** Null when it is left empty. */
	mood: Rating | null;
}

/** All that was found in a file. */
export interface Arrivals {
	/** In the order of the file; the same entries always come with the same ids. */
	wins: readonly ArrivedWin[];
	people: readonly ArrivedPerson[];
	/** In the order in which the file names them. */
	moods: readonly ArrivedMood[];
	/** How many entries the file holds, read or not. */
	entries: number;
	/** How many of them name a day without a time: noon stands for it. */
	withoutTime: number;
	unread: readonly Unread[];
	differences: readonly Difference[];
}

/** How the clock on the wall of the device is read; `domain/day.ts` has both. */
export interface LocalClock {
	isoAtWallClock(value: string): string | null;
	localIso(instantMs: number, offsetMinutes?: number): string;
}

/** What reading hangs on apart from the file. */
export interface ArrivalOptions {
	clock: LocalClock;
	/** What the person says that moods mean, by their names in `Arrivals.moods`; null leaves them empty. */
	moods?: ReadonlyMap<string, Rating | null>;
}

/** Whether a file was refused. */
export function isRefusal(found: object | string): found is Refusal {
	return typeof found === 'object' && 'refused' in found;
}
