import { cardFacts } from '#lib/content/cards.ts';
import { firstPreferences } from '#lib/core/preferences.ts';
import { type CardFacts, type CardId } from '#lib/core/card.ts';
import type { Choice } from '#lib/core/choice.ts';
import { dayAt } from '#lib/core/day.ts';
import { knowledgeOf, learnedFrom, nothingLearned } from '#lib/engine/learning.ts';
import {
	fittingNow,
	suggest,
	type Knowledge,
	type Moment,
	type SuggestRequest,
	type Suggestion
} from '#lib/engine/suggest.ts';
import { oldestFirst } from './choice-log.ts';

/** An hour in ms. */
export const hourMs = 3_600_000;

/** A day in ms. */
export const dayMs = 24 * hourMs;

/** One card for each effort: only the effort limit can exclude it. */
const probes = Array.from({ length: 101 }, (_, effort): CardFacts => ({
	id: `takes-${effort}` as CardId,
	family: 'selfKindness',
	channel: 'solo',
	effort,
	minutes: 1,
	needs: [],
	withStranger: false,
	direction: 'inward',
	closeness: 0,
	settings: ['home'],
	cues: ['evening']
}));

/** Returns the effort limit, measured by the number of probes that fit. */
export function offeredUpTo(moment: Moment, choices: readonly Choice[]): number {
	return fittingNow(probes, moment, choices).size - 1;
}

/** Returns the offered cards. */
export function offered(request: SuggestRequest): CardFacts[] {
	return suggest(request).map(({ cardId }) => request.deck.find(({ id }) => id === cardId)!);
}

/** Returns the card ids of suggestions. */
export function ids(suggestions: readonly Suggestion[]): CardId[] {
	return suggestions.map(({ cardId }) => cardId);
}

/** A Friday morning. */
export const nowMs = Date.UTC(2026, 10, 20, 10);

/** Returns a moment at {@link nowMs} with energy 60 and the first preferences, except for these changes. */
export function momentOf(changed: Partial<Moment> = {}): Moment {
	return {
		nowMs,
		today: dayAt(nowMs),
		hour: 10,
		energy: 60,
		...firstPreferences,
		asksAtNight: false,
		intendedCardId: null,
		...changed
	};
}

/** The knowledge after these choices. */
export function knowing(choices: readonly Choice[], learns = true): Knowledge {
	return knowledgeOf(learnedFrom(nothingLearned(), oldestFirst(choices), cardFacts), learns);
}

/** Returns a request with the deck of the app and an empty diary, except for these changes. */
export function requestOf(
	changed: Partial<Moment> = {},
	rest: Partial<Omit<SuggestRequest, 'moment'>> = {}
): SuggestRequest {
	return {
		deck: cardFacts,
		moment: momentOf(changed),
		choices: [],
		seen: new Set(),
		people: [],
		knowledge: null,
		seed: 'seed',
		...rest
	};
}

/** Forty seeds. */
export const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);

/** Returns all cards that are offered while the user requests others again and again. */
export function offeredInTurn(request: SuggestRequest, rounds: number): Set<CardId> {
	let seen = new Set<CardId>();
	const all = new Set<CardId>();
	for (let round = 0; round < rounds; round++) {
		const present = ids(suggest({ ...request, seen, seed: `${request.seed} ${round}` }));
		for (const id of present) all.add(id);
		seen = present.every((id) => seen.has(id)) ? new Set(present) : new Set([...seen, ...present]);
	}
	return all;
}
