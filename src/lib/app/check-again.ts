import type { DiaryDatabase, StorageProblem } from '#lib/storage/database.ts';
import { storageProblemOf } from '#lib/storage/live.svelte.ts';

const mostTries = 5;
const restMs = 500;

/**
 * Opens a database that the browser has closed, and returns its problem before a screen reads it: it may be empty
 * now. Null if it has none, or one that may pass.
 */
export async function checkAgain(storage: DiaryDatabase): Promise<StorageProblem | null> {
	for (let tries = 0; tries < mostTries; tries++) {
		// The database cannot be opened while the browser deletes it.
		await new Promise((resolve) => setTimeout(resolve, restMs));
		try {
			await storage.check();
			return null;
		} catch (error) {
			const problem = storageProblemOf(error);
			if (problem !== 'broken') return problem;
		}
	}
	return null;
}
