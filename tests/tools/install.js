// @ts-check
// Runs before anything is installed, so it imports nothing but Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, ending with a separator. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The exit status of one command run in the project folder, its output going straight to the terminal.
 * @param {'npm' | 'npx' | 'apt-get' | 'sudo'} program
 * @param {string[]} words
 * @param {Record<string, string | undefined>} [environment] joined to the environment of this process
 */
export function runInherited(program, words, environment = {}) {
	return run(program, words, environment, 'inherit').status;
}

/**
 * The exit status of one command run in the project folder, and what it said on its standard error,
 * which goes to the terminal when the command has ended.
 * @param {'npm' | 'npx'} program
 * @param {string[]} words
 * @param {Record<string, string | undefined>} [environment] joined to the environment of this process
 */
export function runHeard(program, words, environment = {}) {
	const heard = run(program, words, environment, ['inherit', 'inherit', 'pipe']);
	process.stderr.write(heard.complaints);
	return heard;
}

/**
 * The exit status of one command run in the project folder beside others, and all that it said, for
 * the terminal to get in one piece when the command has ended.
 * @param {'npm' | 'npx'} program
 * @param {...string} words
 * @returns {Promise<{ status: number, said: string }>}
 */
export function runBeside(program, ...words) {
	const child = spawn(program, words, { ...options({}), stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => (said += text));
	}
	return new Promise((resolve, reject) => {
		child.on('error', (error) => reject(notStarted(program, error)));
		child.on('close', (status, signal) => {
			if (wasStopped(signal)) reject(new Error(`${program} was stopped by ${signal}.`));
			else resolve({ status: status ?? 1, said });
		});
	});
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string | undefined>} environment
 * @param {import('node:child_process').StdioOptions} stdio
 */
function run(program, words, environment, stdio) {
	const { error, status, signal, stderr } = spawnSync(program, words, {
		...options(environment),
		stdio,
		encoding: 'utf8',
		maxBuffer: Infinity
	});
	if (error) throw notStarted(program, error);
	if (wasStopped(signal)) throw new Error(`${program} was stopped by ${signal}.`);
	return { status: status ?? 1, complaints: stderr ?? '' };
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
 * Leaves node_modules as package-lock.json describes it; touches nothing when it is so already.
 * @throws {Error} with one sentence for the person at the terminal
 */
export function installMissing() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		throw new Error(
			`Small Hello needs Node 20.19 or newer, and this is Node ${process.versions.node}.`
		);
	}
	if (isInstalled()) return;
	// A NODE_ENV of "production" would leave out the build tools, which are all there is to install.
	const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
	const status = runInherited('npm', words);
	if (status !== 0) {
		throw new Error(
			`The packages could not be installed; npm ended with status ${status} and said why above.`
		);
	}
}

/** True when each package of the lock file is there in its version, and no other one is. */
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
		// npm leaves out optional packages that are meant for other systems.
		if (!found && (optional || devOptional)) continue;
		if (found?.version !== version || found?.integrity !== integrity) return false;
	}
	return Object.keys(present).every((path) => path in wanted);
}

/**
 * @param {string} path of a lock file, from the project folder
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | null}
 */
function packagesOf(path) {
	if (!existsSync(projectFolder + path)) return null;
	try {
		return JSON.parse(readFileSync(projectFolder + path, 'utf8')).packages ?? null;
	} catch {
		return null;
	}
}
