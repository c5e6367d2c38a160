// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runInherited } from './install.js';

/** The Firefox to test. FIREFOX_PATH chooses another one than Debian's. */
export const firefoxPath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/**
 * The Debian packages of the two engines, each with what proves that it is there: a program, or a check that
 * has to end with status 0.
 * @type {readonly { name: string, isThere: () => boolean }[]}
 */
const packages = [
	{
		name: 'firefox-esr',
		isThere: () => existsSync(firefoxPath)
	},
	{ name: 'webkit2gtk-driver', isThere: () => isOnPath('WebKitWebDriver') },
	{ name: 'xvfb', isThere: () => isOnPath('Xvfb') },
	{ name: 'python3-gi', isThere: () => runs('import gi') },
	{
		name: 'gir1.2-webkit2-4.1',
		isThere: () => runs("import gi; gi.require_version('WebKit2', '4.1')")
	}
];

/**
 * Installs what is missing of Firefox and WebKitGTK, if this process runs as root where apt-get works. Never
 * asks for a password.
 * @throws {Error} with a sentence that explains to the user what to do
 */
export function ensureEngines() {
	const missing = () => packages.filter(({ isThere }) => !isThere()).map(({ name }) => name);
	const before = missing();
	if (before.length === 0) return;
	if (process.platform !== 'linux' || !isOnPath('apt-get')) {
		throw new Error(
			`These tests run on Debian and its relatives, since they need its packages ${before.join(', ')}.`
		);
	}
	const command = `apt-get install --no-install-recommends ${before.join(' ')}`;
	if (process.getuid?.() !== 0) {
		throw new Error(`Packages are missing; install them as root, then try again: ${command}`);
	}
	console.log(`Installing with apt-get, for the tests: ${before.join(', ')}.`);
	const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
	runInherited('apt-get', ['update'], quietly);
	runInherited('apt-get', ['install', '-y', '--no-install-recommends', ...before], quietly);
	const after = missing();
	if (after.length > 0) {
		throw new Error(
			`apt-get could not install ${after.join(', ')}; the reason is above. Without them, these tests cannot run.`
		);
	}
}

/** @param {string} name */
function isOnPath(name) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders.some((folder) => existsSync(join(folder, name)));
}

/**
 * Returns whether Debian's Python, which sees Debian's packages, runs a program.
 * @param {string} program
 */
function runs(program) {
	return spawnSync('/usr/bin/python3', ['-c', program], { stdio: 'ignore' }).status === 0;
}
