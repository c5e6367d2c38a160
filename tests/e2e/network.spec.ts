import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { headersFor } from '../../scripts/headers.js';
import type { serveFolder } from '../../scripts/serve.js';
import { basePath, builtApp, furtherBuild } from './builds.ts';
import { core } from './core.ts';
import { browserOn, withProfile } from './profiles.ts';
import {
	expectWhole,
	goTo,
	note,
	openToday,
	route,
	routes,
	setEnergy,
	shareWith,
	someCards,
	suggestions,
	test,
	untilReadyOffline,
	words,
	type Hands
} from './journey.ts';

test.use({ hasWorker: true });

interface NetLog {
	constants: { logEventTypes: Record<string, number> };
	events: { type: number; params?: Record<string, unknown> }[];
}

/** Events that Chromium logs when any part of it requests a URL, a name lookup or a connection. */
const reachingOut =
	/^(URL_REQUEST|HTTP_STREAM|HOST_RESOLVER|DNS_TRANSACTION|TCP_CONNECT|TCP_CLIENT|UDP_CONNECT|SOCKET|WEBSOCKET|QUIC|SSL_CONNECT)/;

/** Returns every host that a browser has contacted, according to the log of its network stack. */
function hostsIn(file: string): Set<string> {
	const log = JSON.parse(readFileSync(file, 'utf8')) as NetLog;
	const types = new Map(
		Object.entries(log.constants.logEventTypes).map(([name, id]) => [id, name])
	);
	const hosts = new Set<string>();
	for (const { type, params } of log.events) {
		if (!params || !reachingOut.test(types.get(type) ?? '')) continue;
		for (const [key, value] of Object.entries(params)) {
			for (const text of [value].flat().filter((each) => typeof each === 'string')) {
				const host = /^(?:[a-z]+\/)?[a-z]+:\/\/([^/?#\s]*)/i.exec(text)?.[1];
				const names = /^(host|hostname|address|address_list|remote_address|domain)$/.test(key);
				if (host ?? names) hosts.add((host ?? text).replace(/:\d+$|\.$/, ''));
			}
		}
	}
	return hosts;
}

/** Chromium's own autofill contacts this host about every page with fields, and no page can forbid it. */
const autofill = 'content-autofill.googleapis.com';

const isHere = (host: string) => /^(localhost|127\.0\.0\.1|\[?::1\]?)$/.test(host);

/** A browser with a network log. `close` closes it and returns the remote hosts that it has contacted. */
interface Watched {
	page: Page;
	/** Policy violations of its pages so far. */
	violations: readonly string[];
	close(): Promise<string[]>;
}

async function watched(
	ownBrowser: Hands['ownBrowser'],
	testInfo: TestInfo,
	name: string
): Promise<Watched> {
	const file = testInfo.outputPath(`${name}.json`);
	const context = await ownBrowser(name, {
		flags: [`--log-net-log=${file}`, '--net-log-capture-mode=Everything'],
		isWhole: true
	});
	const violations = await violationsOf(context);
	return {
		page: await context.newPage(),
		violations,
		async close() {
			await context.close();
			const hosts = [...hostsIn(file)];
			if (name !== 'idle') expect(hosts.some(isHere), 'the log has local hosts').toBe(true);
			return hosts.filter((host) => !isHere(host));
		}
	};
}

test(
	'nothing leaves the device during a whole journey, and no page violates its policy',
	core,
	async ({ ownBrowser, host }, testInfo) => {
		test.setTimeout(360_000);
		const server = await host({ folder: builtApp });
		// A browser makes requests of its own at unpredictable times. To know them, log another browser with
		// an empty page from before the journey until after it.
		const idle = await watched(ownBrowser, testInfo, 'idle');
		await idle.page.goto('about:blank');

		const journey = await watched(ownBrowser, testInfo, 'journey');
		await travel(journey.page, server.url);
		expect(journey.violations).toEqual([]);
		const reached = await journey.close();
		const itself = await idle.close();
		expect(reached.filter((each) => ![...itself, autofill].includes(each))).toEqual([]);
	}
);

/** The routes that links lead to in an empty diary, besides Today and crisis help. */
const linked = routes.filter(
	({ path, isLinkedLater }) => !['/', '/help'].includes(path) && !isLinkedLater
);

/** Uses all of the app, with words that name other hosts. */
async function travel(page: Page, url: string): Promise<void> {
	await openToday(page, url);
	await untilReadyOffline(page);
	await setEnergy(page, 55);
	await page.getByRole('button', { name: words.show_others! }).click();
	await suggestions(page).first().getByRole('button', { name: words.did_it! }).click();
	await expect(page.getByRole('button', { name: words.undo! })).toBeVisible();
	await goTo(page, route('/log'));
	await note(page).fill(
		'Something at https://elsewhere.invalid/ and <img src=//elsewhere.invalid>'
	);
	await page.getByRole('button', { name: words.save!, exact: true }).click();
	await expect(page.getByText('Something at')).toBeVisible();
	await page.getByRole('searchbox', { name: words.diary_search! }).fill('something');
	await expect(
		page.getByRole('list', { name: words.diary_list! }).getByRole('listitem')
	).toHaveCount(1);
	for (const place of linked) await goTo(page, place);
	const nowhere = { path: '/cards/nothing', heading: words.error_heading! };
	for (const { path, heading } of [...routes, ...someCards(builtApp), nowhere]) {
		await page.goto(url + path);
		await expectWhole(page, heading);
	}
	await page.goto(`${url}/log?text=https%3A%2F%2Felsewhere.invalid%2F`);
	await expect(note(page)).toHaveValue(/elsewhere/);
	await page.goto(`${url}/help`);
	await page.getByRole('combobox', { name: words.help_country! }).selectOption({ index: 1 });
	await page.locator('a[href^="https:"]').first().hover();
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

test.describe('while the service worker is stopped', () => {
	/** Visits a host once, then opens addresses and shares a text, each with the worker stopped; returns the requests. */
	async function requestsAfter(
		host: (options: Parameters<typeof serveFolder>[0]) => Promise<{ url: string }>,
		change: (worker: string) => string
	): Promise<string[]> {
		const requests: string[] = [];
		const worker = change(readFileSync(join(builtApp, 'service-worker.js'), 'utf8'));
		const server = await host({
			folder: builtApp,
			port: 0,
			transform: (request, response) => {
				// Browsers look for a new version by themselves.
				if (request.url !== '/service-worker.js') {
					requests.push(`${request.method} ${request.url}`);
					return false;
				}
				response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(worker);
				return true;
			}
		});
		await withProfile(async (profile) => {
			// Not by Playwright, which turns some features of Chromium off.
			const { context, page, kill } = await browserOn(profile, { hasWorker: true });
			try {
				const devtools = await context.newCDPSession(page);
				const stopWorker = async () => {
					await devtools.send('ServiceWorker.enable');
					await devtools.send('ServiceWorker.stopAllWorkers');
				};
				await page.goto(`${server.url}/`);
				await untilReadyOffline(page);
				await page.goto(`${server.url}/diary`);
				await expectWhole(page, words.diary_heading!);
				requests.length = 0;
				for (const path of ['/', '/log?text=I%20felt%20lonely', '/diary', '/help']) {
					await stopWorker();
					await page.goto(server.url + path);
					await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
					// Once the address is clean, its words are stored.
					await expect(page).toHaveURL(server.url + path.replace(/\?.*/, ''));
				}
				await stopWorker();
				await shareWith(page, server.url, { text: 'It rained all day' });
				await expect(note(page)).toHaveValue(/I felt lonely[^]*It rained all day/);
			} finally {
				await kill();
			}
		});
		return requests;
	}

	test('no address and no shared text reaches the host', core, async ({ host }) => {
		expect(await requestsAfter(host, (worker) => worker)).toEqual([]);
	});

	test('a worker without the static route would send both', async ({ host }) => {
		const requests = await requestsAfter(host, (worker) => {
			expect(worker).toContain('addRoutes');
			return worker.replaceAll('addRoutes', 'addNothing');
		});
		expect(requests).toContain('GET /log?text=I%20felt%20lonely');
	});
});

/** Leaks of many kinds for one page, each to a different host. */
const leaks = {
	'pictured.invalid': '<img src="http://pictured.invalid/">',
	'prefetched.invalid': '<link rel="dns-prefetch" href="http://prefetched.invalid">',
	'preconnected.invalid': '<link rel="preconnect" href="http://preconnected.invalid">',
	'canary.invalid': `<script>fetch('http://canary.invalid/').catch(() => {})</script>`,
	'beaconed.invalid': `<script>navigator.sendBeacon('http://beaconed.invalid/', '')</script>`,
	'stunned.invalid': `<script>
		const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stunned.invalid:3478' }] });
		peer.createDataChannel('');
		const gathered = new Promise((resolve) => {
			peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
		});
		peer.createOffer().then((offer) => peer.setLocalDescription(offer));
	</script>`
};

test('the network log shows planted leaks', core, async ({ ownBrowser, host }, testInfo) => {
	const server = await host({
		folder: builtApp,
		transform: (_, response) => {
			response.writeHead(200, { 'Content-Type': 'text/html' });
			response.end(`<!doctype html><title>Leaks</title>${Object.values(leaks).join('\n')}`);
			return true;
		}
	});
	const { page, close } = await watched(ownBrowser, testInfo, 'leaks');
	const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('canary'));
	await page.goto(server.url);
	await asked;
	await page.evaluate('gathered');
	const reached = await close();
	for (const leak of Object.keys(leaks)) expect(reached).toContain(leak);
});

/** Collects the policy violations of all pages in a context. */
async function violationsOf(context: BrowserContext): Promise<string[]> {
	const violations: string[] = [];
	await context.exposeFunction('tellOfViolation', (text: string) => violations.push(text));
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) => {
			const tell = (window as unknown as { tellOfViolation(text: string): void }).tellOfViolation;
			tell(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
		});
	});
	context.on('console', (message) => {
		if (/Content Security Policy|Trusted/i.test(message.text())) violations.push(message.text());
	});
	return violations;
}

