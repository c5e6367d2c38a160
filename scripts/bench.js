// @ts-check
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measureArrivals } from '../tests/bench/arrivals.js';
import { measureCopies } from '../tests/bench/copies.js';
import { measureDiary } from '../tests/bench/diary.js';
import { measureEngine } from '../tests/bench/engine.js';
import { tableOf } from '../tests/bench/figures.js';
import { measureFirstLoad } from '../tests/bench/first-load.js';
import { measureHeap } from '../tests/bench/heap.js';
import { measureImports } from '../tests/bench/imports.js';
import { measureInsights } from '../tests/bench/insights.js';
import { measureLayoutShift } from '../tests/bench/layout-shift.js';
import { measurePond } from '../tests/bench/pond.js';
import { measureSave } from '../tests/bench/save.js';
import { measureSearch } from '../tests/bench/search.js';
import { measureSlider } from '../tests/bench/slider.js';
import { measureWarmStart } from '../tests/bench/warm-start.js';
import { openWorkshop, slowDown } from '../tests/bench/workshop.js';
import { projectFolder } from './install.js';

/**
 * The order matters, because no bench may be affected by data that another has written. Search measures how
 * its index is built, so it precedes the benches that need one. Benches that save come last.
 */
const benches = {
	engine: measureEngine,
	pond: measurePond,
	'first-load': measureFirstLoad,
	'layout-shift': measureLayoutShift,
	slider: measureSlider,
	'warm-start': measureWarmStart,
	search: measureSearch,
	heap: measureHeap,
	diary: measureDiary,
	insights: measureInsights,
	copies: measureCopies,
	save: measureSave,
	imports: measureImports,
	arrivals: measureArrivals
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
	console.error(
		`There is no bench "${unknown[0]}"; there are: ${Object.keys(benches).join(', ')}.`
	);
	process.exit(1);
}

const begun = performance.now();
const workshop = await openWorkshop();
try {
	const machine = { cores: cpus().length, model: cpus()[0]?.model };
	console.log(
		`Chromium ${workshop.version}, ${machine.cores} cores (${machine.model}), pages ${slowDown} × slower unless a row states another speed\n`
	);
	/** @type {Record<string, import('../tests/bench/figures.js').Figure[]>} */
	const figures = {};
	for (const [name, measure] of Object.entries(benches)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		figures[name] = await measure(workshop);
		console.log(`${tableOf(name, figures[name])}\n`);
	}
	const seconds = Math.round((performance.now() - begun) / 1000);
	const results = {
		date: new Date().toISOString(),
		machine: { ...machine, browser: `Chromium ${workshop.version}` },
		slowDown,
		seconds,
		figures
	};
	writeFileSync(join(projectFolder, 'bench-results.json'), JSON.stringify(results, null, '\t'));
	const judged = Object.values(figures)
		.flat()
		.filter(({ limit }) => limit);
	const met = judged.filter(({ isMet }) => isMet).length;
	console.log(`${met} of ${judged.length} limits met, in ${seconds} s`);
} finally {
	await workshop.close();
}
