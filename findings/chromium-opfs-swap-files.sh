#!/usr/bin/env bash
# Chromium 156 shows its own temporary files in the origin private file system: while `createWritable` of
# `diary.json` is open, listing the folder also returns `diary.json.crswap`. If the browser is killed, that
# file stays: it counts towards the usage, later writes of `diary.json` leave it there, and only the app can
# delete it. The specification mentions a temporary file, but not that a page can see it:
# https://fs.spec.whatwg.org/#dom-filesystemfilehandle-createwritable
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund playwright-core@1.65.1

cat > check.mjs <<'JS'
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const profile = join(process.cwd(), 'profile');
const server = createServer((_, response) => {
	response.setHeader('content-type', 'text/html');
	response.end('<!doctype html><title>page</title>');
}).listen(0);
const address = `http://localhost:${server.address().port}`;

let group = null;
/** Kills the running Chromium with all its processes, which are a process group of their own. */
function kill() {
	if (group === null) return;
	try {
		process.kill(-group, 'SIGKILL');
	} catch {
		// It has ended by itself.
	}
	group = null;
}
process.on('exit', kill);
process.on('SIGTERM', () => process.exit(1));

/** Starts Chromium with the profile and opens the page. */
async function start() {
	for (const name of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket'])
		rmSync(join(profile, name), { force: true });
	const all = [...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
	group = spawn(executablePath, all, { detached: true, stdio: 'ignore' }).pid;
	for (;;) {
		await wait(200);
		try {
			const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
			const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
			const page = await browser.contexts()[0].newPage();
			await page.goto(address);
			return { page, version: browser.version() };
		} catch {
			// Chromium is still starting.
		}
	}
}

/** Returns the names in OPFS with their sizes, and the usage of the origin. */
async function list() {
	const files = {};
	for await (const handle of (await navigator.storage.getDirectory()).values())
		files[handle.name] = (await handle.getFile()).size;
	return { files, usage: (await navigator.storage.estimate()).usage };
}
const show = (name, { files, usage }) => console.log(`${name}: ${JSON.stringify(files)}, usage ${usage}`);

const first = await start();
console.log(`Chromium ${first.version}`);
await first.page.evaluate(async () => {
	const handle = await (await navigator.storage.getDirectory()).getFileHandle('diary.json', { create: true });
	globalThis.writable = await handle.createWritable();
	await writable.write('x'.repeat(1_000_000));
});
const during = await first.page.evaluate(list);
show('during the write', during);
kill();
await wait(500);

const { page } = await start();
const after = await page.evaluate(list);
show('after a killed browser', after);
for (let round = 0; round < 2; round++)
	await page.evaluate(async () => {
		const handle = await (await navigator.storage.getDirectory()).getFileHandle('diary.json');
		const writable = await handle.createWritable();
		await writable.write('{}');
		await writable.close();
	});
const later = await page.evaluate(list);
show('after two complete writes', later);
kill();
server.close();
server.closeAllConnections();
await wait(500);

const swap = 'diary.json.crswap';
const isAsStated =
	during.files[swap] === 1_000_000 &&
	after.files[swap] === 1_000_000 &&
	after.usage >= 1_000_000 &&
	later.files['diary.json'] === 2 &&
	later.files[swap] === 1_000_000;
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exit(isAsStated ? 0 : 1);
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
