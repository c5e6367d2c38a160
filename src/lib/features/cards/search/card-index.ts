import type { Card, CardId } from '#lib/core/card.ts';
import { foldedWords } from '#lib/core/words.ts';
import { mostSlips, slipsBetween } from './spelling.ts';
import { wordStem } from './word-stem.ts';

/** The words of one language that a search of cards knows beyond those on the cards. */
export interface SearchWords {
	/** Words to ignore. */
	smallWords: readonly string[];
	/** Groups of words that count as the same. */
	sameWords: readonly (readonly string[])[];
	/** Feelings, wishes and events in the words of users, and the cards for each, the best one first. */
	occasions: readonly { said: readonly string[]; cards: readonly string[] }[];
}

/** The cards that a search has found. */
export interface FoundCards {
	/** The best one first. */
	ids: readonly CardId[];
	/** True if none of them matches all of the words as they were typed. */
	isClose: boolean;
}

/** The points of a word by the place where a card has it. */
const points = { title: 10, label: 5, text: 2 } as const;
/** The points of an occasion, and of each of its words after the first. */
const occasionPoints = { first: 12, further: 6 } as const;
/** The share of the points that each place further down the list of an occasion loses. */
const lossByPlace = 0.05;
/** The share of the points for a word of the same meaning, and for a word that goes on after the typed letters. */
const shareOf = { same: 0.85, longer: 0.7 } as const;
/** A card that lacks some of the words needs this share of the best score. */
const leastShare = 0.4;
/** Cards that lack some of the words are listed up to this length, and up to the other one if they score well. */
const partialUpTo = { anyScore: 8, goodScore: 20 } as const;
/** Typed letters from this number on can be the beginning of an occasion. */
const leastBeginning = 3;

/** A query word with the keys under which cards are listed, and the share of the points for each. */
interface Term {
	keys: Map<string, number>;
	/** The keys that may say an occasion: those of a word that goes on only if the typed one is unknown. */
	saidKeys: ReadonlySet<string>;
	isCorrected: boolean;
}

/** A way to say an occasion: each part is one word, as the keys that match it. */
interface Saying {
	parts: readonly (readonly string[])[];
	cards: readonly CardId[];
}

/**
 * An index of cards for searches by everyday words: it ignores small words, knows words of the same meaning
 * and common occasions, forgives slips in spelling, and ranks the cards by all that matches. Making it takes
 * a few ms for each hundred cards, a search less.
 */
export class CardIndex {
	readonly #ids: readonly CardId[];
	/** The points of each card that has a word, by key: a stem, or a group of words of the same meaning. */
	readonly #lists = new Map<string, Map<CardId, number>>();
	/** All known words with their stems. */
	readonly #known = new Map<string, string>();
	readonly #groups = new Map<string, string[]>();
	readonly #small: ReadonlySet<string>;
	readonly #sayings: readonly Saying[];

