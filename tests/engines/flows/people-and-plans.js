// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { by } from '../locate.js';
import { works } from '../outcome.js';
import { say } from '../words.js';
import { recordsIn } from './leaving.js';
import { entries, notice } from './steps.js';

/** @typedef {import('../page.js').Page} Page */

const people = by('list', say('people_list'));
const lines = by('list', say('people_lines_list'));
const number = '+44 20 7946 0958';

/** @param {Page} page */
async function addAnn(page) {
	await page.open('/people');
	await page.fill(by('textbox', say('people_name')), 'Ann');
	await page.click(by('button', say('people_add')));
	await page.find(by('link', 'Ann', people));
}

/**
 * Waits for a link that calls Ann.
 * @param {Page} page
 * @param {import('../locate.js').Target} link
 */
async function callsAnn(page, link) {
	await page.until('a link that calls', async () =>
		page.measure(link, ([found]) => found?.getAttribute('href') === 'tel:+442079460958')
	);
}

/**
 * Presses a link once, even if the driver waits in vain for the question that the browser then asks.
 * @param {Page} page
 * @param {import('../locate.js').Target} link
 */
async function pressOnce(page, link) {
	const element = await page.bringIntoView(link);
	await page.session.click(element).catch((error) => {
		if (!/timeout/i.test(String(error))) throw error;
	});
}

/**
 * Returns the present time of day, as in a field for a time.
 * @param {Page} page
 */
function timeIn(page) {
	return page.evaluate(() => {
		const now = new Date();
		return [now.getHours(), now.getMinutes()].map((part) => `${part}`.padStart(2, '0')).join(':');
	});
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
			await page.shows('Miso', lines);
			await page.click(by('button', say('people_contacts')));
			await page.click(by('button', say('people_contact_add_phone')));
			await page.fill(by('textbox', say('people_contact_phone')), number);
			await page.reload();
			await page.shows('Miso', lines);
			await callsAnn(page, by('link', say('people_contact_call', { value: number })));
			return works;
		}
	},
	{
		capability: '“Call” a person: the page stays, asks, and saves the call',
		async run(visit) {
			const { page } = visit;
			await addAnn(page);
			await page.click(by('link', 'Ann', people));
			await page.shows('Ann', by('h1'));
			const id = await page.evaluate(() => new URLSearchParams(location.search).get('id'));
			await page.click(by('button', say('people_contacts')));
			await page.click(by('button', say('people_contact_add_phone')));
			await page.fill(by('textbox', say('people_contact_phone')), number);
			// The link appears when the user leaves the field.
			await page.click(by('h1'));
			const call = by('link', say('people_contact_call', { value: number }));
			await callsAnn(page, call);
			await pressOnce(page, call);
			await pause(500);
			await page.shows('Ann', by('h1'));

			// Each time, since Chromium's question for a program takes all further clicks.
			await visit.reopen('close');
			await visit.page.open(`/compose?person=${id}&card=ring-for-small-advice`);
			const callAnn = by('link', say('compose_to_call', { name: 'Ann' }));
			await callsAnn(visit.page, callAnn);
			await pressOnce(visit.page, callAnn);
			await visit.page.find(by('heading', say('compose_question_call')));

			// As after a call on a phone that has closed the page meanwhile.
			await visit.reopen('close');
			await visit.page.open('/compose');
			await visit.page.find(by('heading', say('compose_question_call')));
			await visit.page.click(by('button', say('compose_talked')));
			await visit.page.find(by('heading', say('kept_article')));
			await visit.page.open('/diary');
			await visit.page.has(entries, 1);
			await visit.page.shows('Ann', entries);
			return works;
		}
	},
	{
		capability: 'An if-then plan is due on Today, and one tap saves it',
		async run({ page }) {
			await page.open('/');
			// Plans appear from the second visit on, if the energy suffices.
			await page.click(by('slider', say('energy_label')));
			await page.until('the first visit is stored', async () => {
				return (await recordsIn(page, 'preferences')).length > 0;
			});
			await page.open('/plans');
			await page.click(by('button', say('ifthen_new')));
			const plan = by('form', say('ifthen_form'));
			await page.choose(by('combobox', say('ifthen_when'), plan), say('ifthen_own'));
			await page.fill(by('textbox', say('ifthen_own_moment'), plan), 'the bus door opens');
			await page.fill(by('textbox', say('ifthen_own_act'), plan), 'say thanks');
			await page.click(by('button', say('plan_more'), plan));
			// A plan with a time is due even in the quiet hours.
			await page.setTime(by('input', say('plan_time'), plan), await timeIn(page));
			await page.click(by('button', say('plan_keep'), plan));
			const sentence = say('ifthen_sentence', { cue: 'the bus door opens', act: 'say thanks' });
			await page.shows(sentence, by('list', say('plan_list')));

			await page.open('/');
			const due = by('region', say('plan_due'));
			await page.shows(sentence, due);
			await page.click(by('button', say('did_it'), due));
			await page.shows(say('kept_article'), due);
			await page.reload();
			await page.has(due, 0);
			await page.open('/diary');
			await page.has(entries, 1);
			return works;
		}
	},
	{
		capability: 'A ritual with a person',
		async run({ page }) {
			await addAnn(page);
			await page.open('/plans');
			await page.click(by('button', say('ritual_new')));
			const ritual = by('form', say('ritual_form'));
			await page.fill(by('input', say('ritual_what'), ritual), 'Tea on the bench');
			await page.choose(by('combobox', say('ritual_with'), ritual), 'Ann');
			await page.click(by('button', say('plan_keep'), ritual));
			const rituals = by('list', say('plan_ritual_list'));
			const sentence = say('ritual_sentence', { act: 'Tea on the bench', name: 'Ann' });
			await page.shows(sentence, rituals);
			await page.reload();
			await page.click(by('button', say('ritual_did'), rituals));
			await page.shows(say('saved'), notice);
			await page.shows(sentence, rituals);
			return works;
		}
	}
];
