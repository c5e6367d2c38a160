// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from './install.js';

/**
 * Bundles a TypeScript program of tests/ into one JavaScript file, because neither this Node.js nor a browser
 * can run it directly.
 * @param {string} entry from `root`
 * @param {'node' | 'browser'} platform
 * @param {string} [root] the project folder, or that of another commit
 * @returns {Promise<string>} the path of the file
 */
export async function bundled(entry, platform, root = projectFolder) {
	const name = entry.split('/').slice(-2, -1)[0] ?? 'program';
	const folder = join(root, 'node_modules/.cache/small-hello', name);
	// An empty tsconfig: the project's own extends one that SvelteKit generates, which a fresh clone does not
	// have yet.
	const tsconfig = join(folder, '../bundle.tsconfig.json');
	mkdirSync(folder, { recursive: true });
	writeFileSync(tsconfig, '{}');
	const input = join(root, entry);
	await build({
		root,
		configFile: false,
		tsconfig,
		publicDir: false,
		logLevel: 'warn',
		build: {
			...(platform === 'node' ? { ssr: input } : {}),
			outDir: folder,
			emptyOutDir: true,
			target: platform === 'node' ? 'node20' : 'es2022',
			minify: false,
			modulePreload: false,
			rolldownOptions: {
				...(platform === 'node'
					? { external: builtinModules.flatMap((module) => [module, `node:${module}`]) }
					: { input }),
				output: { entryFileNames: `${name}.js`, codeSplitting: false }
			}
		}
	});
	return join(folder, `${name}.js`);
}
