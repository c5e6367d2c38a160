// @ts-check
// Draws the module diagram of docs/architecture.md from the real imports: node scripts/module-graph.js
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = join(root, 'docs/architecture.md');
const [begin, end] = ['<!-- module graph: begin -->', '<!-- module graph: end -->'];

/**
 * Returns the files of the app, by path from the project folder, each with the files of the app that it
 * imports. Includes type imports, re-exports and dynamic imports; excludes generated files and tests.
 * @returns {Map<string, string[]>}
 */
export function importsOfFiles() {
	const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
		.map((path) => join('src', path).replaceAll('\\', '/'))
		.filter((path) => /\.(ts|svelte)$/.test(path) && !/\.test\.ts$|\/generated\//.test(path));
	const known = new Set(files);
	return new Map(
		files.map((file) => {
			const targets = specifiersIn(readFileSync(join(root, file), 'utf8'))
				.map((specifier) => resolved(file, specifier))
				.filter((target) => target !== null && known.has(target));
			return [file, /** @type {string[]} */ ([...new Set(targets)])];
		})
	);
}

/** @param {string} text */
function specifiersIn(text) {
	const scripts = /<script[\s>]/.test(text)
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code)
		: [text];
	return scripts.flatMap((code) =>
		ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName)
	);
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function resolved(file, specifier) {
	const path = specifier.split('?')[0] ?? '';
	if (path.startsWith('#lib/')) return `src/lib/${path.slice(5)}`;
	if (!path.startsWith('.')) return null;
	return relative(root, join(root, dirname(file), path)).replaceAll('\\', '/');
}

/**
 * Returns the import cycles, each as a path of files that ends with its first file. Empty if there is none.
 * @param {Map<string, string[]>} graph
 * @returns {string[][]}
 */
export function cyclesIn(graph) {
	/** @type {Map<string, 'open' | 'done'>} */
	const states = new Map();
	/** @type {string[][]} */
	const cycles = [];
	/** @type {string[]} */
	const path = [];
	/** @param {string} file */
	const visit = (file) => {
		states.set(file, 'open');
		path.push(file);
		for (const target of graph.get(file) ?? []) {
			if (states.get(target) === 'open') cycles.push([...path.slice(path.indexOf(target)), target]);
			else if (!states.has(target)) visit(target);
		}
		path.pop();
		states.set(file, 'done');
	};
	for (const file of graph.keys()) if (!states.has(file)) visit(file);
	return cycles;
}

/**
 * Returns the module of a file: a folder of src/lib, a feature, the routes, or the top of src.
 * @param {string} file
 */
export function moduleOf(file) {
	const [, feature] = /^src\/lib\/features\/([^/]+)/.exec(file) ?? [];
	if (feature) return `features/${feature}`;
	const [, module] = /^src\/lib\/([^/]+)\//.exec(file) ?? [];
	return module ?? (file.startsWith('src/routes/') ? 'routes' : 'src');
}

/** Returns the Mermaid diagram that belongs between the two markers in docs/architecture.md. */
export function diagram() {
	/** @type {Map<string, Set<string>>} */
	const edges = new Map();
	for (const [file, targets] of importsOfFiles()) {
		const from = moduleOf(file);
		for (const to of targets.map(moduleOf)) {
			// Everything may import core, and features and routes may import all modules below them: these
			// edges would hide the others.
			if (from === to || to === 'core' || from === 'routes' || from === 'src') continue;
			if (from.startsWith('features/') && !to.startsWith('features/')) continue;
			edges.set(from, (edges.get(from) ?? new Set()).add(to));
		}
	}
	const name = (/** @type {string} */ module) => module.replace('features/', '');
	const lines = [...edges]
		.flatMap(([from, targets]) => [...targets].map((to) => `  ${name(from)} --> ${name(to)}`))
		.sort();
	const features = [...edges.keys()].filter((module) => module.startsWith('features/'));
	return [
		'```mermaid',
		'flowchart TD',
		'  subgraph features',
		...features.map((module) => `    ${name(module)}`).sort(),
		'  end',
		'  routes --> features --> app',
		...lines,
		'```'
	].join('\n');
}

/**
 * Returns a page with the current diagram between its two markers.
 * @param {string} text
 */
export function withDiagram(text) {
	const [head = '', , tail = ''] = text.split(new RegExp(`(${begin}[\\s\\S]*${end})`));
	return `${head}${begin}\n\n${diagram()}\n\n${end}${tail}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(page, withDiagram(readFileSync(page, 'utf8')));
