import { expect } from 'vitest';
import type { CardId } from '#lib/domain/card.ts';
import { instantOf } from '#lib/domain/day.ts';
import { goodnessOf, type Goodness } from '#lib/domain/moment.ts';
import { totalsOf } from '#lib/domain/totals.ts';
import type { Win } from '#lib/domain/win.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { readingOf } from '#lib/storage/reading.ts';

/** All wins that are not deleted. */
export async function livingWins(storage: Storage): Promise<Win[]> {
	return (await readingOf(storage).allOf('wins')).filter((row): row is Win => !('deleted' in row));
}

/** All wins of that goodness, as they are handed out one by one. */
export async function goodWins(storage: Storage, goodness: Goodness): Promise<Win[]> {
	const count = await readingOf(storage).goodWinCount(goodness);
	const wins: Win[] = [];
	for (let place = 0; place < count; place++)
		wins.push((await readingOf(storage).goodWinAt(goodness, place))!);
	expect(await readingOf(storage).goodWinAt(goodness, count)).toBeNull();
	return wins;
}

const newestFirst = (one: Win, other: Win) =>
	instantOf(other.at) - instantOf(one.at) || (one.id < other.id ? 1 : -1);

/** Everything that is kept about the wins equals what a recount of them comes to. */
export async function expectRecount(storage: Storage): Promise<void> {
	const wins = (await livingWins(storage)).sort(newestFirst);
	expect(await readingOf(storage).totals()).toEqual(totalsOf(wins));
	expect(await storage.winCount()).toBe(wins.length);
	for (const goodness of [1, 2] as const) {
		const good = wins.filter((win) => goodnessOf(win) === goodness);
		expect(await goodWins(storage, goodness)).toEqual(good);
	}
	for (const cardId of ['greet-by-name', 'one-line-check-in'] as CardId[]) {
		const carried = wins.find((win) => win.carry !== '' && win.cardId === cardId);
		expect(await readingOf(storage).lastCarried(cardId)).toEqual(carried ?? null);
	}
}
