import type { Card, Channel } from '#lib/domain/card.ts';
import type { Day } from '#lib/domain/day.ts';
import type { PersonId } from '#lib/domain/person.ts';
import type { Rating, WinId } from '#lib/domain/win.ts';
import { foldedWords, holdsWord, soughtWords } from '#lib/domain/words.ts';
import type { Sought } from '#lib/search/search.ts';

/** What of the diary a person wants to see; every part holds at once. */
export interface DiaryWish {
	query: string;
	/** The beginnings of a name; '' for whoever was there. */
	person: string;
	channel: Channel | null;
	/** How it was in the end. */
	mood: Rating | null;
	isTreasured: boolean;
	/** Whether a voice note was kept with it. */
	hasVoice: boolean;
	/** Both days included. */
	from: Day | null;
	to: Day | null;
}

/** A wish for the whole diary. */
export const wholeDiary: DiaryWish = {
	query: '',
	person: '',
	channel: null,
	mood: null,
	isTreasured: false,
	hasVoice: false,
	from: null,
	to: null
};

/** Whether any part but the words leaves something out. */
export function isFiltering({ query: _, ...wish }: DiaryWish): boolean {
	return soughtWords(wish.person).length > 0
		? true
		: wish.isTreasured ||
				wish.hasVoice ||
				[wish.channel, wish.mood, wish.from, wish.to].some((part) => part !== null);
}

/** Whether the wish leaves anything out. */
export function isNarrowing(wish: DiaryWish): boolean {
	return soughtWords(wish.query).length > 0 || isFiltering(wish);
}

/**
 * The wish as a search takes it: names and titles as the ids that stand for them in the wins. `named` gives
 * whoever has a name that holds all of some words, `voiced` are the wins with which a voice note was kept.
 */
export function soughtBy(
	wish: DiaryWish,
	named: (words: readonly string[]) => PersonId[],
	cards: readonly Card[],
	voiced: readonly WinId[] = []
): Sought {
	const { channel, mood, isTreasured, hasVoice, from, to } = wish;
	const person = soughtWords(wish.person);
	const titles = cards.map(({ id, title }) => ({ id, title: foldedWords(title) }));
	return {
		words: soughtWords(wish.query).map((word) => ({
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
		to
	};
}
