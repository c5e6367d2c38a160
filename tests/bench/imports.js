// @ts-check
import { figureOf, median } from './figures.js';

const runs = 3;
const wins = 100_000;

/**
 * Measures reading a backup with many wins, importing it into an empty diary, importing it again, and undoing
 * the import. The floors are bare puts and deletes of the same rows. All of it runs as fast as this machine,
 * because in the app it runs in a worker, and workers cannot be slowed down.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureImports(workshop) {
	/** @type {import('./in-page/imports.ts').ImportTimes[]} */
	const all = [];
	for (let run = 0; run < runs; run++) {
		// Use a new profile each time, so that no run finds data of another on the disk.
		const context = await workshop.profile(`imports-${run}`);
		try {
			const page = await workshop.benchPage(context);
			all.push(
				await page.evaluate((count) => /** @type {any} */ (window).benches.imports(count), wins)
			);
		} finally {
			await context.close();
		}
	}
	/** @type {(what: string, of: keyof (typeof all)[number], floorOf?: keyof (typeof all)[number], most?: number) => import('./figures.js').Figure} */
	const figure = (what, of, floorOf, most) =>
		figureOf(
			`${what}, ${wins.toLocaleString('en')} wins`,
			all.map((times) => times[of] / 1000),
			{
				unit: 's',
				...(floorOf && { floor: median(all.map((times) => times[floorOf] / 1000)) }),
				...(most && { limit: { of: /** @type {const} */ ('median'), most } })
			}
		);
	return [
		figure('reading the file', 'found'),
		figure('importing', 'imported', 'barePuts', 15),
		figure('importing the same again', 'again'),
		figure('taking it back', 'undone', 'bareDeletes', 15)
	];
}
