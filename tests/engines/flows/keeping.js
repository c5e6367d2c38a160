// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { cannot, works } from '../outcome.js';
import { say } from '../words.js';
import { log } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const keeping = [
	{
		capability: 'A second copy beside the diary',
		async run({ page }) {
			await log(page, 'Twice in this browser');
			await page.open('/settings/storage');
			const [kept, none, waiting] = ['mirror_kept', 'mirror_none', 'mirror_waiting'].map((key) =>
				say(key)
			);
			/** @type {string | undefined} */
			let shown;
			await page
				.until('Settings tells of the second copy', async () => {
					const text = await page.text(by('main'));
					shown = [kept, none, waiting].find((each) => each && text.includes(each));
					return shown === kept || shown === none;
				})
				.catch((error) => {
					throw shown ? new Error(`with an entry, Settings still shows “${shown}”`) : error;
				});
			if (shown === kept) {
				await page.click(by('button', say('mirror_more')));
				await page.shows(say('mirror_holds', { count: 1 }));
				return works;
			}
			const canWrite = await page.evaluate(async () => {
				const root = await navigator.storage?.getDirectory();
				const file = await root?.getFileHandle('try', { create: true });
				await root?.removeEntry('try').catch(() => {});
				return file !== undefined && 'createWritable' in file;
			});
			const why = 'no `createSyncAccessHandle` for workers';
			const could = canWrite ? ', though `createWritable` is there' : '';
			return cannot(`${why}${could}; Settings shows “${none}”`);
		}
	},
	{
		capability: 'Settings tells whether the browser may clear the diary',
		async run({ page }) {
			await page.open('/settings/storage');
			const answers = [
				'settings_persisted_yes',
				'settings_persisted_no',
				'settings_persisted_unknown'
			];
			const shown = await page.until('Settings tells what the browser promised', async () => {
				const text = await page.text(by('main'));
				return answers.map((key) => say(key)).find((each) => text.includes(each));
			});
			assert.ok(shown);
			if (shown === say('settings_persisted_unknown'))
				return cannot(`no \`navigator.storage.persist\`; Settings shows “${shown}”`);
			return works;
		}
	}
];
