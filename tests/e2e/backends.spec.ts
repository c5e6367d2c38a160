import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { collectionNames } from '../../src/lib/core/collections.ts';
import { builtApp } from './builds.ts';
import { sqlite } from './backends.ts';
import { test, words } from './journey.ts';
import {
	importCopy,
	lackingIn,
	logWin,
	mirroredDrafts,
	mirrorNote,
	records,
	untilMirrored
} from './mirror-steps.ts';

const fixture = (name: string) =>
	JSON.parse(readFileSync(`tests/fixtures/${name}.json`, 'utf8')) as Record<string, unknown[]>;

/** A backup with records of every collection, recordings included. */
function everything(): Buffer {
	const first = fixture('backup-v1-every-kind');
	const others = [fixture('backup-v1-people-and-plans'), fixture('backup-v1-own-cards')];
	const lists = collectionNames.map((list) => {
		const all = [first, ...others].flatMap((backup) => backup[list] ?? []) as { id: string }[];
		expect(all.length, list).toBeGreaterThan(0);
		return [list, [...new Map(all.map((record) => [record.id, record])).values()]];
	});
	return Buffer.from(JSON.stringify({ ...first, ...Object.fromEntries(lists) }));
}

const halfWritten = (page: Page) => page.getByRole('textbox', { name: words.log_note! });

/** Types words that are not saved, and waits until the mirror has them. */
async function leaveHalfWritten(page: Page, url: string, text: string): Promise<void> {
	await page.goto(`${url}/log`);
	await halfWritten(page).fill(text);
	await expect.poll(() => mirroredDrafts(page), { timeout: 30_000 }).toContain(text);
}

for (const [from, switches] of [
	['LevelDB', [[], sqlite, []]],
	['SQLite', [sqlite, [], sqlite]]
] as const) {
	test(`everything comes back after each switch of the backend, from ${from} and back`, async ({
		host,
		ownBrowser
	}) => {
		const { url } = await host({ folder: builtApp });
		let before: Record<string, string> = {};
		for (const [visit, flags] of switches.entries()) {
			const context = await ownBrowser('kept', { flags });
			const page = context.pages()[0] ?? (await context.newPage());
			if (visit === 0) {
				await page.goto(`${url}/`);
				await importCopy(page, url, everything());
			} else {
				await page.goto(`${url}/diary`);
				await page.getByRole('button', { name: words.recovery_bring! }).click();
				await expect(page.getByText(words.recovery_done!)).toBeVisible();
				expect(lackingIn(await records(page), before)).toEqual([]);
				await page.goto(`${url}/log`);
				await expect(halfWritten(page)).toHaveValue(`Half a thought ${visit - 1}`);
				await halfWritten(page).clear();
			}
			await logWin(page, url, `On visit ${visit}`);
			await leaveHalfWritten(page, url, `Half a thought ${visit}`);
			await untilMirrored(page);
			await expect.poll(async () => (await mirrorNote(page))?.wins ?? 0).toBeGreaterThan(visit);
			before = await records(page);
			expect(Object.keys(before)).toEqual(
				expect.arrayContaining([
					expect.stringMatching(/^recordings /),
					expect.stringMatching(/^drafts /)
				])
			);
			await context.close();
		}
	});
}
