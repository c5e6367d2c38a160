#!/usr/bin/env bash
# With comlink 4.4.2 in Chromium 156, a call to a worker resolves before the callbacks that the worker called
# earlier have arrived: with the result, one of ten progress calls is there, and the other nine follow it.
# Each `proxy()` has a MessagePort of its own, and HTML orders messages within one port only. So the last
# progress overwrites "done", and a result that is collected by callbacks is incomplete.
# https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund comlink@4.4.2 playwright-core@1.65.1

cat > worker.js <<'JS'
import { expose } from '/comlink.js';

expose({
	work(onprogress, steps) {
		for (let step = 1; step <= steps; step++) onprogress(step);
		return 'done';
	},
	async workAndWait(onprogress, steps) {
		for (let step = 1; step <= steps; step++) await onprogress(step);
		return 'done';
	}
});
JS
cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const scripts = {
	'/comlink.js': readFileSync('node_modules/comlink/dist/esm/comlink.mjs', 'utf8'),
	'/worker.js': readFileSync('worker.js', 'utf8')
};
const server = createServer((request, response) => {
	const script = scripts[request.url];
	response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
	response.end(script ?? '<!doctype html><title>page</title>');
}).listen(0);
const browser = await chromium.launch({ executablePath, args });
const { version } = JSON.parse(readFileSync('node_modules/comlink/package.json', 'utf8'));
console.log(`comlink ${version}, Chromium ${browser.version()}`);
const page = await browser.newPage();
await page.goto(`http://localhost:${server.address().port}`);

const rounds = await page.evaluate(async () => {
	const { proxy, wrap } = await import('/comlink.js');
	const api = wrap(new Worker('/worker.js', { type: 'module' }));
	const seen = [];
	for (const method of ['work', 'work', 'work', 'workAndWait']) {
		let arrived = 0;
		await api[method](
			proxy(() => void arrived++),
			10
		);
		const withResult = arrived;
		await new Promise((resolve) => setTimeout(resolve, 300));
		seen.push({ method, withResult, later: arrived });
	}
	return seen;
});
for (const { method, withResult, later } of rounds)
	console.log(`${method}: ${withResult} of 10 calls had arrived with the result, ${later} a little later`);
await browser.close();
server.close();

const isAsStated = rounds.every(
	({ method, withResult, later }) => later === 10 && (method === 'work' ? withResult < 10 : withResult === 10)
);
console.log(isAsStated ? 'As stated; awaiting each callback in the worker avoids it.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
