// @ts-check
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { bundled } from './bundle.js';
import { chromiumFlags, ensureChromium } from './chromium.js';
import { projectFolder } from './install.js';
import { serveFolder } from './serve.js';

/** How many times slower than this machine the browser computes, as a phone in the middle of its range does. */
const slowDown = 4;

/**
 * @typedef {{ count: number, median: number, p99: number, longest: number }} Times
 * @type {{ bench: string, what: string, limitMs: number }[]}
 */
const limits = [
	{ bench: 'engine', what: 'suggest, 200 cards after 10,000 events', limitMs: 16 },
	{ bench: 'engine', what: 'start-up from the saved posterior', limitMs: 10 },
	{ bench: 'engine', what: "one event's update", limitMs: 5 }
];

const program = await bundled('tests/bench/page.ts', 'browser');
writeFileSync(
	join(dirname(program), 'index.html'),
	`<!doctype html><title>Bench</title><script type="module" src="/${basename(program)}"></script>`
);
const server = await serveFolder({ folder: dirname(program), port: 0 });
const browser = await chromium.launch({
	executablePath: ensureChromium(),
	args: chromiumFlags
});
try {
	const page = await browser.newPage();
	await page.goto(server.url);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
	/** @type {Record<string, Times>} */
	const engine = await page.evaluate('window.benches.engine()');
	const results = {
		machine: { cores: cpus().length, model: cpus()[0]?.model, browser: browser.version() },
		slowDown,
		unit: 'ms',
		engine
	};
	writeFileSync(join(projectFolder, 'bench-results.json'), JSON.stringify(results, null, '\t'));

	console.log(`Chromium ${browser.version()}, ${slowDown} times slower than this machine, in ms\n`);
	console.log(
		'what'.padEnd(58) + ['runs', 'median', 'p99', 'longest', 'limit'].map(right).join('')
	);
	for (const [what, { count, median, p99, longest }] of Object.entries(engine)) {
		const limit = limits.find((one) => one.what === what)?.limitMs;
		const told = limit === undefined ? '' : `${limit} ${p99 < limit ? 'met' : 'MISSED'}`;
		const figures = [count, ...[median, p99, longest].map((ms) => ms.toFixed(1)), told];
		console.log(what.padEnd(58) + figures.map((figure) => right(String(figure))).join(''));
	}
} finally {
	await browser.close();
	await server.close();
}

/** @param {string} text */
function right(text) {
	return text.padStart(11);
}
