import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../tools/chromium.js';

/** A browser on a profile of its own. */
export type OwnBrowser = Awaited<ReturnType<typeof browserOn>>;

/**
 * What Playwright starts Chromium with as well. Without it, Chromium 156 itself crashed under load, in about
 * one of 25 tests, on the way from one page to the next.
 */
const quietFlags = [
	'--disable-back-forward-cache',
	'--disable-field-trial-config',
	'--disable-background-timer-throttling',
	'--disable-renderer-backgrounding',
	'--disable-dev-shm-usage',
	'--disable-extensions'
];

/** A browser of its own with a profile on the disk, which can be killed as a dead battery would. */
export async function browserOn(profile: string) {
	const path = findChromium();
	if (!path) throw new Error('no Chromium');
	const flags = [...chromiumFlags, ...quietFlags, '--headless', '--remote-debugging-port=0'];
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
	// The window may come after the line that says where to listen.
	const page = context.pages()[0] ?? (await context.waitForEvent('page'));
	return {
		context,
		/** What it has opened by itself. */
		page,
		/** Ends it as a person does. */
		async close() {
			const devtools = await browser.newBrowserCDPSession();
			await devtools.send('Browser.close').catch(() => {});
			await exited;
		},
		/** SIGKILL to this browser and its processes: nothing has a moment to tidy up. */
		async kill() {
			const runs = child.exitCode === null && child.signalCode === null;
			if (child.pid && runs) process.kill(-child.pid, 'SIGKILL');
			await exited;
			await browser.close().catch(() => {});
		}
	};
}

/** Runs a test on a profile of its own, and removes the profile after it. */
export async function withProfile(use: (profile: string) => Promise<void>): Promise<void> {
	const profile = await mkdtemp(join(tmpdir(), 'small-hello-'));
	try {
		await use(profile);
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
