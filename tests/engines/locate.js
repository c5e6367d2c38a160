// @ts-check

/**
 * An element by its role and its accessible name, inside another one if `within` is there.
 * @typedef {object} Target
 * @property {string} role
 * @property {{ text: string } | { pattern: string } | null} name
 * @property {Target | null} within
 * @property {number} at which of several, from 0
 */

/**
 * Returns a target.
 * @param {string} role as in `roles`, or `field` for any form control
 * @param {string | RegExp | null} [name] the whole accessible name, or a pattern for it
 * @param {Target | null} [within]
 * @param {number} [at] which of several, from 0
 * @returns {Target}
 */
export function by(role, name = null, within = null, at = 0) {
	if (name === null) return { role, name, within, at };
	const wanted = name instanceof RegExp ? { pattern: name.source } : { text: name };
	return { role, name: wanted, within, at };
}

/** @param {Target} target */
export function describe({ role, name, within }) {
	const named = name ? ` “${'text' in name ? name.text : name.pattern}”` : '';
	/** @type {string} */
	const place = within ? ` in ${describe(within)}` : '';
	return `${role}${named}${place}`;
}

/**
 * Returns the visible elements that fit a target. Runs in the page, so it uses nothing from outside. It
 * covers the roles and the sources of names that this app uses, not all of the standard.
 * @param {Target} target
 * @returns {HTMLElement[]}
 */
export function locateAll(target) {
	/** @type {Record<string, string>} */
	const roles = {
		button: 'button, summary',
		link: 'a[href]',
		textbox: 'textarea, input:not([type]), input[type=text], input[type=tel], input[type=url]',
		searchbox: 'input[type=search]',
		slider: 'input[type=range]',
		combobox: 'select',
		checkbox: 'input[type=checkbox]',
		radio: 'input[type=radio]',
		field: 'input, select, textarea',
		heading: 'h1, h2, h3, h4',
		list: 'ul, ol',
		listitem: 'li',
		region: 'section[aria-labelledby], section[aria-label]',
		status: '[role=status]',
		alert: '[role=alert]',
		dialog: 'dialog[open], [role=dialog]',
		form: 'form[aria-label], form[aria-labelledby]',
		group: 'fieldset, [role=group]',
		navigation: 'nav'
	};
	/** @param {Element | null} element */
	const textOf = (element) => {
		if (!element) return '';
		const copy = /** @type {Element} */ (element.cloneNode(true));
		for (const part of copy.querySelectorAll('[aria-hidden=true], select, textarea, input'))
			part.remove();
		return copy.textContent ?? '';
	};
	/** @param {HTMLElement} element */
	const nameOf = (element) => {
		const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
		const labels = 'labels' in element ? /** @type {HTMLInputElement} */ (element).labels : null;
		const isNamedByContent = /^(A|BUTTON|SUMMARY|H\d|LI)$/.test(element.tagName);
		const found =
			ids.map((id) => textOf(document.getElementById(id))).join(' ') ||
			element.getAttribute('aria-label') ||
			[...(labels ?? [])].map(textOf).join(' ') ||
			textOf(element.querySelector(':scope > legend')) ||
			(isNamedByContent ? textOf(element) : '');
		return found.replace(/\s+/g, ' ').trim();
	};
	/** @param {HTMLElement} element */
	const isShown = (element) =>
		element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

	const places = target.within ? locateAll(target.within).slice(0, 1) : [document];
	const selector = roles[target.role] ?? target.role;
	const { name } = target;
	const fitting = places
		.flatMap((place) => [
			.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(selector))
		])
		.filter((element) => isShown(element) || element.matches('input[type=file]'))
		.filter((element) => {
			if (!name) return true;
			const own = nameOf(element);
			return 'text' in name ? own === name.text : new RegExp(name.pattern).test(own);
		});
	return fitting.slice(target.at);
}
