import { channels, type CardId, type Channel } from '#lib/core/card.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';
import { ratings, replies, type Rating, type Reply } from '#lib/core/win.ts';

/** Wins with the same channel, card and moods. */
interface CountedMoods {
	channel: Channel | null;
	cardId: CardId | null;
	before: Rating;
	after: Rating;
	count: number;
}

/** Answers of one kind in one month. */
interface CountedRating {
	month: Month;
	rating: Rating;
	count: number;
}

/** The running totals by kind of count. Lists with a month have the earliest month first. */
export interface Counted {
	wins: number;
	/** Over all months, each combination once. */
	moods: readonly CountedMoods[];
	/** The moods after, of wins with both moods. */
	moodsAfter: readonly CountedRating[];
	eases: readonly CountedRating[];
	/** Over all months, each combination once. */
	energies: readonly {
		channel: Channel | null;
		part: number;
		ease: Rating | null;
		count: number;
	}[];
	hours: readonly { hour: number; count: number }[];
	replies: readonly { channel: Channel | null; reply: Reply; count: number }[];
	people: readonly { month: Month; id: string; count: number }[];
}

/**
 * Parses the keys that `countedIn` in src/lib/core/totals.ts writes, and ignores all others. A key that occurs
 * in many months is parsed once: ten years of a long diary have 100,000 keys.
 */
export function countedFrom(totals: readonly MonthTotals[]): Counted {
	const sums = new Map<string, number>();
	const moods = new Map<string, CountedMoods | null>();
	const moodsAfter: CountedRating[] = [];
	const eases: CountedRating[] = [];
	const people: { month: Month; id: string; count: number }[] = [];
	const months = totals
		.filter(({ id }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(id))
		.sort((one, other) => (one.id < other.id ? -1 : 1));
	for (const { id: month, counts } of months) {
		const after: RatingCounts = [0, 0, 0, 0, 0];
		const ease: RatingCounts = [0, 0, 0, 0, 0];
		for (const key of Object.keys(counts)) {
			const count = counts[key]!;
			if (key.startsWith('person|')) {
				if (key.length > 'person|'.length)
					people.push({ month, id: key.slice('person|'.length), count });
			} else if (key.startsWith('mood|')) {
				let mood = moods.get(key);
				if (mood === undefined) moods.set(key, (mood = moodsOf(key)));
				if (!mood) continue;
				mood.count += count;
				after[mood.after - 1]! += count;
			} else if (key.startsWith('ease|')) {
				const rating = ratingOf(key.slice('ease|'.length));
				if (rating) ease[rating - 1]! += count;
			} else sums.set(key, (sums.get(key) ?? 0) + count);
		}
		moodsAfter.push(...ratingsIn(month, after));
		eases.push(...ratingsIn(month, ease));
	}
	return {
		wins: sums.get('win') ?? 0,
		moods: [...moods.values()].filter((mood) => mood !== null),
		moodsAfter,
		eases,
		people,
		...parsed(sums)
	};
}

/** The number of times each rating occurred, from 1 to 5. */
type RatingCounts = [number, number, number, number, number];

function ratingsIn(month: Month, counts: RatingCounts): CountedRating[] {
	return ratings
		.map((rating) => ({ month, rating, count: counts[rating - 1]! }))
		.filter(({ count }) => count > 0);
}

/** Parses a key of moods; null if it is not one. */
function moodsOf(key: string): CountedMoods | null {
	const [, channel, ...rest] = key.split('|');
	const [before, after] = rest.slice(-2).map(ratingOf);
	if (!before || !after) return null;
	const cardId = (rest.slice(0, -2).join('|') || null) as CardId | null;
	return { channel: channelOf(channel), cardId, before, after, count: 0 };
}

/** Parses the keys that are counted over all months. */
function parsed(
	sums: ReadonlyMap<string, number>
): Pick<Counted, 'energies' | 'hours' | 'replies'> {
	const keys = [...sums].map(([key, count]) => {
		const [kind, first, second, third] = key.split('|');
		return { kind, first, second, third, count };
	});
	const of = (kind: string) => keys.filter((key) => key.kind === kind);
	return {
		energies: of('energy').map(({ first, second, third, count }) => ({
			...{ channel: channelOf(first), part: Number(second), ease: ratingOf(third), count }
		})),
		hours: of('hour')
			.map(({ first, count }) => ({ hour: Number(first), count }))
			.filter(({ hour }) => hour >= 0 && hour < 24),
		replies: of('reply').flatMap(({ first, second, count }) => {
			const reply = replies.find((one) => one === second);
			return reply ? { channel: channelOf(first), reply, count } : [];
		})
	};
}

function channelOf(text: string | undefined): Channel | null {
	return channels.find((channel) => channel === text) ?? null;
}

function ratingOf(text: string | undefined): Rating | null {
	return ratings.find((rating) => String(rating) === text) ?? null;
}
