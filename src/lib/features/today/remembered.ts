import type { App } from '#lib/app/app.svelte.ts';
import type { CardId } from '#lib/core/card.ts';
import { dayAt, instantOf } from '#lib/core/day.ts';
import type { Win } from '#lib/core/win.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';
import { readingOf } from '#lib/storage/queries.ts';
import { isCarried, mayComeBack } from './good-moment.ts';

const hourMs = 3_600_000;

/** A live query of the latest win that has words to remember with a card; null if it may not be shown. */
export function carriedWith({ live, storage }: App, cardId: CardId): LiveQuery<Win | null> {
	return live<Win | null>({
		collections: ['wins', 'people'],
		isAffected: ({ written }) =>
			written === null ||
			written.some(
				(one) =>
					one.collection === 'people' ||
					(one.collection === 'wins' &&
						[one.before, one.after].some((win) => win && isCarried(win)))
			),
		async read() {
			const [win, people] = await Promise.all([
				readingOf(storage).lastCarried(cardId),
				storage.all('people')
			]);
			return win && isCarried(win) && mayComeBack(win, people) ? win : null;
		},
		initial: null
	});
}

/** A live query that is true if the user has marked a card as too much within the last hour. */
export function wasTooMuch({ live, storage, now }: App, cardId: CardId): LiveQuery<boolean> {
	return live({
		collections: ['choices'],
		isAffected: ({ written }) =>
			written === null ||
			written.some(
				(one) =>
					one.collection === 'choices' &&
					[one.before, one.after].some((choice) => choice?.kind === 'tooMuch')
			),
		async read() {
			const nowMs = now();
			const choices = await storage.choicesSince(dayAt(nowMs - hourMs));
			return choices.some(
				(choice) =>
					choice.kind === 'tooMuch' &&
					choice.cardId === cardId &&
					Math.abs(nowMs - instantOf(choice.at)) <= hourMs
			);
		},
		initial: false
	});
}
