// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { notice } from './steps.js';

const slider = by('slider', say('energy_label'));
const suggestions = by('region', say('suggestions_heading'));

/** @type {import('../run.js').Flow[]} */
export const firstVisit = [
	{
		capability: 'First visit: energy, a suggestion, “I did it”, the pond',
		async run({ page }) {
			await page.open('/');
			await page.find(by('region', say('welcome_heading')));
			// A press in the middle of the slider sets about half.
			await page.click(slider);
			const energy = Number(await page.value(slider));
			assert.ok(energy >= 40 && energy <= 60, `the energy is ${energy}`);
			const word = say('energy_fair');
			await page.shows(word);
			await page.until(`the slider tells “${word}”`, () =>
				page
					.measure(slider, ([field]) => field?.getAttribute('aria-valuetext') ?? '')
					.then((told) => told === say('energy_value', { word, energy }))
			);

			await page.find(by('article', null, suggestions));
			await page.click(by('button', say('did_it'), suggestions));
			await page.shows(/^Saved/, notice);
			// The first visit shows the pond without its caption.
			await page.reload();
			await page.shows(say('pond_caption', { count: 1 }));
			return works;
		}
	}
];
