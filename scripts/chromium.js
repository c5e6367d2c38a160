// @ts-check
// Imported before anything is installed, so it loads Playwright only when needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runInherited } from './install.js';

/** The flags that every test starts Chromium with: no sandbox in containers, no background traffic. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const shellPackage = 'chromium-headless-shell';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Returns the path of a Chromium, or null. If CHROMIUM_PATH is set, only that path counts. Otherwise it is
 * the first on PATH that starts, or the one that Playwright has downloaded.
 * @returns {string | null}
 */
export function findChromium() {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) return existsSync(chosen) ? chosen : null;
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return onPath.find(starts) ?? playwrightChromium();
}

/**
 * Returns the path of Chromium's headless shell: the same engine without the windows and menus around it,
 * which cost the tests more than a third of their processor time. Where there is none, or where
 * CHROMIUM_PATH chooses a browser, this is `findChromium`. The shell has no notifications, no microphone, no
 * installing and no network log.
 * @returns {string | null}
 */
export function findHeadlessShell() {
	const chosen = process.env.CHROMIUM_SHELL_PATH;
	if (chosen) return chosen;
	if (process.env.CHROMIUM_PATH) return findChromium();
	return shellOnPath() ?? findChromium();
}

function shellOnPath() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders.map((folder) => join(folder, shellPackage)).find(starts) ?? null;
}

/**
 * Installs a Chromium if none was found, and returns the path of it.
 * @returns {string}
 * @throws {Error} with a sentence that explains to the user what to do
 */
export function ensureChromium() {
	const found = findChromium();
	if (found) {
		// Tests run without it, only more slowly.
		if (!process.env.CHROMIUM_PATH && found === '/usr/bin/chromium' && !shellOnPath())
			installFromDebian(shellPackage);
		return found;
	}
	if (process.env.CHROMIUM_PATH) {
		throw new Error(
			`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, where no program is; correct or unset it.`
		);
	}
	const fromDebian = installFromDebian('chromium', shellPackage) ? findChromium() : null;
	if (fromDebian) return fromDebian;
	console.log('No Chromium is here: downloading the one of Playwright, for this account only.');
	runInherited('npx', ['--no', '--', 'playwright', 'install', '--no-shell', 'chromium']);
	const downloaded = findChromium();
	if (downloaded) return downloaded;
	throw new Error(
		'No Chromium could be installed that starts here; install Chromium or Chrome and set CHROMIUM_PATH to its program.'
	);
}

/**
 * Installs packages of the distribution if this process runs as root. Never asks for a password.
 * @param {...string} packages
 */
function installFromDebian(...packages) {
	const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
	if (!mayInstall || !isOnPath('apt-get')) return false;
	console.log(`Installing with apt-get, for the tests: ${packages.join(', ')}.`);
	return [['update'], ['install', '-y', '--no-install-recommends', ...packages]].every(
		(words) => runInherited('apt-get', words, { DEBIAN_FRONTEND: 'noninteractive' }) === 0
	);
}

/** @returns {string | null} */
function playwrightChromium() {
	try {
		const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
		return starts(path) ? path : null;
	} catch {
		return null;
	}
}

/**
 * Returns whether a Chromium starts. It is not enough that the file exists: on some systems
 * `chromium-browser` only prints advice, and a download can lack libraries.
 * @param {string} path
 */
function starts(path) {
	if (!existsSync(path)) return false;
	return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {string} name */
function isOnPath(name) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders.some((folder) => existsSync(join(folder, name)));
}
