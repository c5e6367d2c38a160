// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { cannot, fallsBackTo, works } from '../outcome.js';
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
			if (shown === none) return cannot(`no way to write files; Settings shows “${none}”`);

			await log(page, 'And once more');
			await page.until(
				'the second copy has both',
				async () => (await page.evaluate(copyInPage)).wins === 2
			);
			const { names } = await page.evaluate(copyInPage);
			await page.open('/help');
			await page.evaluate(
				() =>
					new Promise((resolve, reject) => {
						const deleting = indexedDB.deleteDatabase('small-hello');
						deleting.onsuccess = () => resolve(true);
						deleting.onerror = () => reject(deleting.error);
					})
			);
			await page.open('/diary');
			await page.click(by('button', say('recovery_bring')));
			await page.shows('Twice in this browser');
			await page.shows('And once more');
			const isInPlace = !names.some((name) => name.includes('-tail-'));
			return isInPlace ? works : fallsBackTo('streams, since workers get no sync access to files');
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

/** Returns the number of wins in the second copy, and the names of its files. Runs in the page. */
export async function copyInPage() {
	/** @typedef {FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }} Folder */
	const root = await navigator.storage.getDirectory();
	const folder = await root.getDirectoryHandle('mirror');
	const ring = /** @type {Folder} */ (await folder.getDirectoryHandle('ring-000001'));
	const names = [];
	for await (const name of ring.keys()) names.push(name);
	const note = await (await (await ring.getFileHandle('note')).getFile()).text();
	return { names, wins: note ? /** @type {{ wins: number }} */ (JSON.parse(note)).wins : 0 };
}
