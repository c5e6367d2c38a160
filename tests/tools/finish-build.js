// @ts-check
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { headersFile } from './headers.js';

/**
 * Makes a build ready for any static host: every page under both of its addresses, a `_headers` file,
 * and a promise that it works offline, kept by failing when a file of the app is not precached.
 *
 * @param {{ folder: string; base: string }} build
 */
export function finishBuild({ folder, base }) {
	const missing = notPrecached(filesBelow(folder), precachedFiles(folder));
	if (missing.length > 0) {
		throw new Error(
			`These files would be missing offline; add them to the precache in vite.config.ts:\n${missing.join('\n')}`
		);
	}
	serveWithTrailingSlash(folder);
	writeFileSync(join(folder, '_headers'), headersFile(base));
}

/**
 * The files of a build that would be missing offline. Left out on purpose: the worker itself, the page
 * for addresses that a host does not know, screenshots for the install sheet (the browser asks for
 * them before installing), and the page of each card, which the shell shows from the precached deck.
 *
 * @param {readonly string[]} files
 * @param {ReadonlySet<string>} precached
 */
export function notPrecached(files, precached) {
	return files.filter(
		(file) =>
			!precached.has(file) &&
			!/^(service-worker\.js|404\.html|_headers|screenshots\/.+|cards\/[^/]+\.html)$/.test(file)
	);
}

/**
 * The files that the built worker precaches.
 *
 * @param {string} folder
 */
function precachedFiles(folder) {
	const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
	return new Set(
		[...worker.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url ?? '')
	);
}

/**
 * Hosts differ in whether `/log/` finds `log.html`; all of them find `log/index.html`.
 *
 * @param {string} folder
 */
function serveWithTrailingSlash(folder) {
	for (const file of filesBelow(folder)) {
		if (!file.endsWith('.html') || file.endsWith('index.html') || file === '404.html') continue;
		const twin = join(folder, file.replace(/\.html$/, ''), 'index.html');
		if (existsSync(twin)) continue;
		mkdirSync(join(twin, '..'), { recursive: true });
		copyFileSync(join(folder, file), twin);
	}
}

/**
 * All files below a folder, as paths with forward slashes.
 *
 * @param {string} folder
 */
function filesBelow(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/')
		);
}