test('a violation of the content security policy is noticed', async ({ context, host }) => {
	const server = await host({ folder: builtApp });
	const violations = await violationsOf(context);
	const page = await context.newPage();
	await openToday(page, server.url);
	expect(violations).toEqual([]);

	// Without this, an empty list in the whole journey would prove nothing.
	await page.evaluate(() => {
		document.body.append(Object.assign(new Image(), { src: 'http://canary.invalid/' }));
	});
	await expect.poll(() => violations.join()).toContain('img-src http://canary.invalid');
});

test('leaving a page before it is ready violates no policy', async ({ context, host }) => {
	const server = await host({ folder: builtApp });
	const violations = await violationsOf(context);
	const page = await context.newPage();
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(error.message));
	await page.goto(`${server.url}/`, { waitUntil: 'commit' });
	for (const path of ['/cards', '/diary', '/log']) await goTo(page, route(path));
	await untilReadyOffline(page);
	expect(problems).toEqual([]);
	expect(violations).toEqual([]);
});

test('the policy refuses text as code, workers, frames and other hosts', async ({
	context,
	host
}) => {
	const server = await host({ folder: builtApp });
	const page = await context.newPage();
	await openToday(page, server.url);
	const refused = await page.evaluate(async () => {
		const attempts: Record<string, () => unknown> = {
			innerHTML: () => (document.body.innerHTML = 'x'),
			write: () => document.write('x'),
			script: () => (document.createElement('script').src = '/x.js'),
			handler: () => document.body.setAttribute('onclick', 'x'),
			policy: () =>
				(
					window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
				).trustedTypes.createPolicy('of-my-own', {}),
			worker: () => new Worker('/service-worker.js'),
			fetch: () => fetch('http://canary.invalid/'),
			frame: () =>
				new Promise((resolve, reject) => {
					// Events about earlier attempts may arrive late.
					addEventListener('securitypolicyviolation', (event) => {
						if (event.effectiveDirective === 'frame-src') reject(new Error('refused'));
					});
					const frame = document.createElement('iframe');
					frame.src = '/about';
					// A frame fires `load` even if it was refused.
					frame.onload = () => {
						if (frame.contentDocument?.querySelector('h1')) resolve(frame);
					};
					document.body.append(frame);
				})
		};
		const names: string[] = [];
		for (const [name, attempt] of Object.entries(attempts)) {
			try {
				await attempt();
			} catch {
				names.push(name);
			}
		}
		return { names, attempts: Object.keys(attempts) };
	});
	expect(refused.names).toEqual(refused.attempts);
	await expectWhole(page, words.today_heading!);
});

