// @ts-check
import { earlierCommit } from './earlier-build.js';
import { figureOf, median } from './figures.js';

const runs = 3;
const wins = 100_000;
/** The limit of a time, as its share of the earlier build's time. */
const mostOfEarlier = 0.5;

/**
 * @typedef {import('./in-page/imports.ts').ImportTimes} Times
 */

/**
 * Measures reading a backup with many wins, importing it into an empty diary, importing it again, and undoing
 * the import, in turns with an earlier build. The other floors are bare puts and deletes of the same rows. All
 * of it runs as fast as this machine, because in the app it runs in a worker, and workers cannot be slowed
 * down.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureImports(workshop) {
	const earlierPath = await workshop.earlierBenchPath();
	/** @type {Times[]} */
	const all = [];
	/** @type {Times[]} */
	const earlier = [];
	for (let run = 0; run < runs; run++) {
		const inTurns = [
			async () => all.push(await timesOn(workshop, `imports-${run}`, '/bench/')),
			async () => {
				if (!earlierPath) return;
				earlier.push(await timesOn(workshop, `earlier-imports-${run}`, earlierPath));
			}
		];
		if (run % 2 === 1) inTurns.reverse();
		for (const measure of inTurns) await measure();
	}
	/** @type {(what: string, of: (times: Times) => number, floorOf?: (times: Times) => number, most?: number) => import('./figures.js').Figure} */
	const figure = (what, of, floorOf, most) =>
		figureOf(
			`${what}, ${wins.toLocaleString('en')} wins`,
			all.map((times) => of(times) / 1000),
			{
				unit: 's',
				...(floorOf && { floor: median(all.map((times) => floorOf(times) / 1000)) }),
				...(most && { limit: { of: /** @type {const} */ ('median'), most } })
			}
		);
	/** @type {(what: string, of: (times: Times) => number) => import('./figures.js').Figure} */
	const compared = (what, of) =>
		figureOf(
			`${what}, floor: build ${earlierCommit}`,
			all.map((times) => of(times) / 1000),
			{
				unit: 's',
				floor: median(earlier.map((times) => of(times) / 1000)),
				limit: { of: 'timesFloor', most: mostOfEarlier },
				...(!earlierPath && { note: 'the history of this clone does not have that build' })
			}
		);
	return [
		figure('reading the file', ({ found }) => found),
		figure(
			'importing',
			({ imported }) => imported,
			({ barePuts }) => barePuts,
			15
		),
		compared('reading and importing', ({ found, imported }) => found + imported),
		figure('importing the same again', ({ again }) => again),
		figure(
			'taking it back',
			({ undone }) => undone,
			({ bareDeletes }) => bareDeletes,
			15
		),
		compared('taking it back', ({ undone }) => undone)
	];
}

/**
 * @param {import('./workshop.js').Workshop} workshop
 * @param {string} profile a new one for each run, so that no run finds data of another on the disk
 * @param {string} path
 * @returns {Promise<Times>}
 */
async function timesOn(workshop, profile, path) {
	const context = await workshop.profile(profile);
	try {
		const page = await workshop.benchPage(context, path);
		return await page.evaluate((count) => /** @type {any} */ (window).benches.imports(count), wins);
	} finally {
		await context.close();
	}
}
