// @ts-check
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { winsIn } from './leaving.js';
import { entries, log, notice } from './steps.js';

const backup = fileURLToPath(new URL('../../fixtures/backup-v1.json', import.meta.url));

/** @type {import('../run.js').Flow[]} */
export const backups = [
	{
		capability: 'Import a backup, and undo the import',
		async run({ page }) {
			await log(page, 'Here before the import');
			await page.open('/settings/import');
			const input = await page.find(by('field', say('import_label')));
			await page.session.chooseFile(input, backup);
			await page.shows(say('import_found', { name: 'backup-v1.json' }));
			// The page scrolls to what it found, which would move the button under the pointer.
			await page.until('the focus is on what was found', () =>
				page.evaluate(() => /^H\d$/.test(document.activeElement?.tagName ?? ''))
			);
			await page.click(by('button', say('import_button')));
			await page.shows(/^Imported 3 entries/, notice);
			assert.equal((await winsIn(page)).length, 4);
			await page.click(by('button', say('undo'), notice));
			await page.shows(say('undone'), notice);
			assert.equal((await winsIn(page)).length, 1);
			await page.open('/diary');
			await page.has(entries, 1);
			return works;
		}
	},
	{
		capability: 'Export a backup and a spreadsheet as files',
		async run({ page }) {
			await log(page, 'Goes into the file');
			await openBackup(page);
			await page.click(by('button', say('settings_export')));
			const copy = await downloaded(page, /^small-hello-\d{4}-\d\d-\d\d\.json$/);
			const { format, wins } = JSON.parse(copy);
			assert.equal(format, 'small-hello-backup');
			assert.deepEqual(
				wins.map((/** @type {{ note: string }} */ win) => win.note),
				['Goes into the file']
			);
			await page.shows(/small-hello-.*\.json/, notice);
			await page.click(by('button', say('settings_spreadsheet')));
			assert.match(await downloaded(page, /\.csv$/), /Goes into the file/);
			return works;
		}
	},
	{
		capability: 'Export an encrypted backup as a file',
		async run({ page }) {
			await log(page, 'For nobody else');
			await openBackup(page);
			await page.click(by('button', say('settings_export_encrypted')));
			for (const label of ['passphrase_label', 'passphrase_again'])
				await page.fill(by('input', say(label)), 'copper lantern ferry plum');
			await page.click(by('button', say('settings_encrypted_save')));
			const copy = await downloaded(page, /\.age$/);
			assert.match(copy, /^age-encryption\.org\/v1\n-> scrypt /);
			assert.doesNotMatch(copy, /For nobody else/);
			return works;
		}
	}
];

/**
 * Opens the page of backups and waits for its first sentence, which moves the buttons when it appears.
 * @param {import('../page.js').Page} page
 */
async function openBackup(page) {
	await page.open('/settings/backup');
	await page.shows(say('copy_none'));
}

/**
 * Waits for a file in the download folder and returns its content.
 * @param {import('../page.js').Page} page
 * @param {RegExp} name
 */
async function downloaded(page, name) {
	const file = await page.until(`a download like ${name.source}`, async () =>
		page.session.downloads().find((each) => name.test(each.name))
	);
	return file.content;
}
