// @ts-check
// Runs before anything is installed, so it imports only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, ending with a separator. */
export const projectFolder = fileURLToPath(new URL('../', import.meta.url));

/**
 * Runs a command in the project folder, with its output in the terminal, and returns its exit status.
 * @param {'npm' | 'npx' | 'apt-get'} program
 * @param {string[]} words
 * @param {Record<string, string | undefined>} [environment] added to the environment of this process
 * @throws {Error} if it could not be started, or was stopped
 */
export function runInherited(program, words, environment = {}) {
	const { error, status, signal } = spawnSync(program, words, {
		...options(environment),
		stdio: 'inherit'
	});
	if (error) throw notStarted(program, error);
	if (wasStopped(signal)) throw new Error(`${program} was stopped by ${signal}.`);
	return status ?? 1;
}

/**
 * Runs a command in the project folder, with its output in the terminal, and returns its exit status and its
 * standard error.
 * @param {'npm' | 'npx'} program
 * @param {string[]} words
 * @param {Record<string, string | undefined>} [environment] added to the environment of this process
 * @returns {Promise<{ status: number, complaints: string }>}
 * @throws {Error} if it could not be started, or was stopped
 */
export async function runHeard(program, words, environment = {}) {
	const child = spawn(program, words, {
		...options(environment),
		stdio: ['inherit', 'inherit', 'pipe']
	});
	let complaints = '';
	child.stderr.setEncoding('utf8').on('data', (text) => {
		complaints += text;
		process.stderr.write(text);
	});
	return { status: await statusOf(program, child), complaints };
}

/**
 * Runs a command in the project folder in parallel with others. Returns its exit status and all of its
 * output, so that the caller can print it in one piece.
 * @param {'npm' | 'npx' | 'node'} program
 * @param {...string} words
 * @throws {Error} if it could not be started, or was stopped
 */
export async function runBeside(program, ...words) {
	const child = spawn(program, words, { ...options({}), stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => (said += text));
	}
	return { status: await statusOf(program, child), said };
}

/**
 * @param {string} program
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function statusOf(program, child) {
	return new Promise((resolve, reject) => {
		child.on('error', (error) => reject(notStarted(program, error)));
		child.on('close', (status, signal) => {
			if (wasStopped(signal)) reject(new Error(`${program} was stopped by ${signal}.`));
			else resolve(status ?? 1);
		});
	});
}

/** @param {Record<string, string | undefined>} environment */
function options(environment) {
	return {
		cwd: projectFolder,
		env: { ...process.env, ...environment },
		// On Windows npm and npx are scripts, which only a shell can start.
		shell: process.platform === 'win32'
	};
}

/** @type {(program: string, error: Error) => Error} */
const notStarted = (program, error) =>
	new Error(`${program} could not be started: ${error.message}.`);

/** @param {NodeJS.Signals | null} signal */
const wasStopped = (signal) => signal === 'SIGINT' || signal === 'SIGTERM';

/**
 * Makes node_modules match package-lock.json. Changes nothing if it matches already.
 * @throws {Error} with one sentence for the user
 */
export function installMissing() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		throw new Error(
			`Small Hello needs Node 20.19 or newer, and this is Node ${process.versions.node}.`
		);
	}
	if (isInstalled()) return;
	// `--include=dev` because npm would skip the build tools, which are all there is to install, if NODE_ENV
	// is "production".
	console.log('Installing the packages of package-lock.json into node_modules, with npm ci.');
	const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
	const status = runInherited('npm', words);
	if (status !== 0) {
		throw new Error(
			`The packages could not be installed; npm ended with status ${status} and said why above.`
		);
	}
}

/** True if every package of the lock file is installed in its version, and no other package is. */
function isInstalled() {
	const wanted = packagesOf('package-lock.json');
	if (!wanted) {
		throw new Error('package-lock.json is missing or damaged; restore it from the repository.');
	}
	const present = packagesOf('node_modules/.package-lock.json');
	if (!present) return false;
	for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
		if (path === '') continue;
		const found = present[path];
		// npm skips optional packages that are meant for other systems.
		if (!found && (optional || devOptional)) continue;
		if (found?.version !== version || found?.integrity !== integrity) return false;
	}
	return Object.keys(present).every((path) => path in wanted);
}

/**
 * @param {string} path of a lock file, relative to the project folder
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean
 *   }> | null}
 */
function packagesOf(path) {
	if (!existsSync(projectFolder + path)) return null;
	try {
		return JSON.parse(readFileSync(projectFolder + path, 'utf8')).packages ?? null;
	} catch {
		return null;
	}
}
