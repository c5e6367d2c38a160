import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';

/** The entry modules of the page `/`. Its first load is these modules and all that they import. */
const rootsOfToday = [
	'.svelte-kit/generated/client-optimized/app.js',
	'src/routes/+layout.svelte',
	// SvelteKit loads the error page with every page.
	'src/routes/+error.svelte',
	'src/routes/+page.svelte'
].map((path) => fileURLToPath(new URL(`../${path}`, import.meta.url)).replaceAll('\\', '/'));

const name = 'first-load';

/** The pond, which Today loads after the first paint. */
const drawing = fileURLToPath(new URL('../src/lib/ui/Pond.svelte', import.meta.url)).replaceAll(
	'\\',
	'/'
);

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
					const { code } = await minify(chunk.code, {
						module: true,
						compress: { passes: 3, keep_fargs: false }
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
