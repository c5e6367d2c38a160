import type { Revision } from './clock.ts';
import type { CardId, Channel } from './card.ts';
import type { PersonId } from './person.ts';
import { storableText } from './text.ts';
import type { Versions } from './versions.ts';

/** The id of a win: UUID version 7. */
export type WinId = string & { readonly __brand: 'WinId' };

/** A rating from 1 (lowest) to 5 (highest), as the backup file stores mood and ease. */
export type Rating = 1 | 2 | 3 | 4 | 5;
/** All ratings, the lowest first. */
export const ratings: readonly Rating[] = [1, 2, 3, 4, 5];

/** The user's record of a reply. */
export type Reply = 'yes' | 'notYet' | 'no';
/** All values of a reply, in display order. */
export const replies: readonly Reply[] = ['yes', 'notYet', 'no'];

/** The maximum length of a tag. */
export const longestTag = 80;

/** The details of a win; names and meanings are those of the backup file. */
export interface WinDetails {
	/** The time of the win: ISO 8601 with the local offset, as `localIso` writes it. */
	at: string;
	cardId: CardId | null;
	channel: Channel | null;
	note: string;
	genuine: string;
	carry: string;
	people: readonly PersonId[];
	tags: readonly string[];
	moodBefore: Rating | null;
	moodAfter: Rating | null;
	ease: Rating | null;
	/** The energy, 0 to 100. */
	energy: number | null;
	reply: Reply | null;
	treasured: boolean;
}

/** A win as it is stored. */
export interface Win extends WinDetails, Versions {
	id: WinId;
	revision: Revision;
}

/** Returns the details of an empty win at a time. */
export function blankWin(at: string): WinDetails {
	return {
		at,
		cardId: null,
		channel: null,
		note: '',
		genuine: '',
		carry: '',
		people: [],
		tags: [],
		moodBefore: null,
		moodAfter: null,
		ease: null,
		energy: null,
		reply: null,
		treasured: false
	};
}

/** Returns details as they are stored: texts cut and well-formed, tags trimmed, no tag or person twice. */
export function storableDetails(details: WinDetails): WinDetails {
	return {
		...details,
		note: storableText(details.note),
		genuine: storableText(details.genuine),
		carry: storableText(details.carry),
		people: [...new Set(details.people)],
		tags: [
			...new Set(
				details.tags.map((tag) => storableText(tag.trim(), longestTag).trim()).filter(Boolean)
			)
		]
	};
}
