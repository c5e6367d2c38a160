// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as lucide from 'lucide';
import { format, resolveConfig } from 'prettier';

const names = new URL('../../src/lib/components/icon-names.ts', import.meta.url);
const sprite = new URL('../../src/lib/components/icons.svg', import.meta.url);

/** The sprite with all icons that `icon-names.ts` lists, as text. */
export async function iconSprite() {
	const listed = [...readFileSync(names, 'utf8').matchAll(/'([a-z0-9-]+)'/g)].map(
		([, name]) => name ?? ''
	);
	const symbols = listed.map((name) => {
		const nodes = nodesOf(name).map(([tag, attributes]) => `<${tag} ${written(attributes)}/>`);
		return `<symbol id="${name}" viewBox="0 0 24 24">${nodes.join('')}</symbol>`;
	});
	const text = `<!-- Icons of Lucide (ISC licence, lucide.dev); made by tests/tools/make-icons.js. -->
<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
	return format(text, { ...(await resolveConfig(sprite)), parser: 'html' });
}

/**
 * @param {string} name in kebab case, as Lucide's site has it
 * @returns {readonly (readonly [string, Record<string, string | number>])[]}
 */
function nodesOf(name) {
	const key = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
	const nodes = /** @type {Record<string, any>} */ (lucide)[key];
	if (!Array.isArray(nodes)) throw new Error(`Lucide has no icon "${name}" (as ${key}).`);
	return /** @type {any} */ (nodes);
}

/** @param {Record<string, string | number>} attributes */
function written(attributes) {
	return Object.entries(attributes)
		.map(([key, value]) => `${key}="${value}"`)
		.join(' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(sprite, await iconSprite());
}
