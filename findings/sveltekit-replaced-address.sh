#!/usr/bin/env bash
# In SvelteKit 2.70.4, a query that its own `replaceState('/', {})` removed returns. After a visit to another
# page and back, the address bar shows `/`, but `page.url` and `load` have `?text=hello` again, so an app
# takes in a shared text twice. The former address is in the state of the history entry, as
# `sveltekit:pageurl`. `history.replaceState(history.state, '', '/')` has no such effect, though SvelteKit
# warns against it in development. https://github.com/sveltejs/kit/issues/11465
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund @sveltejs/kit@2.70.4 @sveltejs/adapter-static@3.0.9 \
	@sveltejs/vite-plugin-svelte@7.3.1 svelte@5.57.3 vite@8.3.8 playwright-core@1.65.1

mkdir -p src/routes/other
echo '<html><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>' > src/app.html
echo 'export const ssr = false;' > src/routes/+layout.js
echo '<h1>other page</h1>' > src/routes/other/+page.svelte
cat > src/routes/+page.js <<'JS'
export const load = ({ url }) => ({ text: url.searchParams.get('text') });
JS
cat > src/routes/+page.svelte <<'SVELTE'
<script>
	import { replaceState } from '$app/navigation';
	import { page } from '$app/state';

	let { data } = $props();
	globalThis.clean = {
		'SvelteKit': () => replaceState('/', {}),
		'the History API': () => history.replaceState(history.state, '', '/')
	};
	globalThis.look = () => ({ address: location.search, page: page.url.search, load: data.text });
</script>

<h1>first page</h1>
<a href="/other">other</a>
SVELTE
cat > svelte.config.js <<'JS'
import adapter from '@sveltejs/adapter-static';

export default { kit: { adapter: adapter({ fallback: 'index.html' }) } };
JS
cat > vite.config.js <<'JS'
import { sveltekit } from '@sveltejs/kit/vite';

export default { plugins: [sveltekit()] };
JS
npx --no -- svelte-kit sync > log.txt 2>&1 && npx --no -- vite build >> log.txt 2>&1 || { cat log.txt; exit 1; }

cat > check.mjs <<'JS'
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, ...args] = process.argv.slice(2);
const types = { '.js': 'text/javascript', '.html': 'text/html', '.json': 'application/json' };
const server = createServer((request, response) => {
	const wanted = join('build', new URL(request.url, 'http://localhost').pathname);
	const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : 'build/index.html';
	response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
	response.end(readFileSync(file));
}).listen(0);
const { version } = JSON.parse(readFileSync('node_modules/@sveltejs/kit/package.json', 'utf8'));
const browser = await chromium.launch({ executablePath, args });
console.log(`SvelteKit ${version}, Chromium ${browser.version()}`);
const page = await browser.newPage();

const seen = {};
for (const way of ['SvelteKit', 'the History API']) {
	await page.goto(`http://localhost:${server.address().port}/?text=hello`);
	await page.getByText('first page').waitFor();
	// SvelteKit refuses to replace the state before its router has started.
	await page.waitForFunction(() => history.state?.['sveltekit:history']);
	await page.evaluate((name) => clean[name](), way);
	await page.getByRole('link').click();
	await page.getByText('other page').waitFor();
	await page.evaluate(() => history.back());
	await page.getByText('first page').waitFor();
	seen[way] = await page.evaluate(() => look());
	console.log(`query removed with ${way}, then away and back: ${JSON.stringify(seen[way])}`);
}
await browser.close();
server.close();

const isAsStated =
	JSON.stringify(seen['SvelteKit']) === '{"address":"","page":"?text=hello","load":"hello"}' &&
	JSON.stringify(seen['the History API']) === '{"address":"","page":"","load":null}';
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
