// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.js';
import { countReport, countStatus, sum } from './count.js';
import { installMissing, projectFolder, runHeard, runInherited } from './install.js';

const reports = 'node_modules/.cache/small-hello';

/**
 * @typedef {import('./count.js').Tally} Tally
 * @typedef {{ name: string, seconds: number, tally: Tally }} Part
 */

/** @type {{ name: string, run: () => Tally }[]} */
const parts = [
	{ name: 'format', run: () => countStatus(npx('prettier', '--check', '.')) },
	{ name: 'lint', run: () => countStatus(npx('eslint', '.')) },
	{ name: 'types', run: () => countStatus(runInherited('npm', ['run', 'check'])) },
	{ name: 'unit', run: () => vitest('unit') },
	{ name: 'browser', run: () => vitest('browser') },
	{ name: 'build', run: () => countStatus(runInherited('npm', ['run', 'build'])) },
	{ name: 'e2e', run: playwright }
];

try {
	installMissing();
	process.env.CHROMIUM_PATH = ensureChromium();
	// A report of an earlier run must not be taken for one of this.
	rmSync(projectFolder + reports, { recursive: true, force: true });
	mkdirSync(projectFolder + reports, { recursive: true });
	finish(parts.map(timed));
} catch (error) {
	const remarks = [error instanceof Error ? error.message : String(error)];
	finish([{ name: 'setup', seconds: 0, tally: { passed: 0, failed: 1, remarks } }]);
}

/**
 * @param {{ name: string, run: () => Tally }} part
 * @returns {Part}
 */
function timed({ name, run }) {
	console.log(`\n── ${name} ──`);
	const start = performance.now();
	const tally = run();
	return { name, tally, seconds: (performance.now() - start) / 1000 };
}

/** @param {string[]} words */
function npx(...words) {
	// Without the two dashes npx would take flags of the program, such as --check, for its own.
	return runInherited('npx', ['--no', '--', ...words]);
}

/** @param {'unit' | 'browser'} project */
function vitest(project) {
	const report = `${reports}/${project}.json`;
	const { status, complaints } = runHeard('npx', [
		'--no',
		'--',
		'vitest',
		'run',
		`--project=${project}`,
		'--allowOnly=false',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`
	]);
	return countReport('vitest', textOf(report), status, complaints);
}

function playwright() {
	const report = `${reports}/e2e.json`;
	const status = runInherited(
		'npx',
		['--no', '--', 'playwright', 'test', '--forbid-only', '--reporter=list,json'],
		{ PLAYWRIGHT_JSON_OUTPUT_FILE: projectFolder + report }
	);
	return countReport('playwright', textOf(report), status);
}

/** @param {string} report */
function textOf(report) {
	return existsSync(projectFolder + report) ? readFileSync(projectFolder + report, 'utf8') : null;
}

/** @param {Part[]} done */
function finish(done) {
	console.log('\npart      passed  failed  seconds');
	for (const { name, seconds, tally } of done) {
		const cells = [
			name.padEnd(8),
			String(tally.passed).padStart(8),
			String(tally.failed).padStart(8),
			seconds.toFixed(1).padStart(9)
		];
		console.log(cells.join(''));
	}
	for (const { name, tally } of done) {
		for (const remark of tally.remarks) console.log(`${name}: ${remark}`);
	}
	const { passed, failed } = sum(done.map(({ tally }) => tally));
	process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
	console.log(`\n${passed} passed, ${failed} failed`);
}
