// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from './install.js';

/**
 * The file that a TypeScript program of tests/ becomes, which neither this Node.js nor a browser reads
 * by itself.
 * @param {string} entry from the project folder
 * @param {'node' | 'browser'} platform
 * @returns {Promise<string>} its path
 */
export async function bundled(entry, platform) {
	const name = entry.split('/').slice(-2, -1)[0] ?? 'program';
	const folder = join(projectFolder, 'node_modules/.cache/small-hello', name);
	// That of the project stands on one that SvelteKit generates, which a fresh clone does not have yet.
	const tsconfig = join(folder, '../bundle.tsconfig.json');
	mkdirSync(folder, { recursive: true });
	writeFileSync(tsconfig, '{}');
	const input = join(projectFolder, entry);
	await build({
		root: projectFolder,
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
