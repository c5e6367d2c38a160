// @ts-check
import { by, describe } from './locate.js';
import { Reader } from './reader.js';
import { say } from './words.js';

/** @typedef {import('./locate.js').Target} Target */

/** A page of the app in the hands of its user, the same in each engine. Each step waits for what it needs. */
export class Page extends Reader {
	/**
	 * @param {import('./driver.js').Session} session
	 * @param {string} origin of the app, without a slash at its end
	 */
	constructor(session, origin) {
		super(session);
		this.origin = origin;
	}

	/**
	 * Opens a path as a new document and waits until the app runs there.
	 * @param {string} path
	 */
	async open(path) {
		await this.session.goto(this.origin + path);
		await this.isLive();
	}

	async reload() {
		await this.session.reload();
		await this.isLive();
	}

	async back() {
		await this.session.back();
		await this.isLive();
	}

	/** Waits until the page responds to clicks and has loaded its data. */
	async isLive() {
		await this.until('the app runs', () =>
			// SvelteKit adds this element after it has mounted the page.
			this.evaluate(
				() => !!document.querySelector('#svelte-announcer') && !!document.querySelector('h1')
			)
		);
		const path = await this.path();
		if (path === '/')
			await this.find(by('article', null, by('region', say('suggestions_heading'))));
		if (path === '/log') await this.find(by('button', say('save')));
		if (path === '/cards') await this.find(by('link', null, by('list', say('cards_list'))));
	}

	/** @returns {Promise<string>} the path of the address, without a slash at its end */
	path() {
		return this.evaluate(() => location.pathname.replace(/(.)\/$/, '$1'));
	}

	/**
	 * Waits for a path.
	 * @param {string} path
	 */
	async isAt(path) {
		await this.until(`the address is ${path}`, async () => (await this.path()) === path);
	}

	/** @param {Target} target */
	async click(target) {
		await this.until(`a click on ${describe(target)}`, async () => {
			await this.session.click(await this.bringIntoView(target));
			return true;
		});
	}

	/**
	 * Scrolls an element away from the bars at the edges of a small screen, which would take a click, and
	 * returns it.
	 * @param {Target} target
	 */
	async bringIntoView(target) {
		const element = await this.find(target);
		await this.evaluate(
			(found) => /** @type {HTMLElement} */ (found).scrollIntoView({ block: 'center' }),
			element
		);
		return element;
	}

	/**
	 * Empties a field and types into it.
	 * @param {Target} target
	 * @param {string} text
	 */
	async fill(target, text) {
		const element = await this.find(target);
		await this.evaluate((field) => {
			const input = /** @type {HTMLInputElement} */ (field);
			input.focus();
			if (input.value === '') return;
			input.value = '';
			input.dispatchEvent(new Event('input', { bubbles: true }));
		}, element);
		if (text !== '') await this.session.type(element, text);
	}

	/**
	 * Sets a field for a time. Done in the page, since engines disagree about what typed digits mean there.
	 * @param {Target} target
	 * @param {string} time such as “14:30”
	 */
	async setTime(target, time) {
		await this.evaluate(
			(field, wanted) => {
				const input = /** @type {HTMLInputElement} */ (field);
				input.value = wanted;
				for (const type of ['input', 'change'])
					input.dispatchEvent(new Event(type, { bubbles: true }));
			},
			await this.find(target),
			time
		);
	}

	/**
	 * Chooses an option by its label. Done in the page, since lists of options are windows of their own in some
	 * engines.
	 * @param {Target} target
	 * @param {string} label
	 */
	async choose(target, label) {
		const element = await this.find(target);
		await this.evaluate(
			(field, wanted) => {
				const select = /** @type {HTMLSelectElement} */ (field);
				const option = [...select.options].find(({ text }) => text.trim() === wanted);
				if (!option) throw new Error(`there is no option ${wanted}`);
				select.value = option.value;
				for (const type of ['input', 'change'])
					select.dispatchEvent(new Event(type, { bubbles: true }));
			},
			element,
			label
		);
	}
}
