// @ts-check
import { setTimeout as pause } from 'node:timers/promises';
import { by, describe, locateAll } from './locate.js';

/** @typedef {import('./locate.js').Target} Target */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** Long, because a busy machine must not fail a flow. */
const patienceMs = 40_000;

/** Finds and reads what is on a page, the same in each engine. */
export class Reader {
	/** @param {import('./driver.js').Session} session */
	constructor(session) {
		this.session = session;
	}

	/**
	 * Calls a function in the page.
	 * @template Result
	 * @template {unknown[]} Args
	 * @param {(...args: Args) => Result | Promise<Result>} run uses nothing from outside
	 * @param {Args} args
	 * @returns {Promise<Result>}
	 */
	evaluate(run, ...args) {
		return this.session.evaluate(String(run), ...args);
	}

	/**
	 * Calls a function in the page with the elements that fit a target now.
	 * @template Result
	 * @param {Target} target
	 * @param {(elements: HTMLElement[]) => Result} run uses nothing from outside
	 * @returns {Promise<Result>}
	 */
	measure(target, run) {
		const source = `(target) => { const locateAll = ${locateAll}; return (${run})(locateAll(target)); }`;
		return this.session.evaluate(source, target);
	}

	/**
	 * Waits for an element.
	 * @param {Target} target
	 */
	find(target) {
		const source = `(target) => { const locateAll = ${locateAll}; return locateAll(target)[0] ?? null; }`;
		return this.until(describe(target), () => this.session.element(source, target));
	}

	/** @param {Target} target */
	count(target) {
		return this.measure(target, (elements) => elements.length);
	}

	/**
	 * Waits until a number of elements fits a target.
	 * @param {Target} target
	 * @param {number} count
	 */
	async has(target, count) {
		await this.until(
			`${count} × ${describe(target)}`,
			async () => (await this.count(target)) === count
		);
	}

	/** @param {Target} target */
	value(target) {
		return this.measure(
			target,
			([field]) => /** @type {HTMLInputElement | undefined} */ (field)?.value ?? ''
		);
	}

	/** @param {Target} target */
	text(target) {
		return this.measure(target, (elements) => elements[0]?.innerText ?? '');
	}

	/**
	 * Waits until an element contains a text.
	 * @param {string | RegExp} text
	 * @param {Target} [target]
	 */
	async shows(text, target = by('main')) {
		const name = text instanceof RegExp ? text.source : text;
		await this.until(`“${name}” in ${describe(target)}`, async () => {
			const all = await this.text(target);
			return text instanceof RegExp ? text.test(all) : all.includes(text);
		});
	}

	/**
	 * Returns the boxes of the elements that fit a target. A text that the engine has not painted has no
	 * height, even if its style promises one.
	 * @param {Target} target
	 * @returns {Promise<Box[]>}
	 */
	boxes(target) {
		return this.measure(target, (elements) =>
			elements.map((element) => {
				const { x, y, width, height } = element.getBoundingClientRect();
				return { x, y, width, height };
			})
		);
	}

	/**
	 * Repeats a check until it returns something. An error counts as “not yet”, since pages change meanwhile.
	 * @template Result
	 * @param {string} what for the error
	 * @param {() => Promise<Result | null | undefined | false>} check
	 * @returns {Promise<Result>}
	 */
	async until(what, check) {
		const end = Date.now() + patienceMs;
		for (;;) {
			/** @type {unknown} */
			let fault = null;
			const found = await check().catch((error) => void (fault = error));
			if (found) return found;
			if (Date.now() > end) {
				const reason = fault instanceof Error ? ` (${fault.message.split('\n')[0]})` : '';
				throw new Error(`not seen in ${patienceMs / 1000} s: ${what}${reason}`);
			}
			await pause(100);
		}
	}
}
