import type { Rating, WinId } from '#lib/core/win.ts';
import type { App } from './app.svelte.ts';

/** The mood after a win that was logged a moment ago. */
export interface MoodAfter {
	/** The mood picked here; null for none. */
	readonly value: Rating | null;
	/** Saves a mood with the win; null takes it back. */
	pick(mood: Rating | null): void;
}

/** Creates the mood of a win for one row of faces, which shows a pick at once and takes it back if it cannot be saved. */
export function moodAfter(app: App, winId: () => WinId): MoodAfter {
	let mood = $state.raw<Rating | null>(null);
	const rate = app.command(async (picked: Rating | null) => {
		const before = mood;
		mood = picked;
		try {
			const win = await app.storage.win(winId());
			if (win) await app.journal.edit(win.id, { ...win, moodAfter: picked }, win);
		} catch (error) {
			mood = before;
			throw error;
		}
	});
	return {
		get value() {
			return mood;
		},
		pick: (picked) => void rate.run(picked)
	};
}
