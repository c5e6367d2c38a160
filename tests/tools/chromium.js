// @ts-check
// Imported before anything is installed, so Playwright is loaded only when it is asked.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runInherited } from './install.js';

/** The switches that every test starts Chromium with: no sandbox in containers, no traffic of its own. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that starts, or null: CHROMIUM_PATH alone when that is set, else one on
 * PATH, else one that Playwright has downloaded.
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
 * The path of a Chromium that starts, after installing one where there was none.
 * @returns {string}
 * @throws {Error} with a sentence that says what to do
 */
export function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	if (process.env.CHROMIUM_PATH) {
		throw new Error(
			`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, where no program is; correct or unset it.`
		);
	}
	installFromDebian();
	const fromDebian = findChromium();
	if (fromDebian) return fromDebian;
	runInherited('npx', ['--no', 'playwright', 'install', 'chromium']);
	const downloaded = findChromium();
	if (downloaded) return downloaded;
	throw new Error(
		'No Chromium could be installed that starts here; install Chromium or Chrome and set CHROMIUM_PATH to its program.'
	);
}

function installFromDebian() {
	if (process.platform !== 'linux' || !isOnPath('apt-get')) return;
	const isRoot = process.getuid?.() === 0;
	if (!isRoot && !isOnPath('sudo')) return;
	for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
		// -n: a test run waits for nobody's password. A failure here is not the end: Playwright comes next.
		const status = isRoot
			? runInherited('apt-get', words, { DEBIAN_FRONTEND: 'noninteractive' })
			: runInherited('sudo', ['-n', 'apt-get', ...words]);
		if (status !== 0) return;
	}
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
 * Some systems have a `chromium-browser` that only prints an advice, and a download can lack
 * libraries, so that being there does not say enough.
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
