import { dayAfter, monthAfter } from '#lib/core/calendar.ts';
import type { Card, CardId, Channel } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { PersonId } from '#lib/core/person.ts';
import type { Month } from '#lib/core/totals.ts';
import type { Rating, WinId } from '#lib/core/win.ts';
import { foldedWords, holdsWord, soughtWords } from '#lib/core/words.ts';
import type { Sought } from './search/search.ts';

/** A filter of the diary. A win must pass every part. */
export interface DiaryFilter {
	/** The words as typed. */
	query: string;
	/** Beginnings of a person's name; '' for anyone. */
	person: string;
	channel: Channel | null;
	/** The mood after, or the mood before if there is none after. */
	mood: Rating | null;
	isTreasured: boolean;
	/** True to include only wins with a voice note. */
	hasVoice: boolean;
	/** First and last day, both included; null for no limit. */
	from: Day | null;
	to: Day | null;
	/** The month that a search begins with: later wins are left out. Null without a search. */
	month: Month | null;
}

/** A filter that all wins pass. */
export const noFilter: DiaryFilter = {
	query: '',
	person: '',
	channel: null,
	mood: null,
	isTreasured: false,
	hasVoice: false,
	from: null,
	to: null,
	month: null
};

/** Returns true if any part other than the query excludes wins. */
export function isFiltering({ person, ...filter }: DiaryFilter): boolean {
	const { channel, mood, isTreasured, hasVoice, from, to } = filter;
	return (
		soughtWords(person).length > 0 ||
		isTreasured ||
		hasVoice ||
		[channel, mood, from, to].some((part) => part !== null)
	);
}

/** Returns true if the filter excludes any wins. */
export function isNarrowing(filter: DiaryFilter): boolean {
	return soughtWords(filter.query).length > 0 || isFiltering(filter);
}

/**
 * Converts the filter for the search, which takes ids of people and cards in place of names and titles.
 * `named` returns the people whose name contains all the given words; `voiced` are the wins with a voice
 * note.
 */
export function soughtBy(
	filter: DiaryFilter,
	named: (words: readonly string[]) => PersonId[],
	cards: readonly Card[],
	voiced: readonly WinId[] = []
): Sought {
	const { channel, mood, isTreasured, hasVoice, from } = filter;
	const person = soughtWords(filter.person);
	const titles = titlesOf(cards);
	return {
		words: soughtWords(filter.query).map((word) => ({
			word,
			people: named([word]),
			cards: titles.flatMap(({ id, title }) => (holdsWord(title, word) ? id : []))
		})),
		people: person.length > 0 ? named(person) : null,
		channel,
		mood,
		isTreasured,
		among: hasVoice ? voiced : null,
		from,
		to: endOf(filter)
	};
}

/** Folds the titles of a deck once: folding them at each key would take too long. */
function titlesOf(cards: readonly Card[]): readonly { id: CardId; title: readonly string[] }[] {
	const known = foldedTitles.get(cards);
	if (known) return known;
	const titles = cards.map(({ id, title }) => ({ id, title: foldedWords(title) }));
	foldedTitles.set(cards, titles);
	return titles;
}
const foldedTitles = new WeakMap<readonly Card[], ReturnType<typeof titlesOf>>();

/** Returns the last day to include: that of the month to begin with, or an earlier last day. */
function endOf({ month, to }: DiaryFilter): Day | null {
	const lastDay = month && dayAfter(`${monthAfter(month, 1)}-01` as Day, -1);
	if (to === null || lastDay === null) return to ?? lastDay;
	return to < lastDay ? to : lastDay;
}
