import { channels, type Channel } from '#lib/core/card.ts';
import type { PersonId } from '#lib/core/person.ts';
import { ratings, type Rating, type Win, type WinId } from '#lib/core/win.ts';

/** The maximum number of notes in a summary, so that it stays readable and printable. */
export const mostNotes = 200;

/** The number of times each rating occurred. */
export type RatingCounts = { readonly [rating in Rating]: number };

/** The words written with a win. */
export type SummaryNote = Pick<Win, 'at' | 'note' | 'genuine' | 'carry'> & { id: WinId };

/** Counts over a number of wins. */
export interface Summary {
	wins: number;
	/** Number of wins by channel; `none` counts wins without one. */
	channels: { readonly [channel in Channel | 'none']: number };
	moodBefore: RatingCounts;
	moodAfter: RatingCounts;
	ease: RatingCounts;
	/** Number of wins with each person. */
	people: ReadonlyMap<PersonId, number>;
	/** At most `mostNotes`, in the order of the wins. */
	notes: readonly SummaryNote[];
	/** Number of wins that have words, those beyond `mostNotes` included. */
	withWords: number;
}

/** The summary of no wins. */
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

/** Returns the summary with these wins added. */
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

/** Returns the total number of ratings. */
export function sumOf(counts: RatingCounts): number {
	return ratings.reduce((sum, rating) => sum + counts[rating], 0);
}

function countsOf<Key extends string | number>(keys: readonly Key[]): { [key in Key]: number } {
	return Object.fromEntries(keys.map((key) => [key, 0])) as { [key in Key]: number };
}
