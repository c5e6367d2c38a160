import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { features } from '../scripts/feature-borders.js';

const eslint = new ESLint({ cwd: new URL('../', import.meta.url).pathname });

/** Returns the border rules that `text` would break in `file`. The file need not exist. */
async function broken(file: string, text: string): Promise<string[]> {
	const isComponent = file.endsWith('.svelte');
	const code = isComponent ? `<script lang="ts">\n${text}\n</script>\n` : `${text}\n`;
	const [result] = await eslint.lintText(code, { filePath: file });
	return (result?.messages ?? [])
		.filter(({ ruleId, fatal }) => fatal || /no-restricted-|^borders/.test(ruleId ?? ''))
		.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const imported = (from: string) => `import { x } from '${from}';\nexport const y = x;`;
const importedLater = (from: string) => `export const y = () => import('${from}');`;
const importedType = (from: string) => `import type { X } from '${from}';\nexport type Y = X;`;

// The first file loads the parsers, which takes a while on a busy machine.
beforeAll(() => broken('src/lib/ui/X.svelte', ''), 60_000);

/** Forbidden imports, with the reason in the message of the linter. */
const forbidden: [file: string, from: string, reason: RegExp][] = [
	['src/lib/core/x.ts', 'idb', /pure/],
	['src/lib/core/x.ts', 'svelte', /pure/],
	['src/lib/core/x.ts', 'svelte/reactivity', /pure/],
	['src/lib/core/x.ts', '$app/navigation', /pure/],
	['src/lib/core/x.ts', '#lib/storage/database.ts', /imports nothing/],
	['src/lib/core/x.ts', '#lib/engine/suggest.ts', /imports nothing/],
	['src/lib/core/x.ts', '#lib/async/latest.ts', /imports nothing/],
	['src/lib/core/x.ts', '#lib/i18n/words.ts', /imports nothing/],
	['src/lib/core/x.ts', '../../routes/x.ts', /imports nothing/],

	['src/lib/engine/x.ts', 'idb', /pure/],
	['src/lib/engine/x.ts', 'svelte', /pure/],
	['src/lib/engine/x.ts', '#lib/i18n/words.ts', /no sentence/],
	['src/lib/engine/x.ts', '#lib/storage/database.ts', /only core/],
	['src/lib/engine/x.ts', '#lib/content/cards.ts', /only core/],
	['src/lib/engine/x.ts', '#lib/app/app.svelte.ts', /only core/],

	['src/lib/content/x.ts', '#lib/app/app.svelte.ts', /typed data/],
	['src/lib/content/x.ts', 'svelte', /typed data/],
	['src/lib/content/en/cards/x.ts', '../../cards.ts', /typed data/],

	['src/lib/async/x.ts', 'svelte', /pure/],
	['src/lib/async/x.ts', '#lib/core/day.ts', /nothing of the app/],
	['src/lib/async/x.ts', '#lib/storage/database.ts', /nothing of the app/],

	['src/lib/storage/x.ts', '#lib/app/app.svelte.ts', /decides what is stored/],
	['src/lib/storage/x.ts', '#lib/platform/claim.ts', /decides what is stored/],
	['src/lib/storage/x.ts', '#lib/formats/spreadsheet.ts', /decides what is stored/],
	['src/lib/storage/x.ts', '#lib/i18n/generated/messages.js', /no sentence/],

	['src/lib/platform/x.ts', '#lib/core/day.ts', /nothing of the app/],
	['src/lib/platform/x.ts', '#lib/storage/database.ts', /nothing of the app/],
	['src/lib/platform/x.ts', '#lib/i18n/words.ts', /no sentence/],

	['src/lib/formats/x.ts', 'idb', /Only storage/],
	['src/lib/formats/backup/x.ts', '#lib/app/app.svelte.ts', /bytes/],
	['src/lib/formats/x.ts', '#lib/i18n/words.ts', /no sentence/],
	['src/lib/formats/imports/daylio/x.ts', '#lib/storage/schema.ts', /bytes/],

	['src/lib/ui/X.svelte', '#lib/app/app.svelte.ts', /looks only/],
	['src/lib/ui/X.svelte', '#lib/features/diary/WinEntry.svelte', /looks only/],
	['src/lib/ui/X.svelte', '#lib/storage/database.ts', /looks only/],
	['src/lib/ui/X.svelte', '#lib/engine/suggest.ts', /looks only/],
	['src/lib/ui/X.svelte', '#lib/content/cards.ts', /looks only/],
	['src/lib/ui/X.svelte', '#lib/platform/theme.ts', /looks only/],
	['src/lib/ui/X.svelte', '#lib/formats/spreadsheet.ts', /looks only/],
	['src/lib/ui/X.svelte', '$app/navigation', /which page/],
	['src/lib/ui/x.ts', '$app/state', /which page/],
	['src/lib/ui/x.ts', 'idb', /which page/],

	['src/lib/i18n/x.ts', '#lib/app/app.svelte.ts', /in words/],
	['src/lib/i18n/x.ts', '#lib/ui/pond.ts', /in words/],

	['src/lib/app/x.svelte.ts', 'idb', /Only storage/],
	['src/lib/app/x.svelte.ts', '#lib/storage/schema.ts', /Entry points of storage/],
	['src/lib/app/x.svelte.ts', '#lib/engine/prior.ts', /Entry points of engine/],
	['src/lib/app/x.svelte.ts', '#lib/features/plans/plans.svelte.ts', /below the features/],
	['src/lib/app/x.svelte.ts', '#lib/ui/Button.svelte', /a feature decides/],
	['src/lib/app/today/x.ts', '../../../routes/x.ts', /below the features/],

	['src/lib/features/diary/x.svelte.ts', 'idb', /Only storage/],
	['src/lib/features/diary/x.svelte.ts', '#lib/storage/connection.ts', /Entry points of storage/],
	['src/lib/features/diary/X.svelte', '#lib/engine/prior.ts', /Entry points of engine/],
	['src/lib/features/diary/X.svelte', '#lib/features/plans/plans.svelte.ts', /people and messages/],
	['src/lib/features/calm/X.svelte', '#lib/features/people/people.svelte.ts', /no other feature/],
	['src/lib/features/diary/x.ts', '../../../routes/x.ts', /Nothing imports routes/],

	['src/routes/+page.svelte', 'idb', /thin/],
	['src/routes/x.ts', '#lib/storage/database.ts', /thin/],
	['src/routes/x.ts', '#lib/formats/spreadsheet.ts', /thin/],
	['src/routes/x.ts', '#lib/engine/suggest.ts', /thin/],
	['src/routes/x.ts', '#lib/platform/share.ts', /thin/],
	['src/routes/insights/+page.svelte', 'chart.js', /thin/],

	['src/routes/x.ts', '../../tests/support/x.ts', /from tests/],
	['src/service-worker.ts', '../tests/support/x.ts', /from tests/],
	['scripts/serve.js', '../tests/bench/x.js', /from tests/],
	['vite.config.ts', './tests/support/x.ts', /from tests/],

	['src/lib/storage/migrations/006-x.ts', '#lib/core/day.ts', /frozen/],
	['src/lib/storage/migrations/006-x.ts', './002-count-wins.ts', /frozen/],
	['src/lib/storage/migrations/006-x.ts', 'idb', /types of idb/]
];

/** Forbidden imports by a relative path or by the old alias `$lib`. */
const detours: [file: string, from: string][] = [
	['src/lib/core/x.ts', '../storage/database.ts'],
	['src/lib/engine/x.ts', '../app/app.svelte.ts'],
	['src/lib/content/x.ts', '../storage/database.ts'],
	['src/lib/storage/x.ts', '../app/app.svelte.ts'],
	['src/lib/platform/x.ts', '../core/day.ts'],
	['src/lib/formats/x.ts', '../app/app.svelte.ts'],
	['src/lib/app/x.svelte.ts', '../storage/schema.ts'],
	['src/lib/ui/X.svelte', '../storage/database.ts'],
	['src/lib/ui/x.ts', './../app/app.svelte.ts'],
	['src/lib/i18n/x.ts', '../app/app.svelte.ts'],
	['src/lib/features/today/X.svelte', '../diary/WinEntry.svelte'],
	['src/routes/x.ts', '../lib/storage/database.ts'],
	['src/routes/people/x.ts', '../../lib/storage/database.ts'],
	['src/lib/ui/X.svelte', '$lib/app/app.svelte.ts'],
	['src/lib/app/x.svelte.ts', '$lib/storage/schema.ts'],
	['src/routes/x.ts', '$lib/storage/database.ts']
];

const allowed: [file: string, from: string][] = [
	['src/lib/core/x.ts', './day.ts'],
	['src/lib/core/x.ts', '#lib/core/day.ts'],
	['src/lib/engine/x.ts', '#lib/core/card.ts'],
	['src/lib/engine/x.ts', './features.ts'],
	['src/lib/storage/x.ts', 'idb'],
	['src/lib/storage/x.ts', 'svelte/reactivity'],
	['src/lib/storage/x.ts', '#lib/core/clock.ts'],
	['src/lib/storage/x.ts', '#lib/async/latest.ts'],
	['src/lib/storage/x.ts', './schema.ts'],
	['src/lib/platform/x.ts', './install.ts'],
	['src/lib/platform/x.ts', 'workbox-window'],
	['src/lib/formats/x.ts', '#lib/core/day.ts'],
	['src/lib/formats/imports/daylio/x.ts', '#lib/formats/imports/foreign-time.ts'],
	['src/lib/app/x.svelte.ts', '#lib/storage/database.ts'],
	['src/lib/app/x.ts', '#lib/storage/bulk-export.ts'],
	['src/lib/app/x.svelte.ts', '#lib/engine/suggest.ts'],
	['src/lib/app/x.svelte.ts', '#lib/content/cards.ts'],
	['src/lib/app/x.svelte.ts', '#lib/platform/claim.ts'],
	['src/lib/ui/X.svelte', '#lib/core/win.ts'],
	['src/lib/ui/X.svelte', '#lib/i18n/win-labels.ts'],
	['src/lib/ui/X.svelte', './Button.svelte'],
	['src/lib/i18n/x.ts', '#lib/core/card.ts'],
	['src/lib/i18n/x.ts', './generated/messages.js'],
	['src/lib/features/diary/x.svelte.ts', '#lib/app/app.svelte.ts'],
	['src/lib/features/diary/x.svelte.ts', '#lib/features/people/people.svelte.ts'],
	['src/lib/features/diary/X.svelte', './WinEntry.svelte'],
	['src/lib/features/diary/X.svelte', '$app/navigation'],
	['src/routes/x.ts', '#lib/app/app.svelte.ts'],
	['src/routes/+page.svelte', '$app/navigation'],
	['src/routes/+page.svelte', '#lib/features/today/TodayView.svelte'],
	['src/routes/+page.svelte', '#lib/i18n/generated/messages.js']
];

describe('the borders between modules', () => {
	test.each(forbidden)('%s may not import %s', async (file, from, reason) => {
		const messages = await broken(file, imported(from));
		expect(messages.join('\n')).toMatch(reason);
		for (const message of messages)
			expect(message).toMatch(/^@typescript-eslint\/no-restricted-imports/);
	});

	test.each(forbidden)('%s may not import %s later', async (file, from, reason) => {
		const messages = await broken(file, importedLater(from));
		expect(messages.join('\n')).toMatch(reason);
		for (const message of messages) expect(message).toMatch(/^borders\/dynamic-imports/);
	});

	test.each(detours)('%s may not import %s by another path', async (file, from) => {
		expect(await broken(file, imported(from))).not.toEqual([]);
	});

	test.each(allowed)('%s may import %s', async (file, from) => {
		expect(await broken(file, imported(from))).toEqual([]);
		expect(await broken(file, importedLater(from))).toEqual([]);
	});

	test.each(Object.entries(features))(
		'the feature %s imports only the entry points of the features that it may use',
		async (feature, { imports }) => {
			expect(imports.length).toBeLessThanOrEqual(2);
			const file = `src/lib/features/${feature}/x.ts`;
			for (const name of Object.keys(features).filter((other) => other !== feature)) {
				const inner = await broken(file, imported(`#lib/features/${name}/inner.ts`));
				expect(inner.join()).toMatch(imports.includes(name) ? /Entry points/ : /Let a route join/);
				for (const entryPoint of features[name]!.entryPoints) {
					const outcome = await broken(file, imported(`#lib/features/${name}/${entryPoint}`));
					expect(outcome.length).toBe(imports.includes(name) ? 0 : 1);
				}
			}
		}
	);

	test('every folder of features has its borders', () => {
		const folders = readdirSync(new URL('../src/lib/features', import.meta.url), {
			withFileTypes: true
		});
		const names = folders.filter((folder) => folder.isDirectory()).map(({ name }) => name);
		expect(Object.keys(features).sort()).toEqual(names.sort());
	});

	test('content may import types of core', async () => {
		const file = 'src/lib/content/x.ts';
		expect(await broken(file, importedType('#lib/core/card.ts'))).toEqual([]);
	});

	test.each(['#lib/storage/database.ts', '#lib/engine/suggest.ts'])(
		'i18n may import types of %s, but no code',
		async (from) => {
			expect(await broken('src/lib/i18n/x.ts', importedType(from))).toEqual([]);
			expect(await broken('src/lib/i18n/x.ts', imported(from))).not.toEqual([]);
		}
	);

	test('a re-export and an import for side effects count as imports', async () => {
		const file = 'src/lib/core/x.ts';
		expect(await broken(file, `export { x } from '#lib/storage/database.ts';`)).not.toEqual([]);
		expect(await broken(file, `export * from '#lib/storage/database.ts';`)).not.toEqual([]);
		expect(await broken(file, `import 'svelte';`)).not.toEqual([]);
		expect(await broken(file, importedType('#lib/storage/database.ts'))).not.toEqual([]);
	});

	test('a test may import any module and read the clock', async () => {
		expect(await broken('src/lib/core/x.test.ts', imported('#lib/content/cards.ts'))).toEqual([]);
		expect(await broken('src/lib/engine/x.test.ts', 'export const now = Date.now();')).toEqual([]);
	});
});

describe('time, randomness and browser globals', () => {
	const pure = ['core', 'engine', 'features/insights/numbers', 'features/diary/search'];

	test.each(
		pure.flatMap((folder) =>
			[
				'Date.now()',
				'new Date()',
				'Math.random()',
				'performance.now()',
				'window',
				'document',
				'navigator',
				'indexedDB',
				'localStorage',
				'crypto.randomUUID()',
				`fetch('x')`
			].map((code) => [folder, code] as const)
		)
	)('%s may not use %s', async (folder, code) => {
		const messages = await broken(`src/lib/${folder}/x.ts`, `export const x = ${code};`);
		expect(messages.join()).toMatch(/no-restricted-(syntax|globals)/);
	});

	test.each(pure)('%s may create a date from a given number', async (folder) => {
		const text = 'export const x = (ms: number) => new Date(ms).toISOString();';
		expect(await broken(`src/lib/${folder}/x.ts`, text)).toEqual([]);
	});

	test.each(['app/x.svelte.ts', 'features/plans/x.ts', 'ui/x.ts', 'formats/x.ts', 'platform/x.ts'])(
		'%s may not open the database',
		async (file) => {
			const text = `export const x = indexedDB.open('small-hello');`;
			expect((await broken(`src/lib/${file}`, text)).join()).toMatch(/Only storage knows/);
		}
	);

	test('a route may not open the database, and storage may', async () => {
		const text = `export const x = indexedDB.open('small-hello');`;
		expect(await broken('src/routes/+page.svelte', text)).not.toEqual([]);
		expect(await broken('src/lib/storage/connection.ts', text)).toEqual([]);
	});

	test.each(['app', 'features/plans', 'ui', 'storage', 'engine', 'formats'])(
		'%s leaves calendar days to day.ts',
		async (folder) => {
			const text = 'export const x = (date: Date) => date.getDate() + date.getTimezoneOffset();';
			const messages = await broken(`src/lib/${folder}/x.ts`, text);
			expect(messages).toHaveLength(2);
			expect(messages.join()).toMatch(/Only day\.ts/);
		}
	);

	test('a default export is forbidden', async () => {
		expect(await broken('src/lib/core/x.ts', 'export default 1;')).not.toEqual([]);
	});
});
