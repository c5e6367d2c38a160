import { cardFacts } from '#lib/content/cards.ts';
import type { CardId } from '#lib/core/card.ts';
import type { Day } from '#lib/core/day.ts';
import type { TestClock } from './app.ts';
import type { App } from '#lib/app/app.svelte.ts';
import type { Today } from '#lib/app/today/today.svelte.ts';

/** An hour in ms. */
export const hourMs = 3_600_000;

/** A day in ms. */
export const dayMs = 24 * hourMs;

/** Returns the facts of a card. */
export const factsOf = (id: CardId) => cardFacts.find((card) => card.id === id)!;

/** Returns the ids of the suggested cards. */
export const idsOf = (today: Today) => today.suggestions.map(({ cardId }) => cardId);

/** The highest effort of the cards that fit this day. */
export const heaviest = (today: Today) =>
	Math.max(...[...today.fittingToday].map((id) => factsOf(id).effort));

/** The highest effort up to that one in the deck, without cards for strangers. */
export const heaviestUpTo = (effort: number) =>
	Math.max(
		...cardFacts
			.filter((card) => !card.withStranger && card.effort <= effort)
			.map((card) => card.effort)
	);

/** Returns all choices of the tests. */
export const choicesIn = (app: App) => app.storage.choicesSince('2026-01-01' as Day);

/** The day at two in the afternoon with that energy, at which many cards fit. */
export async function loaded(
	{ app, clock }: { app: App; clock: TestClock },
	energy = 60
): Promise<Today> {
	clock.ms = new Date(2026, 10, 20, 14).getTime();
	await app.today.load();
	await app.today.setEnergy(energy);
	return app.today;
}
