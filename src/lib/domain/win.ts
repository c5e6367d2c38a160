import type { Revision } from './clock.ts';
import type { CardId, Channel } from './card.ts';
import type { PersonId } from './person.ts';
import { keptText } from './text.ts';
import type { Versions } from './versions.ts';

/** The id of a win: UUID version 7. */
export type WinId = string & { readonly __brand: 'WinId' };

/** A rating from 1 (lowest) to 5 (highest), as the backup file stores mood and ease. */
export type Rating = 1 | 2 | 3 | 4 | 5;
/** All ratings, the lowest first. */
export const ratings: readonly Rating[] = [1, 2, 3, 4, 5];

/** Whether an answer came. */
export type Reply = 'yes' | 'notYet' | 'no';
/** All answers to that question, in the order in which they are listed. */
export const replies: readonly Reply[] = ['yes', 'notYet', 'no'];

/** How many characters a tag may hold. */
export const longestTag = 80;

/** What a person can say about a win; the fields and their meaning are those of the backup file. */
export interface WinDetails {
	/** When it happened: ISO 8601 with the local offset, as `localIso` writes it. */
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
	/** 0 to 100. */
	energy: number | null;
	reply: Reply | null;
	treasured: boolean;
}

/** A win as it is kept. */
export interface Win extends WinDetails, Versions {
	id: WinId;
	revision: Revision;
}

/** A win about which nothing has been said yet but when it happened. */
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

/** The same details with every text as it can be kept, and tags trimmed, told apart and in order. */
export function keptDetails(details: WinDetails): WinDetails {
	return {
		...details,
		note: keptText(details.note),
		genuine: keptText(details.genuine),
		carry: keptText(details.carry),
		people: [...new Set(details.people)],
		tags: [
			...new Set(details.tags.map((tag) => keptText(tag.trim(), longestTag).trim()).filter(Boolean))
		]
	};
}
