import { SerialQueue } from '#lib/async/serial-queue.ts';
import type { Rating, WinId } from '#lib/core/win.ts';
import type { App } from './app.svelte.ts';

/** The mood after a win that was logged a moment ago. */
export interface MoodAfter {
	/** The mood picked here; null for none. */
	readonly value: Rating | null;
	/** Saves a mood with the win; null takes it back. */
	pick(mood: Rating | null): void;
}

/**
 * Creates the mood of a win for one row of faces. It shows a pick at once, and the one before if it cannot be saved.
 * The user may pick again while a pick is being saved, so they are saved one after the other.
 */
export function moodAfter(app: App, winId: () => WinId): MoodAfter {
	let mood = $state.raw<Rating | null>(null);
	let saved: Rating | null = null;
	const picks = new SerialQueue();
	const rate = app.command(async (picked: Rating | null) => {
		const win = await app.storage.win(winId());
		if (win) await app.journal.edit(win.id, { ...win, moodAfter: picked }, win);
		saved = picked;
	});
	return {
		get value() {
			return mood;
		},
		pick(picked) {
			mood = picked;
			void picks.run(async () => {
				if (!(await rate.run(picked)) && mood === picked) mood = saved;
			});
		}
	};
}
