import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { columnsOf } from './columns.ts';
import { locales } from './messages.js';

/**
 * The modules of `src/lib` that a build replaces, each with a function that returns the code of a smaller
 * module. That module has those exports of the original that the app imports.
 */
const smallerModules: Readonly<Record<string, () => Promise<string>>> = {
	// Saves 1.5 kB of the first load.
	'content/cards.ts': async () => {
		const { cardFacts } = await import('../src/lib/content/cards.ts');
		return `
			import { recordsOf } from '#lib/content/columns.ts';
			export const cardFacts = recordsOf(${JSON.stringify(columnsOf(cardFacts))});`;
	},

	// The package has 180 kB of lists, and no bundler can tell which part of an array is used.
	'formats/backup/known-words.ts': async () => {
		const known = await import('../src/lib/formats/backup/known-words.ts');
		return `
			export const frequentPasswords = ${splitAtRuntime(known.frequentPasswords)};
			export const diceWords = ${splitAtRuntime(known.diceWords)};
			export const keyboards = ${JSON.stringify(known.keyboards)};`;
	},

	// With one language there is nothing to choose. Saves 1 kB of the first load.
	...(locales.length === 1 && {
		'i18n/generated/runtime.js': async () => `
			export const experimentalStaticLocale = ${JSON.stringify(locales[0])};
			export const getLocale = () => experimentalStaticLocale;`
	})
};

/** Returns code for a list of words, without the quotes and commas of each word. */
function splitAtRuntime(words: readonly string[]): string {
	const spaced = words.find((word) => word.includes(' '));
	if (spaced !== undefined) throw new Error(`"${spaced}" has a space, which parts the words here.`);
	return `${JSON.stringify(words.join(' '))}.split(' ')`;
}

/**
 * Vite plugin that replaces modules in the browser build. The build fails if the app no longer imports one of
 * them, because a moved module would silently become large again.
 */
export function smallerModulesPlugin(): Plugin {
	const makers = new Map(
		Object.entries(smallerModules).map(([path, code]) => [
			fileURLToPath(new URL(`../src/lib/${path}`, import.meta.url)).replaceAll('\\', '/'),
			code
		])
	);
	const unused = new Set(makers.keys());
	return {
		name: 'small-hello:smaller-modules',
		apply: 'build',
		enforce: 'pre',
		applyToEnvironment: ({ name }) => name === 'client',
		load(id) {
			unused.delete(id);
			return makers.get(id)?.();
		},
		buildEnd(error) {
			if (error || unused.size === 0) return;
			this.error(
				`The app imports none of these. Have they moved? See scripts/smaller-modules.ts.\n${[...unused].join('\n')}`
			);
		}
	};
}
