// @ts-check
// Usage: npm run test:engines -- [chromium] [firefox] [webkit] [--grep=words of a capability] [--speed] [--write]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngines } from './engines.js';
import { installMissing, projectFolder, runInherited } from './install.js';

const document = join(projectFolder, 'docs/engines.md');
const build = join(projectFolder, 'build');
const engineNames = ['chromium', 'firefox', 'webkit'];

/** Reads the words after the command; refuses those that it does not know. */
function readWords() {
	const words = process.argv.slice(2);
	const grep = words.find((word) => word.startsWith('--grep='))?.slice(7) ?? '';
	const isWriting = words.includes('--write');
	const measuresSpeed = words.includes('--speed');
	const names = words.filter((word) => !/^--(grep=.*|write|speed)$/.test(word));
	const unknown = names.find((name) => !engineNames.includes(name));
	if (unknown) {
		const known = [...engineNames, '--grep=words', '--speed', '--write'];
		throw new Error(`"${unknown}" is unknown; there are: ${known.join(', ')}.`);
	}
	return { grep, isWriting, measuresSpeed, names: names.length > 0 ? names : engineNames };
}

/**
 * Returns the engines of these names.
 * @param {readonly string[]} names
 * @returns {Promise<import('../tests/engines/driver.js').Engine[]>}
 */
async function enginesOf(names) {
	const { chromiumEngine } = await import('../tests/engines/chromium.js');
	const { firefoxEngine } = await import('../tests/engines/firefox.js');
	const { webkitEngine } = await import('../tests/engines/webkit.js');
	const engines = [chromiumEngine, firefoxEngine, webkitEngine];
	return engines.filter(({ name }) => names.includes(name.toLowerCase()));
}

/** @param {ReturnType<typeof readWords>} words */
async function run({ grep, isWriting, names }) {
	const { flows } = await import('../tests/engines/flows/all.js');
	const { runFlows } = await import('../tests/engines/run.js');
	const { hasTable, tableOf, withResults } = await import('../tests/engines/table.js');
	const { inWords } = await import('../tests/engines/outcome.js');
	// Chosen by a part of the capability, in any case of letters.
	const chosen = flows.filter(({ capability }) =>
		capability.toLowerCase().includes(grep.toLowerCase())
	);
	if (chosen.length === 0) throw new Error(`No capability contains "${grep}".`);

	const columns = [];
	const counts = [];
	let failed = 0;
	for (const engine of await enginesOf(names)) {
		console.log(`\n${engine.name}`);
		const { version, results } = await runFlows(engine, chosen, build, (one) => {
			const { capability, outcome, fault, seconds } = one;
			const end = outcome ? inWords(outcome) : `FAILS: ${fault}`;
			console.log(`  ${outcome ? '✓' : '✗'} ${capability} (${seconds} s): ${end}`);
		});
		const wrong = results.filter(({ outcome }) => !outcome).length;
		failed += wrong;
		counts.push(`${engine.name} ${version}: ${results.length - wrong} passed, ${wrong} failed`);
		columns.push({ engine: engine.name, results });
	}
	const table = tableOf(columns);
	console.log(`\n${table}\n`);
	const isWhole = grep === '' && names.length === engineNames.length;
	const unsteady = flows.filter((flow) => flow.isUnsteady).map(({ capability }) => capability);
	const before = readFileSync(document, 'utf8');
	if (isWriting) {
		const capabilities = flows.map(({ capability }) => capability);
		const all = (await enginesOf(engineNames)).map(({ name }) => name);
		writeFileSync(document, withResults(before, columns, { capabilities, engines: all }));
	} else if (isWhole && failed === 0 && !hasTable(before, table, unsteady)) {
		console.log(
			'The table of docs/engines.md differs; write it with: npm run test:engines -- --write\n'
		);
		process.exitCode = 1;
	}
	console.log(counts.join('\n'));
	if (failed > 0) process.exitCode = 1;
}

/** @param {ReturnType<typeof readWords>} words */
async function measure({ isWriting, names }) {
	const { measureSpeed, speedTable } = await import('../tests/engines/speed.js');
	const { marks, withPart } = await import('../tests/engines/table.js');
	const table = speedTable(await measureSpeed(await enginesOf(names), build, console.log));
	console.log(`\n${table}`);
	if (isWriting && names.length === engineNames.length) {
		writeFileSync(document, withPart(readFileSync(document, 'utf8'), table, marks.speed));
	}
}

// Without these, the processes of a browser would outlive an interrupted run.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

try {
	const words = readWords();
	installMissing();
	ensureEngines();
	if (!existsSync(join(build, 'index.html'))) {
		if (runInherited('npm', ['run', 'build']) !== 0) {
			throw new Error('The app could not be built; the reason is above.');
		}
	}
	await (words.measuresSpeed ? measure(words) : run(words));
} catch (error) {
	console.error(`\n${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}