	/** `labels` returns more words that the user may type for a card, such as its theme as displayed. */
	constructor(
		cards: readonly Card[],
		labels: (card: Card) => readonly string[],
		{ smallWords, sameWords, occasions }: SearchWords
	) {
		this.#ids = cards.map(({ id }) => id);
		this.#small = new Set(smallWords.flatMap(foldedWords));
		for (const [at, group] of sameWords.entries())
			for (const word of group.flatMap(foldedWords)) {
				const stem = this.#learn(word);
				this.#groups.set(stem, [...(this.#groups.get(stem) ?? []), `=${at}`]);
			}
		for (const card of cards) {
			this.#list(card.id, [card.title], points.title);
			this.#list(card.id, labels(card), points.label);
			this.#list(card.id, [...card.how, ...card.say, card.smaller], points.text);
		}
		this.#sayings = occasions.flatMap(({ said, cards }) =>
			said.map((text): Saying => {
				const parts = this.#soughtIn(text).map((word) => this.#keysOf(this.#learn(word)));
				return { parts, cards: cards as readonly CardId[] };
			})
		);
	}

	/** Returns the cards that fit a query; null if it has only small words, such as “the”. */
	find(query: string): FoundCards | null {
		const words = this.#soughtIn(query);
		if (words.length === 0) return null;
		const terms = words.map((word, at) => this.#termOf(word, at === words.length - 1));
		const scores = new Map<CardId, { score: number; matched: Set<number> }>();
		const add = (id: CardId, score: number, matched: readonly number[]) => {
			const present = scores.get(id) ?? { score: 0, matched: new Set() };
			present.score += score;
			for (const at of matched) present.matched.add(at);
			scores.set(id, present);
		};
		for (const [at, term] of terms.entries())
			for (const [id, score] of this.#scoresOf(term)) add(id, score, [at]);
		for (const { cards, matched } of this.#occasionsIn(terms)) {
			const most = occasionPoints.first + occasionPoints.further * (matched.length - 1);
			for (const [place, id] of cards.entries())
				add(id, most * Math.max(0.5, 1 - lossByPlace * place), matched);
		}
		return this.#ranked(scores, terms);
	}

	#ranked(
		scores: ReadonlyMap<CardId, { score: number; matched: ReadonlySet<number> }>,
		terms: readonly Term[]
	): FoundCards {
		const ranked = this.#ids
			.flatMap((id) => {
				const found = scores.get(id);
				if (!found) return [];
				const coverage = found.matched.size / terms.length;
				return [{ id, score: found.score * (0.5 + 0.5 * coverage ** 2), isWhole: coverage === 1 }];
			})
			.sort((a, b) => b.score - a.score);
		const best = ranked[0]?.score ?? 0;
		const kept = ranked.filter(
			({ score, isWhole }, at) =>
				isWhole ||
				at < partialUpTo.anyScore ||
				(at < partialUpTo.goodScore && score >= leastShare * best)
		);
		return {
			ids: kept.map(({ id }) => id),
			isClose:
				kept.length > 0 &&
				(terms.some(({ isCorrected }) => isCorrected) || !kept.some(({ isWhole }) => isWhole))
		};
	}

	/** Returns the points of each card for one word: those of its best key. A rare word counts for more. */
	#scoresOf({ keys }: Term): Map<CardId, number> {
		const best = new Map<CardId, number>();
		for (const [key, share] of keys) {
			const list = this.#lists.get(key);
			if (!list) continue;
			const rarity = Math.log(1 + this.#ids.length / list.size) / Math.log(1 + this.#ids.length);
			for (const [id, value] of list)
				best.set(id, Math.max(best.get(id) ?? 0, value * share * rarity));
		}
		return best;
	}

	/** Returns the occasions of a query with the words that say them, without those inside a longer one. */
	#occasionsIn(terms: readonly Term[]): { cards: readonly CardId[]; matched: readonly number[] }[] {
		const all = this.#sayings.flatMap(({ parts, cards }) => {
			const matched = parts.map((keys) =>
				terms.findIndex((term) => keys.some((key) => term.saidKeys.has(key)))
			);
			const isSaid = parts.length > 0 && !matched.includes(-1);
			return isSaid && new Set(matched).size === parts.length ? [{ cards, matched }] : [];
		});
		const isInside = (one: readonly number[], other: readonly number[]) =>
			one.length < other.length && one.every((at) => other.includes(at));
		const longest = all.filter(
			({ matched }) => !all.some((other) => isInside(matched, other.matched))
		);
		return longest.filter(
			({ cards }, at) => longest.findIndex((one) => one.cards === cards) === at
		);
	}

	#termOf(word: string, isLast: boolean): Term {
		const keys = new Map<string, number>();
		const include = (stem: string, share: number) => {
			for (const key of this.#keysOf(stem)) {
				const ofKey = key === stem ? share : share * shareOf.same;
				keys.set(key, Math.max(keys.get(key) ?? 0, ofKey));
			}
		};
		const stem = wordStem(word);
		const isKnown = this.#known.has(word) || this.#lists.has(stem) || this.#groups.has(stem);
		if (isKnown) include(stem, 1);
		const own = new Set(keys.keys());
		// The last word may still be growing.
		if (word.length > 1 && (isLast || !isKnown))
			for (const [known, stemOfKnown] of this.#known)
				if (known.startsWith(word)) include(stemOfKnown, shareOf.longer);
		const saidKeys = isKnown ? own : new Set(word.length < leastBeginning ? [] : keys.keys());
		if (keys.size > 0) return { keys, saidKeys, isCorrected: false };
		for (const near of this.#nearestTo(word)) include(near, 1);
		return { keys, saidKeys: new Set(keys.keys()), isCorrected: keys.size > 0 };
	}

	/** Returns the stems of the known words with the fewest slips; those with the same first letter first. */
	#nearestTo(word: string): string[] {
		let most: number = mostSlips(word.length);
		let nearest: string[] = [];
		if (most === 0) return nearest;
		for (const known of this.#known.keys()) {
			// A wrong first letter is rare, and most words differ in it.
			if (known[0] !== word[0] && known[0] !== word[1] && known[1] !== word[0]) continue;
			const slips = slipsBetween(word, known, most);
			if (slips === null) continue;
			if (slips < most) nearest = [];
			most = slips;
			nearest.push(known);
		}
		const alike = nearest.filter((known) => known[0] === word[0]);
		return (alike.length > 0 ? alike : nearest).map((known) => this.#known.get(known)!);
	}

	/** Returns the words of a text that say something. */
	#soughtIn(text: string): string[] {
		return [...new Set(foldedWords(text))].filter((word) => !this.#small.has(word));
	}

	#keysOf(stem: string): string[] {
		return [stem, ...(this.#groups.get(stem) ?? [])];
	}

	#learn(word: string): string {
		const known = this.#known.get(word);
		if (known !== undefined) return known;
		const stem = wordStem(word);
		this.#known.set(word, stem);
		return stem;
	}

	#list(id: CardId, texts: readonly string[], value: number): void {
		for (const word of new Set(foldedWords(texts.join('\n')))) {
			if (this.#small.has(word)) continue;
			for (const key of this.#keysOf(this.#learn(word))) {
				const list = this.#lists.get(key) ?? new Map<CardId, number>();
				list.set(id, Math.max(list.get(id) ?? 0, value));
				this.#lists.set(key, list);
			}
		}
	}
}
