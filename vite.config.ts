import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { webManifest } from './src/manifest.ts';
import { chromiumFlags, findHeadlessShell } from './scripts/chromium.js';
import { buildErrorPlugin } from './scripts/build-error.ts';
import { cardLines } from './scripts/card-lines.ts';
import { firstLoad } from './scripts/first-load.ts';
import { messageOptions } from './scripts/messages.js';
import { smallerModulesPlugin } from './scripts/smaller-modules.ts';
import { workerPrograms } from './scripts/worker-programs.ts';

const base = process.env.BASE_PATH ?? '';

/** The plugins that compile the app. */
const app = (isServing = false) => [
	// Recompiles the message catalogue when it changes in `vite dev`. Checks, tests and builds compile it
	// once, before they start.
	isServing && paraglideVitePlugin(messageOptions),
	buildErrorPlugin(),
	cardLines(),
	firstLoad(),
	smallerModulesPlugin(),
	sveltekit(),
	SvelteKitPWA({
		strategies: 'injectManifest',
		srcDir: 'src',
		filename: 'service-worker.ts',
		injectRegister: false,
		scope: `${base}/`,
		base: `${base}/`,
		manifest: webManifest(base),
		injectManifest: {
			globPatterns: ['client/**/*', 'prerendered/pages/{*,insights/*,people/*,settings/*}.html'],
			globIgnores: ['server/**', 'client/service-worker.js', 'client/screenshots/**'],
			// No limit here: a file that is left out would be missing offline. A test checks the size
			// budget.
			maximumFileSizeToCacheInBytes: 2 ** 31,
			dontCacheBustURLsMatching: /_app\/immutable\//,
			manifestTransforms: [
				(entries) => ({
					manifest: entries.map((entry) => ({
						...entry,
						url: entry.url.replace(/^(client|prerendered\/pages)\//, '')
					}))
				})
			]
		}
	})
];

export default defineConfig(({ command }) => ({
	resolve: {
		// The default entry supports browsers without classes and is nearly twice the size.
		alias: { 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' }
	},
	plugins: process.env.VITEST ? [] : app(command === 'serve'),
	// ES modules can be split, so a worker loads rarely needed code on demand.
	worker: { format: 'es', rolldownOptions: { output: workerPrograms } },
	// The server build only prerenders, once, and is never sent: minifying it takes longer than running it.
	environments: { ssr: { build: { minify: false } } },
	build: {
		target: 'es2022',
		// By default each page would list every file that the other pages need: 1 kB. The device has them by
		// the time the user navigates.
		modulePreload: {
			resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css'))
		}
	},
	test: {
		// The timeout of a poll is long, for slow machines: by default it is a second.
		expect: { requireAssertions: true, poll: { timeout: 20_000 } },
		projects: [
			{
				// Without the plugins of the app, which unit tests don't need: SvelteKit's writes files that a build
				// beside these tests reads.
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					// Long, for slow machines: the benchmarks measure speed.
					testTimeout: 120_000,
					// All cores: by default Vitest leaves one to the runner, which has little to do itself.
					maxWorkers: '100%',
					// One process for all files of a runner: a process for each costs a quarter of the processor time.
					isolate: false,
					setupFiles: ['tests/support/clean-node.ts'],
					include: [
						'src/**/*.test.ts',
						'tests/simulate/**/*.test.ts',
						'scripts/**/*.test.ts',
						'tests/support/**/*.test.ts',
						'tests/*.test.ts'
					],
					exclude: ['**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				plugins: app(),
				// Only workers import these. Vite would discover them late and restart a running test.
				optimizeDeps: {
					include: [
						'age-encryption',
						'comlink',
						'ical.js',
						'csv-parse/browser/esm/sync',
						'ts-fsrs',
						'valibot'
					]
				},
				test: {
					name: 'browser',
					maxWorkers: '100%',
					testTimeout: 120_000,
					include: ['src/**/*.browser.test.ts', 'tests/support/**/*.browser.test.ts'],
					// One page for all files: a page for each costs as much processor time as the tests in it.
					isolate: false,
					setupFiles: ['tests/support/clean-page.ts'],
					// The page does not see the environment of the runner.
					env: process.env.SLOW_TESTS ? { SLOW_TESTS: process.env.SLOW_TESTS } : {},
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								executablePath: findHeadlessShell() ?? undefined,
								args: chromiumFlags
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
}));
