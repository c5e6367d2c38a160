import { expect } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import type { Day } from '#lib/core/day.ts';
import type { Rating, WinId } from '#lib/core/win.ts';
import { digestOf } from '#lib/engine/digest.ts';
import {
	knowledgeOf,
	learnedFrom,
	nothingLearned,
	type SavedLearning
} from '#lib/engine/learning.ts';
import { readingOf, type LogPlace } from '#lib/storage/queries.ts';
import type { Knowledge } from '#lib/engine/suggest.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Learning } from '#lib/app/today/learning.ts';

/** Cards of the deck by what tests do with them. */
export const greet = cardFacts.find(({ id }) => id === 'greet-by-name')!;
export const text = cardFacts.find(({ channel }) => channel === 'text')!;
export const call = cardFacts.find(({ channel }) => channel === 'call')!;

/** All choices in the log. */
export const choicesIn = (app: App) => app.storage.choicesSince('2000-01-01' as Day);
/** A learner as each page has one. */
export const learningOf = (app: App) => new Learning(app.storage, { facts: cardFacts });

/** A text that is equal only for bit-identical knowledge. */
export function printOf({ belief, history }: Knowledge): string {
	const tastes = cardFacts.map((card) => [
		belief.taste(card, belief.means),
		belief.tasteDeviation(card)
	]);
	return digestOf([belief.means, tastes, history]);
}

/** The knowledge of a page that was just opened, which may use the cache. */
export async function known(app: App, since: string | null = null): Promise<string> {
	return printOf((await learningOf(app).knowledge(true, since)).knowledge);
}

/** The knowledge after a replay of the whole log. */
export async function replayed(app: App, since: string | null = null): Promise<string> {
	const log = await choicesIn(app);
	return printOf(knowledgeOf(learnedFrom(nothingLearned(), log, cardFacts, since), true));
}

/** The knowledge without any choice. */
export const nothingKnown = printOf(knowledgeOf(nothingLearned(), true));

/** Edits a win to have these ratings. */
export async function rate(app: App, id: WinId, ratings: { ease?: Rating; moodAfter?: Rating }) {
	const win = (await app.storage.win(id))!;
	return app.journal.edit(id, { ...win, ...ratings }, win);
}

/** The cache of the learner, as it is stored. */
export type Cached = SavedLearning<LogPlace>;

/** The cache once it is up to the end of the log: it is saved a moment after learning. */
export async function cachedOf({ storage }: App): Promise<Cached> {
	const { place } = await readingOf(storage).choicesAfter(null);
	const derived = () => storage.readMeta('learning') as Promise<Cached | undefined>;
	await expect.poll(async () => (await derived())?.place).toEqual(place);
	// Other learners in this tab may be about to save the same.
	await new Promise((resolve) => setTimeout(resolve, 20));
	return (await derived())!;
}
