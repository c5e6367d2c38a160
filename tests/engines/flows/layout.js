// @ts-check
import assert from 'node:assert/strict';
import { by } from '../locate.js';
import { cannot, works } from '../outcome.js';
import { say } from '../words.js';
import { routesOf } from './routes.js';

const navigation = by('navigation', say('nav_main'));
/** Widths of the navigation beside the page, from the narrowest on. */
const wide = [960, 1280];
const widths = [320, 360, 768, 1280];

/** @type {import('../run.js').Flow[]} */
export const layout = [
	{
		capability: 'The wide navigation does not overlap itself',
		async run({ page }) {
			await page.open('/');
			for (const width of wide) {
				await resize(page, width);
				const links = await page.boxes(by('link', null, navigation));
				const names = await page.measure(by('link', null, navigation), (all) =>
					all.map(({ innerText }) => innerText)
				);
				assert.ok(links.length >= 10, `${links.length} links at ${width} px`);
				links.forEach((one, at) => {
					links.slice(at + 1).forEach((other, further) => {
						const overlap =
							Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
						const overlapDown =
							Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
						assert.ok(
							overlap < 1 || overlapDown < 1,
							`“${names[at]}” and “${names[at + 1 + further]}” overlap by ${Math.round(overlap)} px at ${width} px`
						);
					});
				});
			}
			return works;
		}
	},
	{
		capability: `No sideways scroll on any page, ${widths.join(', ')} px wide`,
		async run(visit) {
			const { page } = visit;
			/** @type {string[]} */
			const faults = [];
			/** @type {Set<number>} */
			const refused = new Set();
			for (const path of routesOf(visit.build)) {
				await page.open(path);
				for (const width of widths) {
					const actual = await resize(page, width).catch(() => 0);
					if (actual !== width) {
						refused.add(width);
						continue;
					}
					const content = await page.evaluate(() => document.documentElement.scrollWidth);
					if (content > width) faults.push(`${path} at ${width} px is ${content} px wide`);
				}
			}
			assert.deepEqual(faults, []);
			if (refused.size > 0) return cannot(`no window ${[...refused].join(', ')} px wide`);
			return works;
		}
	}
];

/**
 * Changes the width of the page and returns the width that it has then.
 * @param {import('../page.js').Page} page
 * @param {number} width
 */
async function resize(page, width) {
	await page.session.resize({ width, height: 740 });
	return page.until(`a page ${width} px wide`, async () => {
		const actual = await page.evaluate(() => innerWidth);
		return actual === width && actual;
	});
}
