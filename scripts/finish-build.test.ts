import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { finishBuild, importsEntry, notPrecached } from './finish-build.js';
import { headersFile } from './headers.js';

/** A small build: files that are precached, and files that are left out on purpose. */
const precached = [
	'index.html',
	'log.html',
	'cards.html',
	'_app/immutable/entry.Bx1.js',
	'icon.svg'
];
const leftOut = [
	'service-worker.js',
	'404.html',
	'_headers',
	'screenshots/today.png',
	'cards/look-up-and-smile.html'
];

const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Returns the code of a minified worker with the precache list as Workbox writes it. */
function workerFor(files: readonly string[]): string {
	const entries = files.map((url) => `{"revision":null,"url":"${url}"}`).join(',');
	return `(()=>{const e=[${entries}];self.addEventListener("install",()=>e)})();`;
}

function build(files: readonly string[], worker = workerFor(precached)): string {
	const folder = mkdtempSync(join(tmpdir(), 'small-hello-build-'));
	folders.push(folder);
	for (const file of files) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), file === 'service-worker.js' ? worker : `content of ${file}`);
	}
	return folder;
}

describe('notPrecached', () => {
	test('finds a file that would be missing offline', () => {
		expect(notPrecached([...precached, 'fonts/a.woff2'], new Set(precached))).toEqual([
			'fonts/a.woff2'
		]);
	});

	test('finds nothing if all files are precached', () => {
		expect(notPrecached(precached, new Set(precached))).toEqual([]);
		expect(notPrecached([], new Set())).toEqual([]);
	});

	test.each(leftOut)('ignores %s, which is left out on purpose', (file) => {
		expect(notPrecached([file], new Set())).toEqual([]);
	});

	test.each([
		'cards.html',
		'cards/deep/er.html',
		'cards/list.json',
		'old/404.html',
		'nested/service-worker.js',
		'service-worker.js.map',
		'screenshots.html',
		'my-screenshots/today.png',
		'404.html.gz',
		'_headers.txt',
		'help.html',
		'manifest.webmanifest'
	])('reports %s', (file) => {
		expect(notPrecached([file], new Set())).toEqual([file]);
	});
});

describe('finishBuild', () => {
	test('throws, names each missing file, and leaves the build unfinished', () => {
		const folder = build([...precached, ...leftOut, 'help.html', '_app/immutable/late.js']);
		expect(() => finishBuild({ folder, base: '' })).toThrow(/help\.html/);
		expect(() => finishBuild({ folder, base: '' })).toThrow(/_app\/immutable\/late\.js/);
		expect(existsSync(join(folder, 'log/index.html'))).toBe(false);
	});

	test('throws if there is no worker', () => {
		const folder = build(precached);
		expect(() => finishBuild({ folder, base: '' })).toThrow(/service-worker\.js/);
	});

	test('throws if the worker precaches nothing', () => {
		const folder = build([...precached, ...leftOut], 'self.skipWaiting();');
		expect(() => finishBuild({ folder, base: '' })).toThrow(/index\.html/);
	});

	test.each([
		['as JSON', workerFor(precached)],
		['as a minifier writes it', `[${precached.map((url) => `{url:"${url}",revision:"1"}`)}]`],
		['with single quotes', `[${precached.map((url) => `{ url: '${url}' }`)}]`],
		['with backticks', `[${precached.map((url) => `{url:\`${url}\`}`)}]`]
	])('reads the precache list of the worker %s', (_, worker) => {
		const folder = build([...precached, ...leftOut], worker);
		expect(() => finishBuild({ folder, base: '' })).not.toThrow();
	});

	test('also writes each page at its URL with a trailing slash', () => {
		const folder = build([...precached, ...leftOut]);
		finishBuild({ folder, base: '' });
		for (const page of ['log', 'cards', 'cards/look-up-and-smile']) {
			const twin = readFileSync(join(folder, page, 'index.html'), 'utf8');
			expect(twin).toBe(`content of ${page}.html`);
			expect(existsSync(join(folder, `${page}.html`))).toBe(true);
		}
	});

	test('does not copy the first page or the page for unknown URLs', () => {
		const folder = build([...precached, ...leftOut]);
		finishBuild({ folder, base: '' });
		expect(existsSync(join(folder, 'index/index.html'))).toBe(false);
		expect(existsSync(join(folder, '404/index.html'))).toBe(false);
	});

	test('does not overwrite an existing page', () => {
		const own = 'log/index.html';
		const folder = build([...precached, ...leftOut, own], workerFor([...precached, own]));
		finishBuild({ folder, base: '' });
		expect(readFileSync(join(folder, own), 'utf8')).toBe(`content of ${own}`);
	});

	test.each(['', '/some/path'])('writes the headers for %j', (base) => {
		const folder = build([...precached, ...leftOut]);
		finishBuild({ folder, base });
		expect(readFileSync(join(folder, '_headers'), 'utf8')).toBe(headersFile(base));
	});
});

test('a part of a worker that imports the file with which the worker starts is found', () => {
	expect(importsEntry('import{a as t}from"../import-worker-DAmYqh46.js";')).toBe(true);
	expect(importsEntry('import{a as t}from`../tally-worker-C4_fG-hD.js`;')).toBe(true);
	expect(importsEntry('import{a as t}from"./DUE1P5I6.js";')).toBe(false);
});
