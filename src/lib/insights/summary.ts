import { channels, type Channel } from '#lib/domain/card.ts';
import type { PersonId } from '#lib/domain/person.ts';
import { ratings, type Rating, type Win, type WinId } from '#lib/domain/win.ts';

/** How many entries with words a summary holds, so that it can be read and printed. */
export const mostNotes = 200;

/** How often each rating was given. */
export type RatingCounts = { readonly [rating in Rating]: number };

/** What was written with an entry. */
export type SummaryNote = Pick<Win, 'at' | 'note' | 'genuine' | 'carry'> & { id: WinId };

/** What some wins come to, as counts. */
export interface Summary {
	wins: number;
	/** Those that have some; `none` for entries that do not say. */
	channels: { readonly [channel in Channel | 'none']: number };
	moodBefore: RatingCounts;
	moodAfter: RatingCounts;
	ease: RatingCounts;
	/** In how many of the wins each person was. */
	people: ReadonlyMap<PersonId, number>;
	/** At most `mostNotes`, in the order of the wins … */
	notes: readonly SummaryNote[];
	/** … of so many that have words. */
	withWords: number;
}

/** What a summary begins with. */
export const emptySummary: Summary = {
	wins: 0,
	channels: countsOf<Channel | 'none'>([...channels, 'none']),
	moodBefore: countsOf(ratings),
	moodAfter: countsOf(ratings),
	ease: countsOf(ratings),
	people: new Map(),
	notes: [],
	withWords: 0
};

/** The summary with these wins as well. */
export function summaryWith(summary: Summary, wins: readonly Win[]): Summary {
	const counted = {
		channels: { ...summary.channels },
		moodBefore: { ...summary.moodBefore },
		moodAfter: { ...summary.moodAfter },
		ease: { ...summary.ease }
	};
	const people = new Map(summary.people);
	const notes = [...summary.notes];
	let { withWords } = summary;
	for (const win of wins) {
		counted.channels[win.channel ?? 'none']++;
		for (const said of ['moodBefore', 'moodAfter', 'ease'] as const) {
			const rating = win[said];
			if (rating !== null) counted[said][rating]++;
		}
		for (const id of new Set(win.people)) people.set(id, (people.get(id) ?? 0) + 1);
		const { id, at, note, genuine, carry } = win;
		if (!note && !genuine && !carry) continue;
		withWords++;
		if (notes.length < mostNotes) notes.push({ id, at, note, genuine, carry });
	}
	return { ...counted, wins: summary.wins + wins.length, people, notes, withWords };
}

/** How many ratings there are in all. */
export function sumOf(counts: RatingCounts): number {
	return ratings.reduce((sum, rating) => sum + counts[rating], 0);
}

function countsOf<Key extends string | number>(keys: readonly Key[]): { [key in Key]: number } {
	return Object.fromEntries(keys.map((key) => [key, 0])) as { [key in Key]: number };
}
