// @ts-check
import { readdirSync } from 'node:fs';

/**
 * Returns the paths of all pages of a build, with one card as an example of its kind.
 * @param {string} build
 */
export function routesOf(build) {
	const paths = readdirSync(build, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html') && file !== '404.html')
		// Each page is there twice, for hosts that disagree about the slash at the end.
		.filter((file) => file === 'index.html' || !file.endsWith('/index.html'))
		.map((file) => `/${file.replace(/(^index)?\.html$/, '')}`)
		.sort();
	const cards = paths.filter((path) => path.startsWith('/cards/'));
	return paths.filter((path) => !cards.includes(path) || path === cards[0]);
}
