import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from '../../scripts/chromium.js';
import { withoutWorker } from './steps.ts';

/** A browser with its own profile on disk. */
export type OwnBrowser = Awaited<ReturnType<typeof browserOn>>;

/**
 * Flags that Playwright's own launcher uses too. Without them, Chromium 156 crashed under load while
 * navigating, in about one of 25 tests.
 */
const quietFlags = [
	'--disable-back-forward-cache',
	'--disable-field-trial-config',
	'--disable-background-timer-throttling',
	'--disable-renderer-backgrounding',
	'--disable-dev-shm-usage',
	'--disable-extensions'
];

/**
 * Starts a separate browser with a profile on disk: the headless shell, or the whole Chromium, with further
 * flags. It can be killed as if the battery died. Its pages have a service worker only on request.
 */
export async function browserOn(
	profile: string,
	{
		isWhole = false,
		hasWorker = false,
		flags: further = []
	}: { isWhole?: boolean; hasWorker?: boolean; flags?: readonly string[] } = {}
) {
	const path = isWhole ? findChromium() : findHeadlessShell();
	if (!path) throw new Error('no Chromium');
	const flags = [
		...chromiumFlags,
		...quietFlags,
		...further,
		'--headless',
		'--remote-debugging-port=0'
	];
	const child = spawn(path, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
		detached: true,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const exited = once(child, 'exit');
	let address = '';
	for await (const line of createInterface(child.stderr)) {
		address = /DevTools listening on (ws:\S+)/.exec(line)?.[1] ?? '';
		if (address) break;
	}
	const browser = await chromium.connectOverCDP(address);
	const [context] = browser.contexts();
	if (!context) throw new Error('no context');
	if (!hasWorker) await withoutWorker(context);
	// The first page may open after Chromium has printed the DevTools address.
	const page = context.pages()[0] ?? (await context.waitForEvent('page'));
	return {
		context,
		/** The page that the browser opened on start. */
		page,
		/** Closes the browser as a user does. */
		async close() {
			const devtools = await browser.newBrowserCDPSession();
			await devtools.send('Browser.close').catch(() => {});
			await exited;
		},
		/** Sends SIGKILL to this browser and its processes, so that nothing can clean up. */
		async kill() {
			const runs = child.exitCode === null && child.signalCode === null;
			if (child.pid && runs) process.kill(-child.pid, 'SIGKILL');
			await exited;
			await browser.close().catch(() => {});
		}
	};
}

/** Runs a test with a new profile folder and removes the folder afterwards. */
export async function withProfile(use: (profile: string) => Promise<void>): Promise<void> {
	const profile = await mkdtemp(join(tmpdir(), 'small-hello-'));
	try {
		await use(profile);
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