test.describe('the headers', () => {
	const metaPolicy = /<meta http-equiv="content-security-policy" content="([^"]*)"/;
	const filesBelow = (folder: string) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name !== '_headers')
			.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

	test('are sent with every file of the build', async ({ host }) => {
		const server = await host({ folder: builtApp });
		const files = filesBelow(builtApp);
		expect(files.length).toBeGreaterThan(100);
		const wrong: string[] = [];
		for (const file of files) {
			const answer = await fetch(`${server.url}/${file}`);
			await answer.arrayBuffer();
			if (answer.status !== 200) wrong.push(`${file} is answered with ${answer.status}`);
			for (const [name, value] of Object.entries(headersFor(`/${file}`))) {
				if (answer.headers.get(name) !== value) wrong.push(`${name} of ${file}`);
			}
			const policy = answer.headers.get('Content-Security-Policy') ?? '';
			const parts = [
				`connect-src 'self'`,
				`frame-ancestors 'none'`,
				`require-trusted-types-for 'script'`,
				...(file.endsWith('.html') ? [] : [`default-src 'none'`])
			];
			wrong.push(
				...parts.filter((part) => !policy.includes(part)).map((part) => `${part}, ${file}`)
			);
		}
		expect(wrong).toEqual([]);
	});

	test('are repeated in every page by a policy that allows no other origin', () => {
		const pages = filesBelow(builtApp).filter((file) => file.endsWith('.html'));
		expect(pages.length).toBeGreaterThan(100);
		const needed = {
			'default-src': `'none'`,
			'connect-src': `'self'`,
			'base-uri': `'none'`,
			'require-trusted-types-for': `'script'`
		};
		const wrong: string[] = [];
		for (const file of pages) {
			const policy = metaPolicy.exec(readFileSync(join(builtApp, file), 'utf8'))?.[1] ?? '';
			const parts = policy.split(';').map((part) => part.trim());
			for (const [name, sources] of Object.entries(needed)) {
				if (!parts.includes(`${name} ${sources}`)) wrong.push(`${name} in ${file}`);
			}
			if (/https?:|\*|'unsafe-(inline|eval)'|wasm/.test(policy)) wrong.push(`too much in ${file}`);
		}
		expect(wrong).toEqual([]);
	});

	test('are in the file "_headers" with the base path, for hosts that read it', async () => {
		for (const [folder, base] of [
			[builtApp, ''],
			[furtherBuild('below-a-path'), basePath]
		] as const) {
			const lines = readFileSync(join(folder, '_headers'), 'utf8').split('\n').filter(Boolean);
			const paths = lines.filter((line) => !line.startsWith(' '));
			for (const path of ['/*', '/_app/*', '/_app/immutable/*', '/service-worker.js']) {
				expect(paths).toContain(base + path);
			}
			for (const path of paths) expect(path.startsWith(`${base}/`), path).toBe(true);
			const ofAll = lines.slice(lines.indexOf(`${base}/*`) + 1, lines.indexOf(`${base}/_app/*`));
			const expected = headersFor('/index.html');
			delete expected['Cache-Control'];
			expect(ofAll.sort()).toEqual(
				Object.entries(expected)
					.map(([name, value]) => `  ${name}: ${value}`)
					.sort()
			);
		}
	});
});
