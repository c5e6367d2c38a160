import { channels, type CardId, type Channel } from '#lib/core/card.ts';
import type { Month, MonthTotals } from '#lib/core/totals.ts';
import { ratings, replies, type Rating, type Reply } from '#lib/core/win.ts';

/** The running totals of all months, parsed by kind of count; the earliest month first. */
export interface Counted {
	wins: number;
	moods: {
		month: Month;
		channel: Channel | null;
		cardId: CardId | null;
		before: Rating;
		after: Rating;
		count: number;
	}[];
	eases: { month: Month; ease: Rating; count: number }[];
	energies: { channel: Channel | null; part: number; ease: Rating | null; count: number }[];
	hours: { hour: number; count: number }[];
	replies: { channel: Channel | null; reply: Reply; count: number }[];
	people: { month: Month; id: string; count: number }[];
}

/** Parses the keys that `countedIn` in src/lib/core/totals.ts writes, and ignores all others. */
export function countedFrom(totals: readonly MonthTotals[]): Counted {
	const counted: Counted = {
		wins: 0,
		moods: [],
		eases: [],
		energies: [],
		hours: [],
		replies: [],
		people: []
	};
	const months = totals
		.filter(({ id }) => /^\d{4}-(0[1-9]|1[0-2])$/.test(id))
		.sort((one, other) => (one.id < other.id ? -1 : 1));
	for (const { id: month, counts } of months)
		for (const [key, count] of Object.entries(counts)) add(counted, month, key, count);
	return counted;
}

function add(counted: Counted, month: Month, key: string, count: number): void {
	const [kind, ...parts] = key.split('|');
	const rest = parts.join('|');
	const channel = channelOf(parts[0]);
	if (kind === 'win') counted.wins += count;
	if (kind === 'hour' && Number(rest) >= 0 && Number(rest) < 24)
		counted.hours.push({ hour: Number(rest), count });
	if (kind === 'person' && rest !== '') counted.people.push({ month, id: rest, count });
	if (kind === 'ease') {
		const ease = ratingOf(rest);
		if (ease) counted.eases.push({ month, ease, count });
	}
	if (kind === 'energy')
		counted.energies.push({ channel, part: Number(parts[1]), ease: ratingOf(parts[2]), count });
	if (kind === 'reply') {
		const reply = replies.find((one) => one === parts[1]);
		if (reply) counted.replies.push({ channel, reply, count });
	}
	if (kind === 'mood') {
		const [before, after] = parts.slice(-2).map(ratingOf);
		const cardId = (parts.slice(1, -2).join('|') || null) as CardId | null;
		if (before && after) counted.moods.push({ month, channel, cardId, before, after, count });
	}
}

function channelOf(text: string | undefined): Channel | null {
	return channels.find((channel) => channel === text) ?? null;
}

function ratingOf(text: string | undefined): Rating | null {
	return ratings.find((rating) => String(rating) === text) ?? null;
}
