// @ts-check
import assert from 'node:assert/strict';
import { works } from '../outcome.js';
import { routesOf } from './routes.js';
import { log } from './steps.js';

/** @type {import('../run.js').Flow[]} */
export const quietConsole = [
	{
		capability: 'No errors in the console on any page',
		async run(visit) {
			const { engine, page } = visit;
			await log(page, 'One win, so that pages have something to show');
			/** @type {string[]} */
			const faults = [];
			/** @type {Set<string>} */
			const reasons = new Set();
			for (const path of routesOf(visit.build)) {
				page.session.errors.length = 0;
				await page.open(path);
				await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
				for (const error of page.session.errors) {
					const known = engine.noise.find(({ message }) => message.test(error));
					if (known) reasons.add(known.reason);
					else faults.push(`${path}: ${error.slice(0, 200)}`);
				}
			}
			assert.deepEqual(faults, []);
			return reasons.size > 0
				? { ...works, detail: `but for one message of the engine: ${[...reasons].join(', ')}` }
				: works;
		}
	}
];
