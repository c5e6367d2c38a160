import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium, findHeadlessShell } from './scripts/chromium.js';

const port = Number(process.env.E2E_PORT ?? 4199);
/** The browser of most tests, and the whole one for tests of what the headless shell lacks. */
const shell = { executablePath: findHeadlessShell() ?? undefined, args: chromiumFlags };
const whole = { ...shell, executablePath: findChromium() ?? undefined };
const wholeBrowser = ['reminders.spec.ts', 'voice.spec.ts'];
/** Journeys through the back/forward cache. Playwright switches it off, and the headless shell has none. */
const pageCache = ['leaving.spec.ts'];
/** The end-to-end tests that need builds besides the one of `npm run build`. */
const furtherBuilds = ['install', 'network', 'offline', 'update'].map((name) => `${name}.spec.ts`);

export default defineConfig({
	testDir: 'tests/e2e',
	// More than there are cores: half of the time, a journey waits for a timer, a disk or a browser that starts.
	workers: '150%',
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	// Long, for slow machines: the benchmarks measure speed, not these tests.
	timeout: 240_000,
	expect: {
		timeout: 20_000,
		toHaveScreenshot: { pathTemplate: 'tests/references/{arg}{ext}' }
	},
	reporter: [['list']],
	use: {
		baseURL: `http://localhost:${port}`,
		browserName: 'chromium',
		viewport: { width: 360, height: 740 },
		launchOptions: shell
	},
	projects: [
		// Listed first because its tests run one after the other and would otherwise prolong the end of the
		// run. Each of them occupies a browser all the time.
		{ name: 'kills', testMatch: 'damage*.spec.ts', workers: 1 },
		{ name: 'builds', testMatch: 'builds.setup.ts' },
		{ name: 'further builds', testMatch: furtherBuilds, dependencies: ['builds'] },
		{ name: 'whole browser', testMatch: wholeBrowser, use: { launchOptions: whole } },
		{
			name: 'page cache',
			testMatch: pageCache,
			use: {
				launchOptions: { ...whole, ignoreDefaultArgs: ['--disable-back-forward-cache'] }
			}
		},
		{
			name: 'journeys',
			testIgnore: ['damage*.spec.ts', ...furtherBuilds, ...wholeBrowser, ...pageCache]
		}
	],
	webServer: {
		command: 'node scripts/preview.js',
		env: { PORT: String(port) },
		url: `http://localhost:${port}`,
		reuseExistingServer: false
	}
});
