#!/usr/bin/env bash
# `navigator.storage.estimate()` in Chromium 156 reports a quota of 10 GiB above the usage (less only on a
# smaller disk), no matter what limit is enforced: with a limit of 20 MB it reports the same, and a write of
# 40 MB fails. So `quota - usage` does not tell an app if an import or a backup will fit. The number is
# artificial, so that sites cannot recognize private windows:
# https://chromestatus.com/feature/4977371751645184
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
const server = createServer((_, response) => {
	response.setHeader('content-type', 'text/html');
	response.end('<!doctype html><title>page</title>');
}).listen(0);
const origin = `http://localhost:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args });
console.log(`Chromium ${browser.version()}`);
const page = await browser.newPage();
await page.goto(origin);
const session = await page.context().newCDPSession(page);

const gib = 2 ** 30;
async function look(name) {
	const { quota, usage } = await page.evaluate(() => navigator.storage.estimate());
	const { quota: enforced } = await session.send('Storage.getUsageAndQuota', { origin });
	console.log(`${name}: the page reads ${(quota - usage) / gib} GiB, enforced are ${enforced / 1e6} MB`);
	return { free: quota - usage, enforced };
}
const usual = await look('usual limit');
// Sets the limit that Chromium enforces, as a small or nearly full disk does.
await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20e6 });
const small = await look('limit of 20 MB');
const end = await page.evaluate(async () => {
	const cache = await caches.open('test');
	return cache.put('/file', new Response(new Uint8Array(40e6))).then(
		() => 'stored',
		(error) => error.name
	);
});
console.log(`writing 40 MB: ${end}`);
await browser.close();
server.close();

const isAsStated =
	usual.free === 10 * gib &&
	usual.enforced !== usual.free &&
	small.free === 10 * gib &&
	small.enforced === 20e6 &&
	end === 'QuotaExceededError';
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
