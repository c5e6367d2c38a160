// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as lucide from 'lucide';
import { format, resolveConfig } from 'prettier';

const names = new URL('../src/lib/ui/icon-names.ts', import.meta.url);
const sprite = new URL('../src/lib/ui/icons.svg', import.meta.url);

/** Our own drawings, in the hand of Lucide: the mark beside the name, and what an act leaves on the pond. */
const ownIcons = new Map([
	['boat', '<path d="m2.5 13.5 6 2h7l6-2-4 6h-11z"/><path d="M7.5 15 12.5 4.5 16.5 15"/>'],
	['leaf', '<path d="M6 18C3.5 10 9 4.5 20 4c.6 10.5-5.5 16.5-14 14zM4 21c2-5.5 5.5-9 10-11.5"/>'],
	[
		'light',
		'<circle cx="12" cy="10" r="3"/><path d="M12 2.5v1.8M12 15.7v1.8M4.5 10h1.8M17.7 10h1.8M6.7 4.7 8 6M16 14l1.3 1.3M17.3 4.7 16 6M8 14l-1.3 1.3M8.5 21h7"/>'
	],
	[
		'lily',
		'<path d="M12 18c-3-2.6-3-8.4 0-12.5 3 4.1 3 9.9 0 12.5z"/><path d="M12 18c-4.6.4-8-2.4-9-7.2 2.7-.2 4.9.5 6.6 2.3M12 18c4.6.4 8-2.4 9-7.2-2.7-.2-4.9.5-6.6 2.3M6.5 21h11"/>'
	],
	[
		'mark',
		'<circle cx="12" cy="6.5" r="2.2" fill="currentColor" stroke="none"/><path d="M7 12.5c1.6 2.8 8.4 2.8 10 0M3 15c2.4 6 15.6 6 18 0"/>'
	],
	[
		'ripple',
		'<circle cx="12" cy="6" r="1.8" fill="currentColor"/><path d="M9 11.5c.9 1.3 5.1 1.3 6 0M6 13.5c1.4 3.2 10.6 3.2 12 0M3 15.5c2.2 5.2 15.8 5.2 18 0"/>'
	],
	[
		'stone',
		'<ellipse cx="12" cy="17" rx="8.5" ry="3.8"/><ellipse cx="12.5" cy="10" rx="5.5" ry="2.9"/><path d="M10 5.5c1-1.3 3.5-1.3 4.5 0"/>'
	]
]);

/** Returns the SVG sprite of all icons that `icon-names.ts` lists. */
export async function iconSprite() {
	const listed = [...readFileSync(names, 'utf8').matchAll(/'([a-z0-9-]+)'/g)].map(
		([, name]) => name ?? ''
	);
	const symbols = listed.map((name) => {
		return `<symbol id="${name}" viewBox="0 0 24 24">${ownIcons.get(name) ?? drawingOf(name)}</symbol>`;
	});
	const text = `<!-- Icons of Lucide (ISC licence, lucide.dev) and our own; made by scripts/make-icons.js. -->
<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
	return format(text, { ...(await resolveConfig(sprite)), parser: 'html' });
}

/** @param {string} name in kebab case, as on Lucide's site */
function drawingOf(name) {
	const key = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
	const nodes = /** @type {Record<string, any>} */ (lucide)[key];
	if (!Array.isArray(nodes)) throw new Error(`Lucide has no icon "${name}" (as ${key}).`);
	return nodes.map(([tag, attributes]) => `<${tag} ${written(attributes)}/>`).join('');
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
