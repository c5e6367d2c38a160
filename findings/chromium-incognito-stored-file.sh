#!/usr/bin/env bash
# In an off-the-record profile of Chromium 156 (Playwright's `newContext`), a File from OPFS that was stored
# in IndexedDB is a reference to that file: once the file is written again, reading the record fails with
# NotReadableError, long after its transaction was complete. A regular profile stores a copy and returns the
# old bytes. Copying first (`new Blob([await file.arrayBuffer()])`) is right in both. Source: seen; only the
# File itself is specified: https://w3c.github.io/FileAPI/#file-section
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund playwright-core@1.65.1

cat > check.mjs <<'JS'
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const server = createServer((_, response) => {
	response.setHeader('content-type', 'text/html');
	response.end('<!doctype html><title>page</title>');
}).listen(0);
const address = `http://localhost:${server.address().port}`;

/** Stores a File from OPFS in IndexedDB, writes the file in OPFS again, and reads what IndexedDB holds. */
async function storeAndRewrite() {
	const root = await navigator.storage.getDirectory();
	const handle = await root.getFileHandle('diary.txt', { create: true });
	const write = async (text) => {
		const writable = await handle.createWritable();
		await writable.write(text);
		await writable.close();
	};
	const done = (request, event = 'success') =>
		new Promise((resolve) => request.addEventListener(event, () => resolve(request.result)));
	const read = (blob) => blob.text().catch((error) => error.name);

	await write('first');
	const file = await handle.getFile();
	const copy = new Blob([await file.arrayBuffer()]);
	const opening = indexedDB.open('backups');
	opening.onupgradeneeded = () => opening.result.createObjectStore('files');
	const database = await done(opening);
	const transaction = database.transaction('files', 'readwrite');
	transaction.objectStore('files').put(file, 'file');
	transaction.objectStore('files').put(copy, 'copy');
	await done(transaction, 'complete');

	const stored = async (key) => {
		const store = database.transaction('files').objectStore('files');
		return read(await done(store.get(key)));
	};
	const before = await stored('file');
	await write('second');
	return { before, after: await stored('file'), copy: await stored('copy') };
}

const browser = await chromium.launch({ executablePath, args });
console.log(`Chromium ${browser.version()}`);
const page = await (await browser.newContext()).newPage();
await page.goto(address);
const incognito = await page.evaluate(storeAndRewrite);
console.log('off the record:', JSON.stringify(incognito));
await browser.close();

const context = await chromium.launchPersistentContext(join(process.cwd(), 'profile'), { executablePath, args });
const regularPage = await context.newPage();
await regularPage.goto(address);
const regular = await regularPage.evaluate(storeAndRewrite);
console.log('regular profile:', JSON.stringify(regular));
await context.close();
server.close();

const isAsStated =
	JSON.stringify(incognito) === '{"before":"first","after":"NotReadableError","copy":"first"}' &&
	JSON.stringify(regular) === '{"before":"first","after":"first","copy":"first"}';
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
