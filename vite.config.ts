import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { playwright } from '@vitest/browser-playwright';
import { minify } from 'terser';
import type { Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { cardFacts } from './src/lib/content/cards.ts';
import * as knownWords from './src/lib/exchange/known-words.ts';
import { webManifest } from './src/manifest.ts';
import { packedCards } from './src/packed-cards.ts';
import { packedWords } from './src/packed-words.ts';
import { chromiumFlags, findChromium } from './tests/tools/chromium.js';
import { locales, messageOptions } from './tests/tools/messages.js';

const base = process.env.BASE_PATH ?? '';

/** What every page starts with. */
const firstLoad = new RegExp(
	[
		'node_modules.(svelte|@sveltejs|idb|uuid|esm-env|workbox)',
		'preload-helper|rolldown.runtime',
		'generated.(runtime|messages.(page_title|get_help_now|did_it|kept_article|not_now|add_words|saved_card|problem_(reload|waiting)|nav_))',
		'lib.storage.(choice-log|connection|device-clock|fresh-log|migrations|rows|storage|transaction|win-rows)',
		'lib.suggest(?!.(digest|learning|lessons|posterior|reasons|reward))',
		'domain.(card|choice|clock|cue-hours|day|energy|lists|preferences|text|win)\\.ts',
		'state.(app|deck|journal|notices|preferences|today|updates)',
		'platform.(install|persistence|worker)',
		'content.cards|packed-cards',
		'components.(Button|Icon|icon|NoticeBar|Pond|pond)',
		'i18n.act-labels',
		'routes.saying'
	].join('|')
);

const sharedWords =
	/i18n.(formats|win-labels)|(state|content|domain).kindness|domain.person\.ts|state.people|platform.(background|download)|messages.(about_fixed_line|cancel|changed|delete|diary_(carry|genuine|with)|insights_heading|log_(channel_none|go_diary|heading|mood_\w+|reply_kind)|people_(added|heading)|save|summary_heading)\.js/;
const lookingBack =
	/routes.(LookingBack|GoodMoment|Remembered|CopyReminder|copy-words)|components.CarriedWords|state.(moments|reminding)|domain.(good-moment|copy-reminder)/;

export default defineConfig(({ command }) => ({
	resolve: {
		// The default entry is for browsers that know no classes, and nearly twice the size.
		alias: { 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' }
	},
	plugins: [
		// Follows the catalogue while one works on it; checks, tests and builds compile it once, beforehand.
		command === 'serve' && !process.env.VITEST && paraglideVitePlugin(messageOptions),
		command === 'build' && {
			name: 'small-hello:packed-cards',
			enforce: 'pre' as const,
			load(id: string) {
				// The deck travels field by field, at 2 kB less.
				if (id.endsWith('/src/lib/content/cards.ts'))
					return `import { unpackedCards } from '/src/packed-cards.ts';
						export const cardFacts = unpackedCards(${JSON.stringify(packedCards(cardFacts))});`;
			}
		},
		command === 'build' && {
			name: 'small-hello:one-language',
			enforce: 'pre' as const,
			load(id: string) {
				// With one language there is nothing to choose, and the code that would is 1 kB of the first load.
				if (locales.length === 1 && id.endsWith('/i18n/generated/runtime.js'))
					return `export const experimentalStaticLocale = ${JSON.stringify(locales[0])};
						export const getLocale = () => experimentalStaticLocale;`;
			}
		},
		command === 'build' && {
			name: 'small-hello:named-imports',
			enforce: 'pre' as const,
			transform: {
				filter: { id: /@sveltejs.kit.src.runtime.client.client\.js$/ },
				// Taken apart like this, all that Svelte exports would travel: 0.7 kB of the first load.
				handler: (code: string) =>
					code.replace(
						'const { onMount, tick } = svelte;',
						'const onMount = svelte.onMount, tick = svelte.tick;'
					)
			}
		},
		command === 'build' && {
			name: 'small-hello:known-words',
			enforce: 'pre' as const,
			load(id: string) {
				// The part that is used travels; the whole list is 180 kB.
				if (!id.endsWith('/src/lib/exchange/known-words.ts')) return;
				const { frequentPasswords, diceWords, keyboards } = knownWords;
				return `import { unpackedWords } from '/src/packed-words.ts';
					export const frequentPasswords = unpackedWords(${JSON.stringify(packedWords(frequentPasswords))});
					export const diceWords = unpackedWords(${JSON.stringify(packedWords(diceWords))});
					export const keyboards = ${JSON.stringify(keyboards)};`;
			}
		},
		command === 'build' && {
			name: 'small-hello:short-names',
			applyToEnvironment: ({ name }: { name: string }) => name === 'client',
			generateBundle: {
				order: 'post' as const,
				// What the bundler writes after the minifier has been there has long names: 0.3 kB of the first load.
				async handler(_: unknown, bundle: Rolldown.OutputBundle) {
					for (const file of Object.values(bundle)) {
						if (file.type !== 'chunk') continue;
						const { code } = await minify(file.code, { module: true, compress: false });
						file.code = code ?? file.code;
					}
				}
			}
		},
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
				globPatterns: ['client/**/*', 'prerendered/pages/{*,insights/*,people/*}.html'],
				globIgnores: ['server/**', 'client/service-worker.js', 'client/screenshots/**'],
				// No limit here: a file that is left out would be missing offline. The budget is a test of its own.
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
	],
	// So that a worker fetches what it seldom needs when it needs it.
	worker: { format: 'es' },
	// It runs once, to write the pages, and is never sent: shortening it takes longer than running it.
	environments: { ssr: { build: { minify: false } } },
	build: {
		target: 'es2022',
		// 0.4 kB less than the default minifier makes of the first load.
		minify: 'terser',
		// Each page would name every file that each other page will need: 1 kB. They are on the device by then.
		modulePreload: {
			resolveDependencies: (_, files) => files.filter((file) => file.endsWith('.css'))
		},
		terserOptions: { module: true, compress: { passes: 3 } },
		rolldownOptions: {
			output: {
				codeSplitting: {
					// What every page starts with, in one file: as a dozen small ones it compresses worse.
					groups: [
						{ name: 'core', test: firstLoad },
						// A file of its own for each word that two pages share costs the first load its name.
						{ name: 'words', test: sharedWords },
						// Today names each file of it, so there are few of them.
						{ name: 'back', test: lookingBack }
					]
				}
			}
		}
	},
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					// Patience for slow machines; speed is held by a benchmark.
					testTimeout: 120_000,
					// All cores: without this one would be left to the runner, which has little to do itself.
					maxWorkers: '100%',
					include: [
						'src/**/*.test.ts',
						'tests/simulate/**/*.test.ts',
						'tests/{scenes,tools}/**/*.test.ts'
					],
					exclude: ['src/**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				// A worker brings these, which would be found late and make a test begin again.
				optimizeDeps: {
					include: ['age-encryption', 'ical.js', 'papaparse', 'ts-fsrs', 'valibot']
				},
				test: {
					name: 'browser',
					maxWorkers: '100%',
					testTimeout: 120_000,
					include: ['src/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
}));
