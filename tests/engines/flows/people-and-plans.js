// @ts-check
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { notice } from './steps.js';

/** @typedef {import('../page.js').Page} Page */

const people = by('list', say('people_list'));

/** @param {Page} page */
async function addAnn(page) {
	await page.open('/people');
	await page.fill(by('textbox', say('people_name')), 'Ann');
	await page.click(by('button', say('people_add')));
	await page.find(by('link', 'Ann', people));
}

/** @type {import('../run.js').Flow[]} */
export const peopleAndPlans = [
	{
		capability: 'A person with a note and a way to call',
		async run({ page }) {
			await addAnn(page);
			await page.click(by('link', 'Ann', people));
			await page.shows('Ann', by('h1'));
			await page.fill(by('textbox', say('people_line_new')), 'Has a dog called Miso');
			await page.click(by('button', say('people_line_keep')));
			await page.shows('Miso', by('list', say('people_lines_list')));
			await page.click(by('button', say('people_contact_add_phone')));
			await page.fill(by('textbox', say('people_contact_phone')), '+44 20 7946 0958');
			await page.reload();
			await page.shows('Miso', by('list', say('people_lines_list')));
			const call = by('link', say('people_contact_call', { value: '+44 20 7946 0958' }));
			await page.until('a link that calls', async () =>
				page.measure(call, ([link]) => link?.getAttribute('href') === 'tel:+442079460958')
			);
			return works;
		}
	},
	{
		capability: 'Plans: when this, then that, and a ritual with a person',
		async run({ page }) {
			await addAnn(page);
			await page.open('/plans');
			await page.click(by('button', say('ifthen_new')));
			const plan = by('form', say('ifthen_form'));
			await page.choose(by('combobox', say('ifthen_when'), plan), say('ifthen_own'));
			await page.fill(by('textbox', say('ifthen_own_moment'), plan), 'the bus door opens');
			await page.fill(by('textbox', say('ifthen_own_act'), plan), 'say thanks');
			await page.click(by('button', say('plan_keep'), plan));
			const sentence = say('ifthen_sentence', { cue: 'the bus door opens', act: 'say thanks' });
			await page.shows(sentence, by('list', say('plan_list')));

			await page.click(by('button', say('ritual_new')));
			const ritual = by('form', say('ritual_form'));
			await page.fill(by('input', say('ritual_what'), ritual), 'Tea on the bench');
			await page.choose(by('combobox', say('ritual_with'), ritual), 'Ann');
			await page.click(by('button', say('plan_keep'), ritual));
			const rituals = by('list', say('plan_ritual_list'));
			await page.shows(say('ritual_sentence', { act: 'Tea on the bench', name: 'Ann' }), rituals);
			await page.reload();
			await page.click(by('button', say('ritual_did'), rituals));
			await page.shows(say('saved'), notice);
			await page.shows(sentence, by('list', say('plan_list')));
			return works;
		}
	}
];
