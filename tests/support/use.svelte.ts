import { flushSync } from 'svelte';
import type { App } from '#lib/app/app.svelte.ts';

/**
 * Reads reactive state as a component does, so that live queries follow the database. Returns the function
 * that stops it.
 */
export function use(read: () => unknown): () => void {
	const stop = $effect.root(() => {
		$effect(() => void read());
	});
	flushSync();
	return stop;
}

/** Uses an app as the page `/` does. Returns the function that stops it. */
export function useApp(app: App): () => void {
	const stop = app.start();
	const leave = use(() => [app.today.suggestions, app.journal.count, app.preferences.preferences]);
	return () => {
		stop();
		leave();
	};
}
