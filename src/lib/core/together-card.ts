import type { Day } from './day.ts';
import type { TimeOfDay } from './plan.ts';
import { storableText } from './text.ts';

/** The maximum length of each line of the card, in UTF-16 units. */
export const longestCardLine = 2_000;

/** A small card for someone else. An empty line is left out of it. */
export interface TogetherCard {
	/** UUID version 7: the id of the shared act in calendars. */
	id: string;
	/** A line about the energy of the user. */
	energy: string;
	/** A line about messages and replies. */
	messages: string;
	/** Something that would be good. */
	good: string;
	/** A small act to share, again and again; '' if there is none. */
	act: string;
	/** The days of the act: a recurrence rule of RFC 5545. */
	rule: string;
	/** The time of the act; null for any time. */
	time: TimeOfDay | null;
	/** The first day from which the rule counts. */
	since: Day;
}

/** The lines of the card that the user writes. */
export const cardLines = ['energy', 'messages', 'good', 'act'] as const;

/** Returns a card with every line cut to a length and an encoding that can be stored. */
export function storableCard(card: TogetherCard): TogetherCard {
	const lines = cardLines.map((line) => [line, storableText(card[line], longestCardLine)]);
	return { ...card, ...(Object.fromEntries(lines) as Pick<TogetherCard, 'energy'>) };
}

/** Returns whether nothing would be on the card. */
export function isBlankCard(card: TogetherCard): boolean {
	return cardLines.every((line) => card[line].trim() === '');
}

/** Returns a stored card; parts that a damaged or another version's card lacks are those of `first`. */
export function restoredCard(
	stored: Readonly<Record<keyof TogetherCard, unknown>>,
	first: TogetherCard
) {
	const isText = (value: unknown): value is string => typeof value === 'string';
	const { time } = stored;
	const texts = Object.entries(first).filter(([key]) => key !== 'time');
	const parts = texts.map(([key, other]) => {
		const value = stored[key as keyof TogetherCard];
		return [key, isText(value) ? value : other];
	});
	return storableCard({
		...(Object.fromEntries(parts) as Omit<TogetherCard, 'time'>),
		time: isText(time) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? (time as TimeOfDay) : null
	});
}
