// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { notice } from './steps.js';

const cards = by('list', say('cards_list'));

/** @type {import('../run.js').Flow[]} */
export const deck = [
	{
		capability: 'Browse the cards, open one, and go back to the same place',
		async run({ page }) {
			await page.open('/cards');
			const all = await page.count(by('link', null, cards));
			assert.ok(all > 20, `${all} cards`);
			await page.fill(by('searchbox', say('cards_search')), 'smile');
			await page.until('fewer cards', async () => {
				const found = await page.count(by('link', null, cards));
				return found > 0 && found < all;
			});
			const name = await page.text(by('h2, h3', null, cards));
			await page.click(by('link', null, cards));
			await page.until('the page of a card', async () => (await page.path()).startsWith('/cards/'));
			await page.isLive();
			if (name) await page.shows(name, by('h1'));
			await page.click(by('button', say('did_it')));
			await page.shows(/^Saved/, notice);
			await page.back();
			await page.until(
				'the search is still there',
				async () => (await page.value(by('searchbox', say('cards_search')))) === 'smile'
			);
			return works;
		}
	}
];
