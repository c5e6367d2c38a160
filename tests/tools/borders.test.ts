import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const eslint = new ESLint({ cwd: new URL('../../', import.meta.url).pathname });

/** The rules of the house that a text breaks when it stands in that file, which need not exist. */
async function broken(file: string, text: string): Promise<string[]> {
	const isComponent = file.endsWith('.svelte');
	const code = isComponent ? `<script lang="ts">\n${text}\n</script>\n` : `${text}\n`;
	const [result] = await eslint.lintText(code, { filePath: file });
	return (result?.messages ?? [])
		.filter(({ ruleId, fatal }) => fatal || /no-restricted-/.test(ruleId ?? ''))
		.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const imported = (from: string) => `import { x } from '${from}';\nexport const y = x;`;
const importedType = (from: string) => `import type { X } from '${from}';\nexport type Y = X;`;

// The first file that is read loads the parsers, which takes a while on a busy machine.
beforeAll(() => broken('src/lib/components/X.svelte', ''), 60_000);

/** Rooms in which an import is not allowed, with what a person is told about it. */
const forbidden: [file: string, from: string, reason: RegExp][] = [
	['src/lib/domain/x.ts', 'idb', /pure/],
	['src/lib/domain/x.ts', 'svelte', /pure/],
	['src/lib/domain/x.ts', 'svelte/reactivity', /pure/],
	['src/lib/domain/x.ts', '$app/navigation', /pure/],
	['src/lib/domain/x.ts', '#lib/storage/storage.ts', /imports nothing/],
	['src/lib/domain/x.ts', '#lib/suggest/suggest.ts', /imports nothing/],
	['src/lib/domain/x.ts', '#lib/i18n/words.ts', /imports nothing/],
	['src/lib/domain/x.ts', '../../routes/saying.ts', /imports nothing/],

	['src/lib/suggest/x.ts', 'idb', /pure/],
	['src/lib/suggest/x.ts', 'svelte', /pure/],
	['src/lib/suggest/x.ts', '#lib/i18n/sentences.ts', /no sentence/],
	['src/lib/suggest/x.ts', '#lib/storage/storage.ts', /domain alone/],
	['src/lib/suggest/x.ts', '#lib/content/cards.ts', /domain alone/],
	['src/lib/suggest/x.ts', '#lib/state/app.svelte.ts', /domain alone/],

	['src/lib/insights/x.ts', '#lib/storage/storage.ts', /domain alone/],
	['src/lib/insights/x.ts', '#lib/suggest/suggest.ts', /domain alone/],
	['src/lib/insights/x.ts', '#lib/i18n/words.ts', /no sentence/],
	['src/lib/insights/x.ts', 'chart.js', /pure/],

	['src/lib/content/x.ts', '#lib/state/app.svelte.ts', /typed data/],
	['src/lib/content/x.ts', 'svelte', /typed data/],
	['src/lib/content/words/en/x.ts', '../../cards.ts', /typed data/],

	['src/lib/storage/x.ts', '#lib/state/app.svelte.ts', /decided by state/],
	['src/lib/storage/x.ts', '#lib/platform/claim.ts', /decided by state/],
	['src/lib/storage/x.ts', '#lib/i18n/generated/messages.js', /no sentence/],

	['src/lib/platform/x.ts', '#lib/domain/day.ts', /nothing of the app/],
	['src/lib/platform/x.ts', '#lib/storage/storage.ts', /nothing of the app/],
	['src/lib/platform/x.ts', '#lib/i18n/words.ts', /no sentence/],

	['src/lib/exchange/x.ts', 'idb', /storage alone/],
	['src/lib/exchange/x.ts', '#lib/state/app.svelte.ts', /bytes/],
	['src/lib/exchange/x.ts', '#lib/i18n/words.ts', /no sentence/],
	['src/lib/exchange/x.ts', '#lib/storage/migrations.ts', /door of storage/],

	['src/lib/state/x.svelte.ts', 'idb', /storage alone/],
	['src/lib/state/x.svelte.ts', '#lib/storage/migrations.ts', /door of storage/],
	['src/lib/state/x.svelte.ts', '#lib/storage/schema.ts', /door of storage/],
	['src/lib/state/x.svelte.ts', '#lib/suggest/prior.ts', /door of suggest/],
	['src/lib/state/x.svelte.ts', '#lib/insights/statistics.ts', /doors of insights/],
	['src/lib/state/x.svelte.ts', '#lib/components/Button.svelte', /a page decides/],
	['src/lib/state/x.svelte.ts', '#lib/i18n/sentences.ts', /no sentence/],
	['src/lib/state/x.ts', '../../routes/saying.ts', /a page decides/],

	['src/lib/components/X.svelte', '#lib/state/app.svelte.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/storage/storage.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/suggest/suggest.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/content/cards.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/platform/theme.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/exchange/backup.ts', /take props/],
	['src/lib/components/X.svelte', '#lib/insights/x.ts', /take props/],
	['src/lib/components/X.svelte', '$app/navigation', /where they stand/],
	['src/lib/components/x.ts', '$app/state', /where they stand/],
	['src/lib/components/x.ts', 'idb', /where they stand/],

	['src/lib/i18n/x.ts', '#lib/state/app.svelte.ts', /in words/],
	['src/lib/i18n/x.ts', '#lib/components/pond.ts', /in words/],

	['src/routes/+page.svelte', 'idb', /storage alone/],
	['src/routes/+page.ts', 'idb', /storage alone/],
	['src/routes/x.ts', '#lib/storage/connection.ts', /door of storage/],
	['src/routes/x.ts', '#lib/storage/restoring.ts', /door of storage/],
	['src/routes/x.ts', '#lib/storage/copying.ts', /door of storage/],
	['src/routes/x.ts', '#lib/storage/reading.ts', /door of storage/],
	['src/routes/people/+page.svelte', '#lib/storage/migrations.ts', /door of storage/],
	['src/routes/people/+page.svelte', '#lib/suggest/prior.ts', /door of suggest/],
	['src/routes/insights/x.ts', '#lib/insights/statistics.ts', /doors of insights/],
	['src/routes/insights/+page.svelte', 'chart.js', /first load/]
];

/** The same borders by another way round: a relative path, the old alias, or a type that brings code. */
const escapes: [file: string, from: string][] = [
	['src/lib/domain/x.ts', '../storage/storage.ts'],
	['src/lib/suggest/x.ts', '../state/app.svelte.ts'],
	['src/lib/insights/x.ts', '../storage/storage.ts'],
	['src/lib/content/x.ts', '../storage/storage.ts'],
	['src/lib/storage/x.ts', '../state/app.svelte.ts'],
	['src/lib/platform/x.ts', '../domain/day.ts'],
	['src/lib/exchange/x.ts', '../state/app.svelte.ts'],
	['src/lib/state/x.svelte.ts', '../storage/migrations.ts'],
	['src/lib/state/x.svelte.ts', '../components/Button.svelte'],
	['src/lib/components/X.svelte', '../storage/storage.ts'],
	['src/lib/components/X.svelte', '../state/app.svelte.ts'],
	['src/lib/components/x.ts', '../../routes/saying.ts'],
	['src/lib/components/x.ts', './../state/app.svelte.ts'],
	['src/lib/i18n/x.ts', '../state/app.svelte.ts'],
	['src/routes/x.ts', '../lib/storage/migrations.ts'],
	['src/routes/people/x.ts', '../../lib/storage/migrations.ts'],
	['src/lib/components/X.svelte', '$lib/state/app.svelte.ts'],
	['src/lib/state/x.svelte.ts', '$lib/storage/migrations.ts'],
	['src/lib/platform/x.ts', '$lib/domain/day.ts'],
	['src/routes/x.ts', '$lib/storage/migrations.ts']
];

const allowed: [file: string, from: string][] = [
	['src/lib/domain/x.ts', './day.ts'],
	['src/lib/domain/x.ts', '#lib/domain/day.ts'],
	['src/lib/suggest/x.ts', '#lib/domain/card.ts'],
	['src/lib/suggest/x.ts', './features.ts'],
	['src/lib/insights/x.ts', '#lib/domain/win.ts'],
	['src/lib/storage/x.ts', 'idb'],
	['src/lib/storage/x.ts', 'uuid'],
	['src/lib/storage/x.ts', '#lib/domain/clock.ts'],
	['src/lib/storage/x.ts', './schema.ts'],
	['src/lib/platform/x.ts', './install.ts'],
	['src/lib/platform/x.ts', 'workbox-window'],
	['src/lib/exchange/x.ts', '#lib/domain/day.ts'],
	['src/lib/state/x.svelte.ts', '#lib/storage/storage.ts'],
	['src/lib/state/x.ts', '#lib/storage/copying.ts'],
	['src/lib/state/x.ts', '#lib/storage/reading.ts'],
	['src/lib/state/x.svelte.ts', '#lib/suggest/suggest.ts'],
	['src/lib/state/x.svelte.ts', '#lib/content/cards.ts'],
	['src/lib/state/x.svelte.ts', '#lib/platform/claim.ts'],
	['src/lib/state/x.svelte.ts', './app.svelte.ts'],
	['src/lib/components/X.svelte', '#lib/domain/win.ts'],
	['src/lib/components/X.svelte', '#lib/i18n/win-labels.ts'],
	['src/lib/components/X.svelte', './Button.svelte'],
	['src/lib/i18n/x.ts', '#lib/domain/card.ts'],
	['src/lib/i18n/x.ts', './generated/messages.js'],
	['src/routes/x.ts', '#lib/state/app.svelte.ts'],
	['src/routes/x.ts', '#lib/storage/storage.ts'],
	['src/routes/+page.svelte', '$app/navigation'],
	['src/routes/+page.svelte', './Intention.svelte'],
	['src/routes/people/x.ts', '../saying.ts'],
	['src/routes/+page.svelte', '#lib/components/Button.svelte']
];

describe('borders of the house', () => {
	test.each(forbidden)('%s may not import %s', async (file, from, reason) => {
		const told = await broken(file, imported(from));
		expect(told.join('\n')).toMatch(reason);
		expect(told.every((each) => each.startsWith('@typescript-eslint/no-restricted-imports'))).toBe(
			true
		);
	});

	test.each(escapes)('%s may not get round it by %s', async (file, from) => {
		expect(await broken(file, imported(from))).not.toEqual([]);
	});

	test.each(allowed)('%s may import %s', async (file, from) => {
		expect(await broken(file, imported(from))).toEqual([]);
	});

	test('content takes types of domain', async () => {
		const file = 'src/lib/content/x.ts';
		expect(await broken(file, importedType('#lib/domain/card.ts'))).toEqual([]);
	});

	test.each(['#lib/storage/storage.ts', '#lib/suggest/suggest.ts'])(
		'i18n takes types of %s, and no code',
		async (from) => {
			expect(await broken('src/lib/i18n/x.ts', importedType(from))).toEqual([]);
			expect(await broken('src/lib/i18n/x.ts', imported(from))).not.toEqual([]);
		}
	);

	test('handing on is importing too', async () => {
		const file = 'src/lib/domain/x.ts';
		expect(await broken(file, `export { x } from '#lib/storage/storage.ts';`)).not.toEqual([]);
		expect(await broken(file, `export * from '#lib/storage/storage.ts';`)).not.toEqual([]);
		expect(await broken(file, `import 'svelte';`)).not.toEqual([]);
		expect(await broken(file, importedType('#lib/storage/storage.ts'))).not.toEqual([]);
	});

	test('a test may set its scene with whatever it needs', async () => {
		expect(await broken('src/lib/domain/x.test.ts', imported('#lib/content/cards.ts'))).toEqual([]);
		expect(await broken('src/lib/suggest/x.test.ts', 'export const now = Date.now();')).toEqual([]);
	});
});

describe('time, chance and the browser', () => {
	const pure = ['domain', 'suggest', 'insights'];

	test.each(
		pure.flatMap((room) =>
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
			].map((code) => [room, code] as const)
		)
	)('%s may not use %s', async (room, code) => {
		const told = await broken(`src/lib/${room}/x.ts`, `export const x = ${code};`);
		expect(told.join()).toMatch(/no-restricted-(syntax|globals)/);
	});

	test.each(pure)('%s may make a date of what it is given', async (room) => {
		const text = 'export const x = (ms: number) => new Date(ms).toISOString();';
		expect(await broken(`src/lib/${room}/x.ts`, text)).toEqual([]);
	});

	test.each(['state/x.svelte.ts', 'components/x.ts', 'exchange/x.ts', 'platform/x.ts'])(
		'%s may not open the database',
		async (file) => {
			const text = `export const x = indexedDB.open('small-hello');`;
			expect((await broken(`src/lib/${file}`, text)).join()).toMatch(
				/storage alone knows IndexedDB/
			);
		}
	);

	test('nor may a page; storage may', async () => {
		const text = `export const x = indexedDB.open('small-hello');`;
		expect(await broken('src/routes/+page.svelte', text)).not.toEqual([]);
		expect(await broken('src/lib/storage/connection.ts', text)).toEqual([]);
	});

	test.each(['state', 'components', 'storage', 'suggest', 'exchange'])(
		'%s leaves calendar days to day.ts',
		async (room) => {
			const text = 'export const x = (date: Date) => date.getDate() + date.getTimezoneOffset();';
			const told = await broken(`src/lib/${room}/x.ts`, text);
			expect(told).toHaveLength(2);
			expect(told.join()).toMatch(/day\.ts alone/);
		}
	);

	test('logic has no default export', async () => {
		expect(await broken('src/lib/domain/x.ts', 'export default 1;')).not.toEqual([]);
	});
});
