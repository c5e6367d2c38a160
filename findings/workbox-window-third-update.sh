#!/usr/bin/env bash
# workbox-window 7.4.1 announces at most two new versions of a service worker to a page that stays open, and
# only one after a first visit: once it takes an update for an external one, it removes its own `updatefound`
# listener. Later versions install and wait without a `waiting` event, so a tab that is open for weeks shows
# no notice again. The registration itself reports every version.
# https://github.com/GoogleChrome/workbox/issues/3285
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund workbox-window@7.4.1 playwright-core@1.65.1

cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const library = 'node_modules/workbox-window';
let release = 1;
const server = createServer((request, response) => {
	const scripts = {
		'/workbox-window.js': () => readFileSync(`${library}/build/workbox-window.prod.mjs`),
		'/sw.js': () => `// release ${release}
			onactivate = (event) => event.waitUntil(clients.claim());
			onmessage = () => skipWaiting();`
	};
	const script = scripts[request.url];
	response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
	response.setHeader('cache-control', 'no-store');
	response.end(script?.() ?? '<!doctype html><title>page</title>');
}).listen(0);
const browser = await chromium.launch({ executablePath, args });
const { version } = JSON.parse(readFileSync(`${library}/package.json`, 'utf8'));
console.log(`workbox-window ${version}, Chromium ${browser.version()}`);
const page = await browser.newPage();

/** Opens the page and deploys four versions while it is open; returns the updates that it hears of. */
async function visit(name) {
	await page.goto(`http://localhost:${server.address().port}`);
	await page.evaluate(async () => {
		const { Workbox } = await import('/workbox-window.js');
		globalThis.heard = { workbox: 0, registration: 0 };
		const workbox = new Workbox('/sw.js');
		workbox.addEventListener('waiting', () => heard.workbox++);
		globalThis.registration = await workbox.register();
		await navigator.serviceWorker.ready;
		registration.addEventListener('updatefound', () => heard.registration++);
	});
	for (let deployed = 0; deployed < 4; deployed++) {
		release++;
		await page.evaluate(async () => {
			await registration.update();
			const isNew = (worker) => worker !== null && worker.state !== 'installed';
			while (isNew(registration.installing)) await new Promise((resolve) => setTimeout(resolve, 50));
			// Workbox reports a waiting worker 200 ms after it was installed.
			await new Promise((resolve) => setTimeout(resolve, 600));
		});
	}
	const heard = await page.evaluate(() => heard);
	console.log(`${name}: 4 deployed, ${heard.registration} found, ${heard.workbox} announced by Workbox`);
	// Activates the last version, so that the next visit begins with no worker waiting.
	await page.evaluate(async () => {
		registration.waiting.postMessage('activate');
		while (registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
	});
	return heard;
}
const first = await visit('first visit');
const next = await visit('next visit');
await browser.close();
server.close();

const isAsStated =
	first.registration === 4 && first.workbox === 1 && next.registration === 4 && next.workbox === 2;
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
