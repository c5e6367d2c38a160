import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { parseAst, type Plugin, type Rolldown } from 'vite';

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

/** Modules that are loaded together. A build fails if a pattern matches none. */
const packsOfApp: { readonly [name: string]: RegExp } = {
	// The pond, which Today loads after the first paint, with nothing that it shares with other pages.
	pond: /\/src\/lib\/ui\/Pond\.svelte$/,
	// The learner, which Today loads before its acts once there is something to learn from.
	learning: /\/src\/lib\/app\/today\/(learning|companions)\.ts$/,
	// The styles of all further components. Dozens of small files would cost each installation a request, and the
	// first load would list their names.
	styles: /[?&]type=style\b|\.css$/,
	// The words of all cards, as the deck shows them.
	cards: /\/content\/en\/cards\/[\w-]+\.ts$/
};

/**
 * Returns the names that a chunk has for what it exports, each with the name by which others import it. Such
 * a pair takes 8 bytes in the list of exports, and one name takes 3.
 */
export function exportedNames(code: string): Map<string, string> {
	const names = new Map<string, string>();
	for (const statement of parseAst(code).body) {
		if (statement.type !== 'ExportNamedDeclaration') continue;
		for (const { local, exported } of statement.specifiers) {
			if (local.type !== 'Identifier' || exported.type !== 'Identifier') continue;
			const isName = exported.name !== local.name && !reserved.has(exported.name);
			if (isName && !names.has(local.name)) names.set(local.name, exported.name);
		}
	}
	return names;
}

/** Returns a pattern of file names with a hash of seven characters instead of eight. */
function shorterHash<Pattern>(pattern: Pattern): Pattern | string {
	return typeof pattern === 'string' ? pattern.replace('[hash]', '[hash:7]') : pattern;
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
 * that other pages share into few. The import graph decides what belongs to each file, and `packs` names modules
 * that are loaded together. The build fails if a root is not in the first load, or if a pack is empty.
 */
export function firstLoad({ roots = rootsOfToday, packs = packsOfApp } = {}): Plugin {
	const unmatched = new Set(Object.keys(packs));
	const groups = [
		{ name, priority: 2, test: (id: string) => roots.includes(id) },
		...Object.entries(packs).map(([name, pattern]) => ({
			name,
			priority: 1,
			test(id: string) {
				const isIn = pattern.test(id);
				if (isIn) unmatched.delete(name);
				return isIn;
			}
		})),
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
		// Seven characters, the fewest for so many files, tell versions apart; the first load names every page.
		outputOptions: (options) => ({
			...options,
			entryFileNames: shorterHash(options.entryFileNames),
			chunkFileNames: shorterHash(options.chunkFileNames)
		}),
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
				if (unmatched.size > 0)
					this.error(
						`These patterns match no module. Has it moved? See scripts/first-load.ts.\n${[...unmatched].join('\n')}`
					);
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
