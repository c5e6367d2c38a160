#!/usr/bin/env bash
# In Chromium 156, a service worker that was unregistered lives on while a tab that it controls is open. A page
# that registers it in that time gets the old registration back: `install` is not fired, so caches that were
# deleted in between stay empty, and a promise `navigator.serviceWorker.ready` taken before never resolves. If
# the old tab is closed first, both are as expected. Source: seen; https://w3c.github.io/ServiceWorker/#register-algorithm
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
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const worker = `
self.addEventListener('install', (event) => event.waitUntil(caches.open('files').then((cache) => cache.put('/file', new Response('file')))));
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));`;
const server = createServer((request, response) => {
	const isWorker = request.url === '/worker.js';
	response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html');
	response.end(isWorker ? worker : '<!doctype html><title>page</title>');
}).listen(0);
const address = `http://localhost:${server.address().port}`;

/** Asks for `ready`, registers the worker and returns what there is within three seconds. */
async function register() {
	const { serviceWorker } = navigator;
	const ready = serviceWorker.ready.then(() => true);
	await new Promise((resolve) => setTimeout(resolve, 500));
	await serviceWorker.register('/worker.js');
	const late = new Promise((resolve) => setTimeout(() => resolve(false), 3000));
	const isReady = await Promise.race([ready, late]);
	return { isReady, caches: await caches.keys() };
}

async function eraseAndRegister(closesFirst) {
	const browser = await chromium.launch({ executablePath, args });
	const context = await browser.newContext();
	const old = await context.newPage();
	await old.goto(address);
	await old.evaluate(register);
	await old.waitForFunction(() => navigator.serviceWorker.controller);
	await old.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration()).unregister();
		await caches.delete('files');
	});
	if (closesFirst) await old.close();
	const next = await context.newPage();
	await next.goto(address);
	const seen = await next.evaluate(register);
	const version = browser.version();
	await browser.close();
	return { version, seen };
}

const closed = await eraseAndRegister(true);
console.log(`Chromium ${closed.version}`);
console.log('old tab closed before:', JSON.stringify(closed.seen));
const open = await eraseAndRegister(false);
console.log('old tab still open:', JSON.stringify(open.seen));
server.close();

const isAsStated =
	JSON.stringify(closed.seen) === '{"isReady":true,"caches":["files"]}' &&
	JSON.stringify(open.seen) === '{"isReady":false,"caches":[]}';
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 80 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
