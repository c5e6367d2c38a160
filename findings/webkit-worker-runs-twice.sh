#!/usr/bin/env bash
# WebKitGTK 2.50 runs the file with which a module worker starts once more when a module of the worker imports that
# file. Bundlers produce such files when a part that is loaded on demand shares code with the entry. Two programs
# then answer each message, and the part reads the state of the second one. A document runs its entry once, and so
# does a worker whose entry only imports the program. Source: seen; to run once is the standard:
# https://html.spec.whatwg.org/multipage/webappapis.html#module-map
set -euo pipefail

for program in WebKitWebDriver Xvfb; do
	command -v "$program" > /dev/null || { echo "No $program."; exit 2; }
done
chromium="${CHROMIUM_PATH:-$(command -v chromium || true)}"
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
[ -z "$chromium" ] || npm install --silent --no-audit --no-fund playwright-core@1.65.1
Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3> display 2> /dev/null &
for _ in $(seq 100); do [ -s display ] || sleep 0.1; done

cat > check.mjs <<'JS'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

const [chromium, ...args] = process.argv.slice(2);
/** Runs in a worker and in a document. */
const program = `
const tell = (text) => ('document' in self ? onmessage({ data: text }) : postMessage(text));
self.runs = (self.runs ?? 0) + 1;
export const run = self.runs;
tell('run ' + run);
if (run === 1) setTimeout(async () => tell('the part sees run ' + (await import('./part.js')).seen));`;
const files = {
	'/together/entry.js': program,
	'/together/part.js': "import { run } from './entry.js';\nexport const seen = run;",
	'/apart/entry.js': "import './program.js';",
	'/apart/program.js': program,
	'/apart/part.js': "import { run } from './program.js';\nexport const seen = run;"
};
const server = createServer((request, response) => {
	const file = files[request.url];
	response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
	response.end(file ?? '<!doctype html><title>page</title>');
}).listen(0);
const origin = `http://localhost:${server.address().port}`;

/** Starts an entry, in the page, and resolves with what it tells in two seconds. */
const start = `(entry, isWorker) => new Promise((resolve) => {
	const told = [];
	const hear = ({ data }) => told.push(data);
	if (isWorker) new Worker(entry, { type: 'module' }).onmessage = hear;
	else {
		self.onmessage = hear;
		import(entry);
	}
	setTimeout(() => resolve(told.join(', ')), 2000);
})`;

/** Starts each entry in a page of its own. */
async function lookIn(version, open, evaluate) {
	console.log(version);
	const seen = {};
	for (const [name, entry, isWorker] of [
		['worker', '/together/entry.js', true],
		['worker with a program apart', '/apart/entry.js', true],
		['document', '/together/entry.js', false]
	]) {
		await open(origin);
		seen[name] = await evaluate(`(${start})('${entry}', ${isWorker})`);
		console.log(`  ${name}: ${seen[name]}`);
	}
	return seen;
}

async function lookInWebKit() {
	const spare = createServer().listen(0);
	const { port } = spare.address();
	spare.close();
	await once(spare, 'close');
	const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
	async function send(method, path, body = {}) {
		const options = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
		const { value } = await (await fetch(`http://localhost:${port}${path}`, options)).json();
		if (value?.error) throw new Error(value.message);
		return value;
	}
	const isUp = () => send('GET', '/status').then(() => true, () => false);
	while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 100));
	const { sessionId, capabilities } = await send('POST', '/session', { capabilities: {} });
	const session = `/session/${sessionId}`;
	try {
		return await lookIn(
			`WebKitGTK ${capabilities.browserVersion}`,
			(url) => send('POST', `${session}/url`, { url }),
			(script) =>
				send('POST', `${session}/execute/async`, {
					script: `${script}.then(arguments[0]);`,
					args: []
				})
		);
	} finally {
		await send('DELETE', session);
		driver.kill();
	}
}

async function lookInChromium() {
	const playwright = await import('playwright-core');
	const browser = await playwright.chromium.launch({ executablePath: chromium, args });
	const page = await browser.newPage();
	const version = `Chromium ${browser.version()}`;
	const seen = await lookIn(version, (url) => page.goto(url), (script) => page.evaluate(script));
	await browser.close();
	return seen;
}

const single = 'run 1, the part sees run 1';
const twice = 'run 1, run 2, the part sees run 2';
const isSeen = (seen, worker) =>
	seen.worker === worker && seen['worker with a program apart'] === single && seen.document === single;
const inWebKit = isSeen(await lookInWebKit(), twice);
const inChromium = chromium ? isSeen(await lookInChromium(), single) : true;
if (!chromium) console.log('No Chromium to compare with: set CHROMIUM_PATH.');
server.close();

const isAsStated = inWebKit && inChromium;
console.log(isAsStated ? 'As stated.' : 'NOT as stated.');
process.exitCode = isAsStated ? 0 : 1;
JS
DISPLAY=":$(cat display)" LIBGL_ALWAYS_SOFTWARE=1 GDK_BACKEND=x11 NO_AT_BRIDGE=1 \
	timeout 80 node check.mjs "$chromium" --no-sandbox --disable-gpu --disable-quic --no-first-run \
	--disable-background-networking --disable-component-update --disable-sync
