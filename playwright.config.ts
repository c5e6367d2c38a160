import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './tests/tools/chromium.js';

const port = Number(process.env.E2E_PORT ?? 4199);

export default defineConfig({
	testDir: 'tests/e2e',
	// Two cores: one for the browser, one for the rest.
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	// Patience for slow machines; what has to be quick is measured by a benchmark and not here.
	timeout: 240_000,
	expect: { timeout: 20_000 },
	reporter: [['list']],
	use: {
		baseURL: `http://localhost:${port}`,
		browserName: 'chromium',
		viewport: { width: 360, height: 740 },
		launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags }
	},
	webServer: {
		command: 'node tests/tools/preview.js',
		env: { PORT: String(port) },
		url: `http://localhost:${port}`,
		reuseExistingServer: false
	}
});
