import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';

/** The entry modules of the page `/`. Its first load is these modules and all that they import. */
const rootsOfToday = [
	'.svelte-kit/generated/client-optimized/app.js',
	'src/routes/+layout.svelte',
	// SvelteKit loads the error page with every page.
	'src/routes/+error.svelte',
	'src/routes/+page.svelte',
	'src/routes/+page.ts'
].map((path) => fileURLToPath(new URL(`../${path}`, import.meta.url)).replaceAll('\\', '/'));

const name = 'first-load';

/** The pond, which Today loads after the first paint. */
const drawing = fileURLToPath(new URL('../src/lib/ui/Pond.svelte', import.meta.url)).replaceAll(
	'\\',
	'/'
);

/**
 * Returns the names that a chunk has for what it exports, each with the name by which others import it. Such
 * a pair takes 8 bytes in the list of exports, and one name takes 3.
 */
export function exportedNames(code: string): Map<string, string> {
	const [, list = ''] = /\bexport\s*\{([^}]*)\};?\s*$/.exec(code) ?? [];
	const pairs = list.split(',').map((pair) => pair.trim().split(/\s+as\s+/));
	const names = new Map<string, string>();
	for (const [own, exported] of pairs) {
		const isName = exported && !reserved.has(exported) && /^[\w$]+$/.test(exported);
		if (own && isName && !names.has(own)) names.set(own, exported);
	}
	return names;
}

/** Words of a few letters that are no names of variables. */
const reserved = new Set([
	'as',
	'do',
	'if',
	'in',
	'is',
	'of',
	'for',
	'let',
	'new',
	'try',
	'var',
	'default'
]);

/**
 * Vite plugin that puts the first load into one file, because a dozen small files compress worse, and code
 * that other pages share into few. The import graph decides what belongs to each file. The build fails if a
 * root is not in the first load.
 */
export function firstLoad({ roots = rootsOfToday } = {}): Plugin {
	const groups = [
		{ name, priority: 2, test: (id: string) => roots.includes(id) },
		// By itself, so that Today loads nothing that the pond shares with other pages.
		{ name: 'pond', priority: 1, test: (id: string) => id === drawing },
		// One file for the modules that the same pages use. A file below 4 kB is merged with its nearest
		// neighbour.
		{ name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000 }
	];
	return {
		name: 'small-hello:first-load',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		config: () => ({
			environments: {
				client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
			}
		}),
		outputOptions(options) {
			const { assetFileNames: usual } = options;
			if (typeof usual !== 'string') return options;
			// The first load lists the style sheets of all other pages, and these names would be long.
			const assetFileNames = ({ names }: { names: readonly string[] }) =>
				names[0]?.startsWith('shared~') ? usual.replace('[name]', 's') : usual;
			return { ...options, assetFileNames };
		},
		generateBundle: {
			// Runs after Vite has written the names of other files into the code.
			order: 'post',
			async handler(_, bundle) {
				const chunks = Object.values(bundle).filter(
					(file) => file.type === 'chunk' && file.name === name
				) as Rolldown.OutputChunk[];
				// Terser's output is 1.6 % smaller than Oxc's. Using it for all files would triple the time
				// of the build.
				for (const chunk of chunks) {
					const own = [...exportedNames(chunk.code)].map(([name, exported]) => [
						`$${name}`,
						exported
					]);
					const { code } = await minify(chunk.code, {
						module: true,
						compress: { passes: 5, keep_fargs: false, ecma: 2020 },
						nameCache: { vars: { props: Object.fromEntries(own) } }
					});
					chunk.code = code ?? chunk.code;
				}
				const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
				const missing = roots.filter((root) => !modules.includes(root));
				if (missing.length === 0) return;
				this.error(
					`These are not in the first load. Have they moved? See scripts/first-load.ts.\n${missing.join('\n')}`
				);
			}
		}
	};
}
