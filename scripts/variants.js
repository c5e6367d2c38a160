// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './install.js';

/** The base path of the variant `below-a-path`. */
export const basePath = '/some/path';

/** The name of the app in the variant `next`, shown in the header of each page. */
export const nextName = 'Small Hello, the next one';

/**
 * Real builds that end-to-end tests need besides the usual one: for a host that serves below a path, and the
 * next version.
 * @typedef {'below-a-path' | 'next'} VariantName
 * @type {Readonly<Record<VariantName, { base: string, change: (folder: string) => void }>>} `change` is
 *   applied to a copy of the project before the build
 */
const variants = {
	'below-a-path': { base: basePath, change: () => {} },
	next: {
		base: '',
		change: (folder) => {
			const file = join(folder, 'src/lib/i18n/messages/en.json');
			const messages = JSON.parse(readFileSync(file, 'utf8'));
			// The title is on all pages, so nearly all files of this version have other names.
			const changed = { ...messages, app_name: nextName, page_title: `{page} · ${nextName}` };
			writeFileSync(file, JSON.stringify(changed, null, '\t'));
		}
	}
};

/** The names of all variants. */
export const variantNames = /** @type {VariantName[]} */ (Object.keys(variants));

/** The files that a build is made from; the rest of the project cannot change it. */
const sources = [
	'src',
	'static',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];

// Not below node_modules: a build there is split into other chunks than the app itself.
const shelf =
	process.env.VARIANTS_FOLDER ?? join(tmpdir(), `small-hello-builds-${process.getuid?.() ?? ''}`);

/**
 * Returns the folder of a variant of the current sources; it may not exist yet.
 * @param {VariantName} name
 */
export const variantFolder = (name) => join(shelf, `${name}-${fingerprint()}`);

/**
 * Builds a variant, unless it has been built from the same sources before.
 * @param {VariantName} name
 * @throws {Error} with the end of the output if the build fails
 */
export async function buildVariant(name) {
	const built = variantFolder(name);
	if (existsSync(built)) return;
	mkdirSync(shelf, { recursive: true, mode: 0o700 });
	removeOld();
	const workshop = mkdtempSync(join(shelf, 'workshop-'));
	for (const source of sources) {
		const copy = join(workshop, source);
		mkdirSync(dirname(copy), { recursive: true });
		cpSync(join(projectFolder, source), copy, {
			recursive: true,
			filter: (path) => !isLeftOut(path)
		});
	}
	symlinkSync(join(projectFolder, 'node_modules'), join(workshop, 'node_modules'), 'junction');
	const { base, change } = variants[name];
	change(workshop);
	await build(workshop, { BASE_PATH: base, NODE_ENV: 'production' });
	try {
		renameSync(join(workshop, 'build'), built);
	} catch (error) {
		// A parallel run may have finished the same build first; either one will do.
		if (!existsSync(built)) throw error;
	}
	rmSync(workshop, { recursive: true });
}

/**
 * Builds as a user does: with the command of package.json.
 * @param {string} folder
 * @param {Record<string, string>} environment
 */
function build(folder, environment) {
	const builder = spawn('npm', ['run', 'build'], {
		cwd: folder,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32'
	});
	let output = '';
	builder.stdout.on('data', (chunk) => (output += chunk));
	builder.stderr.on('data', (chunk) => (output += chunk));
	return new Promise((resolve, reject) => {
		builder.on('error', reject);
		builder.on('close', (status) => {
			if (status === 0) resolve(undefined);
			else reject(new Error(`A further build failed in ${folder}:\n${output.slice(-4000)}`));
		});
	});
}

/** @type {string | undefined} */
let known;
function fingerprint() {
	if (known) return known;
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesOf).sort()) {
		hash.update(file).update(readFileSync(join(projectFolder, file)));
	}
	return (known = hash.digest('hex').slice(0, 16));
}

/**
 * @type {(path: string) => boolean} true for the compiled messages, which each build compiles itself, and for
 *   tests
 */
const isLeftOut = (path) => /[/\\]i18n[/\\]generated\b|\.test\.ts$/.test(path);

/** @type {(source: string) => string[]} */
function filesOf(source) {
	const path = join(projectFolder, source);
	if (!statSync(path).isDirectory()) return [source];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length))
		.filter((file) => !isLeftOut(file));
}

/** Deletes the builds of other sources that are more than a day old. */
function removeOld() {
	const aDayAgo = Date.now() - 86_400_000;
	for (const name of readdirSync(shelf)) {
		// Other runs may be using builds of the current sources, even old ones.
		if (name.includes(fingerprint())) continue;
		const path = join(shelf, name);
		// A parallel run may have deleted it.
		const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
		if (modified !== undefined && modified < aDayAgo)
			rmSync(path, { recursive: true, force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const name of variantNames) await buildVariant(name);
}
