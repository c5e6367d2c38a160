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
 * Prepares a build for any static host: writes every page at both of its URLs, and a `_headers` file. Throws
 * if a file of the app is not precached, because it would be missing offline, or if a worker would run twice.
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
	const twice = filesBelow(folder).filter(
		(file) =>
			file.includes('/workers/chunks/') && importsEntry(readFileSync(join(folder, file), 'utf8'))
	);
	if (twice.length > 0) {
		throw new Error(
			`WebKit would run the worker a second time to import these files; see scripts/worker-programs.ts:\n${twice.join('\n')}`
		);
	}
	serveWithTrailingSlash(folder);
	writeFileSync(join(folder, '_headers'), headersFile(base));
}

/**
 * Returns the files of a build that would be missing offline. Some files are not precached on purpose: the
 * worker itself, the page for unknown URLs, screenshots for the install dialog (the browser loads them before
 * installing), and the page of each card, which the shell shows from the precached deck.
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
 * Returns whether a part of a worker imports the file with which the worker starts.
 *
 * @param {string} code
 */
export function importsEntry(code) {
	return /["'`]\.\.\/[\w-]+-worker-[\w-]+\.js["'`]/.test(code);
}

/**
 * Returns the files that the built worker precaches.
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
 * Copies pages such as `log.html` to `log/index.html`. Hosts differ in whether `/log/` finds `log.html`, but
 * all of them find `log/index.html`.
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
 * Returns all files below a folder, as paths with forward slashes.
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
