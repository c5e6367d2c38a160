// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium, findHeadlessShell } from './chromium.js';
import { countReport, countStatus, sum } from './count.js';
import { installMissing, projectFolder, runBeside, runHeard, runInherited } from './install.js';
import { secondsTable } from './seconds.js';
import { choice } from './test-choice.js';

const reports = 'node_modules/.cache/small-hello';

/**
 * @typedef {import('./count.js').Tally} Tally
 * @typedef {{ name: string, begins: number, seconds: number, tally: Tally }} Part `begins` is in seconds
 *   since the start
 */

/**
 * `Quiet` is a command whose output is printed when it has ended, because others run in parallel. `Loud` is
 * the one command of its stage that writes to the terminal.
 * @typedef {{ name: string, command: ['npm' | 'npx' | 'node', ...string[]] }} Quiet
 * @typedef {{ name: string, run: () => Promise<Tally> }} Loud
 */

/**
 * The stages run one after the other. The lanes of a stage run in parallel, so that no core is idle. The type
 * check compiles the messages, so nothing that reads them may run in parallel with it.
 * @type {(Quiet | Loud)[][][]} stages of lanes
 */
const stages = [
	[
		[{ name: 'types', command: ['npm', 'run', 'check'] }],
		[
			// Without the two dashes, npx would read flags of the program, such as --check, as its own.
			{ name: 'format', command: ['npx', '--no', '--', 'prettier', '--check', '.'] },
			{ name: 'lint', command: ['npx', '--no', '--', 'eslint', '.'] }
		]
	],
	[
		// Not `npm run build`, which would compile the messages once more.
		[{ name: 'build', command: ['npx', '--no', '--', 'vite', 'build'] }],
		[{ name: 'unit', run: () => vitest('unit') }]
	],
	[
		[{ name: 'browser', run: () => vitest('browser') }],
		// Builds copies of the project, and only for the end-to-end tests that `--all` adds.
		[{ name: 'variants', command: ['node', 'scripts/variants.js'] }]
	],
	[[{ name: 'e2e', run: () => playwright(chosen) }]]
];

const started = performance.now();

/** @type {string[]} lines of the tables with the seconds of each file */
const tables = [];

/** @type {ReturnType<typeof choice>} */
let chosen;
try {
	chosen = choice(
		process.argv.slice(2),
		stages.flat(2).flatMap(({ name }) => (name === 'variants' ? [] : name))
	);
	const { names, isAll } = chosen;
	if (isAll && names.includes('build')) chosen = { ...chosen, names: [...names, 'variants'] };
	installMissing();
	const chromium = ensureChromium();
	// For the programs that this one starts, so that each of them does not search again.
	process.env.CHROMIUM_SHELL_PATH = findHeadlessShell() ?? chromium;
	process.env.CHROMIUM_PATH = chromium;
	if (chosen.isSlow) process.env.SLOW_TESTS = 'yes';
	// A report of an earlier run must not be mistaken for one of this run.
	rmSync(projectFolder + reports, { recursive: true, force: true });
	mkdirSync(projectFolder + reports, { recursive: true });
	if (
		!chosen.names.includes('types') &&
		runInherited('npm', ['run', '-s', 'prepare-sources']) !== 0
	)
		throw new Error('The messages could not be compiled.');
	/** @type {Part[]} */
	const done = [];
	for (const lanes of stages) {
		// Wait for all lanes even if one fails: a lane that still runs would print after the last line.
		const ended = await Promise.allSettled(lanes.map(walk));
		for (const lane of ended) {
			if (lane.status === 'rejected') throw lane.reason;
			done.push(...lane.value);
		}
	}
	finish(done);
} catch (error) {
	const remarks = [error instanceof Error ? error.message : String(error)];
	finish([{ name: 'setup', begins: 0, seconds: 0, tally: { passed: 0, failed: 1, remarks } }]);
}

/** @param {(Quiet | Loud)[]} lane */
async function walk(lane) {
	/** @type {Part[]} */
	const done = [];
	for (const step of lane.filter(({ name }) => chosen.names.includes(name))) {
		const start = performance.now();
		const heading = `\n── ${step.name} ──`;
		/** @type {Tally} */
		let tally;
		if ('run' in step) {
			console.log(heading);
			tally = await step.run();
		} else {
			const { status, said } = await runBeside(...step.command);
			console.log(`${heading}\n${said.trimEnd()}`);
			tally = countStatus(status);
		}
		done.push({
			name: step.name,
			tally,
			begins: (start - started) / 1000,
			seconds: (performance.now() - start) / 1000
		});
	}
	return done;
}

/** @param {'unit' | 'browser'} project */
async function vitest(project) {
	const report = `${reports}/${project}.json`;
	const { status, complaints } = await runHeard('npx', [
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
	const text = textOf(report);
	tables.push(...secondsTable(project, 'vitest', text));
	return countReport('vitest', text, status, complaints);
}

/** @param {ReturnType<typeof choice>} chosen */
async function playwright({ isAll, shard }) {
	const report = `${reports}/e2e.json`;
	const status = runInherited(
		'npx',
		[
			...['--no', '--', 'playwright', 'test', '--forbid-only', '--reporter=list,json'],
			// The core tests need no further builds.
			...(isAll ? [] : ['--grep=@core', '--no-deps']),
			...(shard === null ? [] : [`--shard=${shard}`])
		],
		{ PLAYWRIGHT_JSON_OUTPUT_FILE: projectFolder + report }
	);
	const text = textOf(report);
	tables.push(...secondsTable('e2e', 'playwright', text));
	return countReport('playwright', text, status);
}

/** @param {string} report */
function textOf(report) {
	return existsSync(projectFolder + report) ? readFileSync(projectFolder + report, 'utf8') : null;
}

/** @param {Part[]} done */
function finish(done) {
	for (const line of tables) console.log(line);
	console.log('\npart      passed  failed   begins  seconds');
	for (const { name, begins, seconds, tally } of done) {
		const cells = [
			name.padEnd(8),
			String(tally.passed).padStart(8),
			String(tally.failed).padStart(8),
			begins.toFixed(1).padStart(9),
			seconds.toFixed(1).padStart(9)
		];
		console.log(cells.join(''));
	}
	for (const { name, tally } of done) {
		for (const remark of tally.remarks) console.log(`${name}: ${remark}`);
	}
	if (done.some(({ name }) => name === 'e2e') && !chosen.isAll) {
		console.log('\nOf the journeys only the core was walked; every one is by: npm test -- --all');
	}
	const { passed, failed } = sum(done.map(({ tally }) => tally));
	process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
	console.log(`\n${passed} passed, ${failed} failed`);
}
