#!/usr/bin/env bash
# In Svelte 5.57.3, effects and deriveds of a component rerun for props whose values are the same: after `list
# = list.map((item) => ({ ...item }))`, as after a new query, `<Row name={item.name} />` reruns each `$effect`
# that reads `name`. A prop that is a plain path is read through to its source, uncompared. One with a
# template literal, `name={`${item.name}`}`, is compared first, and so is a `$derived` of it.
# https://github.com/sveltejs/svelte/issues/9812
set -euo pipefail

chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
[ -n "$chromium" ] || { echo 'No Chromium: set CHROMIUM_PATH.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund svelte@5.57.3 esbuild@0.28.2 playwright-core@1.65.1

cat > Row.svelte <<'SVELTE'
<script>
	let { name } = $props();
	const length = $derived((runs.derived++, name.length));
	$effect(() => {
		name;
		runs.effect++;
	});
	const same = $derived(name);
	$effect(() => {
		same;
		runs.effectOfDerived++;
	});
</script>

{length}
SVELTE
cat > List.svelte <<'SVELTE'
<script>
	import Row from './Row.svelte';

	let { prop } = $props();
	let list = $state.raw([
		{ id: 1, name: 'Ada' },
		{ id: 2, name: 'Bob' }
	]);
	globalThis.reload = () => (list = list.map((item) => ({ ...item })));
</script>

{#each list as item (item.id)}
	{#if prop === 'path'}<Row name={item.name} />{:else}<Row name={`${item.name}`} />{/if}
{/each}
SVELTE
cat > main.js <<'JS'
import { flushSync, mount, unmount } from 'svelte';
import List from './List.svelte';

globalThis.measure = (prop) => {
	globalThis.runs = { derived: 0, effect: 0, effectOfDerived: 0 };
	const list = mount(List, { target: document.body, props: { prop } });
	flushSync();
	const first = { ...runs };
	for (let round = 0; round < 5; round++) {
		reload();
		flushSync();
	}
	unmount(list);
	return { first, afterReloads: runs };
};
JS
cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { compile, VERSION } from 'svelte/compiler';

const [executablePath, ...args] = process.argv.slice(2);
const svelte = {
	name: 'svelte',
	setup: ({ onLoad }) =>
		onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
			contents: compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client' }).js.code
		}))
};
const { outputFiles } = await build({
	entryPoints: ['main.js'],
	bundle: true,
	write: false,
	conditions: ['browser', 'production'],
	plugins: [svelte]
});
const browser = await chromium.launch({ executablePath, args });
console.log(`Svelte ${VERSION}, Chromium ${browser.version()}; two rows, five reloads of equal items`);
const page = await browser.newPage();
await page.setContent('<!doctype html><body></body>');
await page.addScriptTag({ content: outputFiles[0].text });
const path = await page.evaluate(() => measure('path'));
const expression = await page.evaluate(() => measure('expression'));
console.log('name={item.name}:      ', JSON.stringify(path));
console.log('name={`${item.name}`}: ', JSON.stringify(expression));
await browser.close();

const once = '{"derived":2,"effect":2,"effectOfDerived":2}';
const isAsStated =
	JSON.stringify(path.afterReloads) === '{"derived":12,"effect":12,"effectOfDerived":2}' &&
	JSON.stringify(expression.afterReloads) === once;
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
timeout 60 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
