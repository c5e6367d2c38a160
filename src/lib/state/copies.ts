import type { Win } from '#lib/domain/win.ts';
import { backupFile } from '#lib/exchange/backup.ts';
import type { OtherLists } from '#lib/exchange/other-lists.ts';
import { spreadsheet, spreadsheetName, type SpreadsheetWords } from '#lib/exchange/spreadsheet.ts';
import type { App } from './app.svelte.ts';

/** A copy of everything that was entered, and of what earlier copies brought, as a file. */
export async function copyOf({ storage, now }: App): Promise<{ name: string; content: Blob }> {
	const [wins, checkIns, people, plans, choices, preferences, others] = await Promise.all([
		storage.allOf('wins'),
		storage.allOf('checkIns'),
		storage.allOf('people'),
		storage.allOf('plans'),
		storage.allOf('choices'),
		storage.allOf('preferences'),
		storage.derived('others') as Promise<OtherLists | undefined>
	]);
	return backupFile({ wins, checkIns, people, plans, choices, preferences }, now(), others);
}

/** The entries as a table for reading elsewhere, the oldest first; read month by month, so that the page goes on. */
export async function spreadsheetOf(
	{ storage, now }: App,
	words: SpreadsheetWords
): Promise<{ name: string; content: Blob }> {
	async function* wins(): AsyncGenerator<Win> {
		for (const month of (await storage.months()).reverse())
			yield* (await storage.winsIn(month)).reverse();
	}
	const parts: Blob[] = [];
	// As blobs, so that the browser need not hold all of it in memory.
	for await (const chunk of spreadsheet(wins(), await storage.people(), words))
		parts.push(new Blob([chunk]));
	return { name: spreadsheetName(now()), content: new Blob(parts, { type: 'text/csv' }) };
}
