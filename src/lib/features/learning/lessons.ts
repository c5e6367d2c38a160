import type { App } from '#lib/app/app.svelte.ts';
import type { Lessons } from '#lib/app/today/learning.ts';
import type { LiveQuery } from '#lib/storage/live.svelte.ts';

/**
 * A live query of the lessons, which also loads the titles of the cards they name; null before the first
 * read.
 */
export function lessonsQuery({ live, today, deck }: App): LiveQuery<Lessons | null> {
	return live<Lessons | null>({
		collections: ['choices', 'preferences'],
		initial: null,
		async read() {
			const lessons = await today.lessons();
			// The sentences read well without the titles.
			await deck.loadLines([...lessons.favourites, ...lessons.disliked]).catch(() => {});
			return lessons;
		}
	});
}
