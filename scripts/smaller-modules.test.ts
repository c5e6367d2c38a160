import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { cardFacts } from '#lib/content/cards.ts';
import { diceWords, frequentPasswords, keyboards } from '#lib/formats/backup/known-words.ts';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { smallerModulesPlugin } from './smaller-modules.ts';

const imports = {
	cards: `export { cardFacts } from '#lib/content/cards.ts';`,
	words: `export * from '#lib/formats/backup/known-words.ts';`,
	runtime: `export { getLocale } from '#lib/i18n/generated/runtime.js';`
};

/** Returns the code of a browser build of a module with these imports. */
async function builtFrom(source: string): Promise<string> {
	const entry = fileURLToPath(new URL('./no-such-file.js', import.meta.url));
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [
			smallerModulesPlugin(),
			{
				name: 'entry',
				enforce: 'pre',
				resolveId: (id) => (id === entry ? id : undefined),
				load: (id) => (id === entry ? source : undefined)
			}
		],
		build: {
			write: false,
			target: 'es2022',
			rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' }
		}
	});
	const { output } = Array.isArray(result)
		? result[0]!
		: (result as Exclude<typeof result, Array<unknown> | { close: unknown }>);
	return output[0].code;
}

describe('the replaced modules', () => {
	test('export the same values with less code', async () => {
		const code = await builtFrom(Object.values(imports).join('\n'));
		const module = (await import(
			/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
		)) as Record<string, unknown>;
		expect(module.cardFacts).toEqual(cardFacts);
		expect(module.frequentPasswords).toEqual(frequentPasswords);
		expect(module.diceWords).toEqual(diceWords);
		expect(module.keyboards).toEqual(keyboards);
		expect((module.getLocale as () => string)()).toBe(getLocale());
		const writtenOut = JSON.stringify([cardFacts, frequentPasswords, diceWords, keyboards]);
		expect(code.length).toBeLessThan(writtenOut.length);
	});

	test.each(Object.keys(imports))(
		'fail the build if the app no longer imports them: %s',
		async (gone) => {
			const others = Object.entries(imports).filter(([name]) => name !== gone);
			const building = builtFrom(others.map(([, source]) => source).join('\n'));
			await expect(building).rejects.toThrow('Have they moved?');
		}
	);
});
