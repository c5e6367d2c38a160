// @ts-check
import { readFileSync } from 'node:fs';

/** @type {Record<string, string | { match: Record<string, string> }[]>} */
const messages = JSON.parse(
	readFileSync(new URL('../../src/lib/i18n/messages/en.json', import.meta.url), 'utf8')
);

/**
 * Returns a message of the interface with its values filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
	const message = messages[key];
	if (message === undefined) throw new Error(`There is no message "${key}".`);
	const text =
		typeof message === 'string'
			? message
			: (message[0]?.match[`countPlural=${values.count === 1 ? 'one' : 'other'}`] ?? '');
	return text.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}
