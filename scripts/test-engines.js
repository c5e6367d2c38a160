// @ts-check
// Usage: npm run test:engines -- [firefox] [webkit] [--grep=words of a capability] [--write]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngines } from './engines.js';
import { installMissing, projectFolder, runInherited } from './install.js';

const document = join(projectFolder, 'docs/engines.md');

/** Reads the words after the command; refuses those that it does not know. */
function readWords() {
	const words = process.argv.slice(2);
	const grep = words.find((word) => word.startsWith('--grep='))?.slice(7) ?? '';
	const isWriting = words.includes('--write');
	const names = words.filter((word) => !word.startsWith('--grep=') && word !== '--write');
	const unknown = names.find((name) => name !== 'firefox' && name !== 'webkit');
	if (unknown) {
		throw new Error(`"${unknown}" is unknown; there are: firefox, webkit, --grep=words, --write.`);
	}
	return { grep, isWriting, names: names.length > 0 ? names : ['firefox', 'webkit'] };
}

/** @param {ReturnType<typeof readWords>} words */
async function run({ grep, isWriting, names }) {
	const { flows } = await import('../tests/engines/flows/all.js');
	const { runFlows } = await import('../tests/engines/run.js');
	const { hasTable, tableOf, withTable } = await import('../tests/engines/table.js');
	const { inWords } = await import('../tests/engines/outcome.js');
	const { firefoxEngine } = await import('../tests/engines/firefox.js');
	const { webkitEngine } = await import('../tests/engines/webkit.js');
	const engines = { firefox: firefoxEngine, webkit: webkitEngine };
	// Chosen by a part of the capability, in any case of letters.
	const chosen = flows.filter(({ capability }) =>
		capability.toLowerCase().includes(grep.toLowerCase())
	);
	if (chosen.length === 0) throw new Error(`No capability contains "${grep}".`);

	const columns = [];
	const counts = [];
	let failed = 0;
	for (const name of /** @type {(keyof typeof engines)[]} */ (names)) {
		const engine = engines[name];
		console.log(`\n${engine.name}`);
		const { version, results } = await runFlows(
			engine,
			chosen,
			join(projectFolder, 'build'),
			(one) => {
				const { capability, outcome, fault, seconds } = one;
				const end = outcome ? inWords(outcome) : `FAILS: ${fault}`;
				console.log(`  ${outcome ? '✓' : '✗'} ${capability} (${seconds} s): ${end}`);
			}
		);
		const wrong = results.filter(({ outcome }) => !outcome).length;
		failed += wrong;
		counts.push(`${engine.name} ${version}: ${results.length - wrong} passed, ${wrong} failed`);
		columns.push({ engine: engine.name, results });
	}
	const table = tableOf(columns);
	console.log(`\n${table}\n`);
	const isWhole = grep === '' && names.length === 2;
	if (isWriting && isWhole)
		writeFileSync(document, withTable(readFileSync(document, 'utf8'), table));
	else if (isWhole && failed === 0 && !hasTable(readFileSync(document, 'utf8'), table)) {
		console.log(
			'The table of docs/engines.md differs; write it with: npm run test:engines -- --write\n'
		);
		process.exitCode = 1;
	}
	console.log(counts.join('\n'));
	if (failed > 0) process.exitCode = 1;
}

// Without these, the processes of a browser would outlive an interrupted run.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => process.exit(1));

try {
	const words = readWords();
	installMissing();
	ensureEngines();
	if (!existsSync(join(projectFolder, 'build/index.html'))) {
		if (runInherited('npm', ['run', 'build']) !== 0) {
			throw new Error('The app could not be built; the reason is above.');
		}
	}
	await run(words);
} catch (error) {
	console.error(`\n${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}
