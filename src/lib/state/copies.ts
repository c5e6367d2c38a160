import { backupFile } from '#lib/exchange/backup.ts';
import type { App } from './app.svelte.ts';

/** A copy of everything that was entered, as a file. */
export async function copyOf({ storage, now }: App): Promise<{ name: string; content: Blob }> {
	const [wins, checkIns, people, plans, choices, preferences] = await Promise.all([
		storage.allOf('wins'),
		storage.allOf('checkIns'),
		storage.allOf('people'),
		storage.allOf('plans'),
		storage.allOf('choices'),
		storage.allOf('preferences')
	]);
	return backupFile({ wins, checkIns, people, plans, choices, preferences }, now());
}
