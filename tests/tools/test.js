// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium } from './chromium.js';
import { countReport, countStatus, sum } from './count.js';
import { installMissing, projectFolder, runBeside, runHeard, runInherited } from './install.js';
import { choice } from './test-choice.js';

const reports = 'node_modules/.cache/small-hello';

/**
 * @typedef {import('./count.js').Tally} Tally
 * @typedef {{ name: string, seconds: number, tally: Tally }} Part
 */

/**
 * A command that speaks when it has ended, since others run beside it; or what has the terminal alone.
 * @typedef {{ name: string, command: ['npm' | 'npx', ...string[]] }} Quiet
 * @typedef {{ name: string, run: () => Tally }} Alone
 */

/**
 * One stage after the other; the lanes of a stage run at the same time, so that no core is idle. The
 * check of types compiles the messages anew, and nothing that reads those may run beside it.
 * @type {(Quiet | Alone)[][][]} stages of lanes
 */
const stages = [
	[
		[{ name: 'types', command: ['npm', 'run', 'check'] }],
		[
			// Without the two dashes npx would take flags of the program, such as --check, for its own.
			{ name: 'format', command: ['npx', '--no', '--', 'prettier', '--check', '.'] },
			{ name: 'lint', command: ['npx', '--no', '--', 'eslint', '.'] }
		]
	],
	[[{ name: 'unit', run: () => vitest('unit') }]],
	[[{ name: 'browser', run: () => vitest('browser') }]],
	[[{ name: 'build', run: () => countStatus(runInherited('npm', ['run', 'build'])) }]],
	[[{ name: 'e2e', run: () => playwright(chosen) }]]
];

/** @type {ReturnType<typeof choice>} */
let chosen;
try {
	chosen = choice(
		process.argv.slice(2),
		stages.flat(2).map(({ name }) => name)
	);
	installMissing();
	process.env.CHROMIUM_PATH = ensureChromium();
	// A report of an earlier run must not be taken for one of this.
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
		// None is left behind, which would go on talking after the last line.
		const ended = await Promise.allSettled(lanes.map(walk));
		for (const lane of ended) {
			if (lane.status === 'rejected') throw lane.reason;
			done.push(...lane.value);
		}
	}
	finish(done);
} catch (error) {
	const remarks = [error instanceof Error ? error.message : String(error)];
	finish([{ name: 'setup', seconds: 0, tally: { passed: 0, failed: 1, remarks } }]);
}

/** @param {(Quiet | Alone)[]} lane */
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
			tally = step.run();
		} else {
			const { status, said } = await runBeside(...step.command);
			console.log(`${heading}\n${said.trimEnd()}`);
			tally = countStatus(status);
		}
		done.push({ name: step.name, tally, seconds: (performance.now() - start) / 1000 });
	}
	return done;
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

/** @param {ReturnType<typeof choice>} chosen */
function playwright({ isAll, shard }) {
	const report = `${reports}/e2e.json`;
	const status = runInherited(
		'npx',
		[
			...['--no', '--', 'playwright', 'test', '--forbid-only', '--reporter=list,json'],
			...(isAll ? [] : ['--grep=@core']),
			...(shard === null ? [] : [`--shard=${shard}`])
		],
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
	if (done.some(({ name }) => name === 'e2e') && !chosen.isAll) {
		console.log('\nOf the journeys only the core was walked; every one is by: npm test -- --all');
	}
	const { passed, failed } = sum(done.map(({ tally }) => tally));
	process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
	console.log(`\n${passed} passed, ${failed} failed`);
}
