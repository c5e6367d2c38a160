import { readFile } from 'node:fs/promises';
import type { Page } from './steps.ts';

/** Clicks and returns the name and the text of the file that this downloads. */
export async function downloaded(page: Page, click: () => Promise<void>) {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	return {
		name: download.suggestedFilename(),
		text: await readFile(await download.path(), 'utf8')
	};
}
