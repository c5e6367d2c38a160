// @ts-check
import { cannot, works } from '../outcome.js';
import { say } from '../words.js';
import { controlled } from './offline.js';
import { entries, note, notice, save } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const sharing = [
	{
		capability: 'Text shared from another app becomes a draft',
		async run(visit) {
			const { page } = visit;
			await page.open('/');
			if (!(await controlled(page))) return cannot('no service worker');
			// The worker takes the text, so that it reaches no host.
			await visit.stopHost();
			// The system sends an installed app the same form. No engine here can install it.
			await page.evaluate(() => {
				const form = document.createElement('form');
				Object.assign(form, { action: '/log', method: 'post', enctype: 'multipart/form-data' });
				for (const [name, value] of [
					['title', 'A lovely walk'],
					['text', 'along the river'],
					['url', '']
				]) {
					const field = document.createElement('textarea');
					Object.assign(field, { name, value });
					form.append(field);
				}
				document.body.append(form);
				setTimeout(() => form.submit());
			});
			await page.isAt('/log');
			await page.until('the shared words are in the note', async () =>
				/A lovely walk[^]*along the river/.test(await page.value(note))
			);
			await page.reload();
			await page.until('the words are there once after a reload', async () =>
				/^A lovely walk[^]*along the river$/.test(await page.value(note))
			);
			await page.click(save);
			await page.isAt('/diary');
			await page.shows(say('saved'), notice);
			await page.shows('along the river', entries);
			return works;
		}
	}
];
