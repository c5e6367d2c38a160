import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { exportedNames, firstLoad } from './first-load.ts';

/** Two pages, a module that both use, one that only the first uses, and one that it loads later. */
const modules: Record<string, string> = {
	'/home.js': `import { both } from '/both.js';
		import { own } from '/own.js';
		export const home = () => [both(), own(), import('/later.js')];`,
	'/other.js': `import { both } from '/both.js';
		export const other = () => [both(), 'only on the other page'];`,
	'/both.js': `export const both = () => 'on both pages';`,
	'/own.js': `export const own = () => 'only at home';`,
	'/later.js': `export const later = 'later';`
};

async function chunksFor(
	roots: string[],
	packs: { [name: string]: RegExp } = {}
): Promise<Rolldown.OutputChunk[]> {
	const result = (await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [
			firstLoad({ roots, packs }),
			{
				name: 'modules',
				enforce: 'pre',
				resolveId: (id) => (id in modules ? id : undefined),
				load: (id) => modules[id]
			}
		],
		build: {
			write: false,
			modulePreload: false,
			rolldownOptions: { input: ['/home.js', '/other.js'], preserveEntrySignatures: 'strict' }
		}
	})) as Rolldown.RolldownOutput;
	return result.output.filter((file) => file.type === 'chunk');
}

describe('the first load', () => {
	test('is one file with the root modules and all that they import', async () => {
		const chunks = await chunksFor(['/home.js']);
		const first = chunks.filter(({ name }) => name === 'first-load');
		expect(first).toHaveLength(1);
		// Vite adds a helper of its own for dynamic imports.
		const own = first[0]!.moduleIds.filter((id) => id in modules);
		expect(own.toSorted()).toEqual(['/both.js', '/home.js', '/own.js']);
	});

	test('is minified with the names by which other files import it, where these can be variables', () => {
		const code = 'const a=1;export{a as $,a as b,c as in,d as default,e,f as fn};';
		expect([...exportedNames(code)]).toEqual([
			['a', '$'],
			['f', 'fn']
		]);
		expect([...exportedNames('const a=1')]).toEqual([]);
		const withText = 'const a=1;export{a as b};export const c="export{d as e}";';
		expect([...exportedNames(withText)]).toEqual([['a', 'b']]);
	});

	test('a pack is one file, without what belongs to the first load', async () => {
		const chunks = await chunksFor(['/home.js'], { pack: /\/(later|other|own)\.js$/ });
		const pack = chunks.find(({ name }) => name === 'pack')!;
		expect(pack.moduleIds.filter((id) => id in modules).toSorted()).toEqual([
			'/later.js',
			'/other.js'
		]);
	});

	test('the build fails if a pack is empty', async () => {
		await expect(chunksFor(['/home.js'], { pack: /\/moved\.js$/ })).rejects.toThrow(
			/match no module.*pack/s
		);
	});

	test.each([['/renamed.js'], ['/home.js', '/renamed.js']])(
		'the build fails if a root is not part of the app: %s %s',
		async (...roots) => {
			await expect(chunksFor(roots)).rejects.toThrow(/not in the first load.*\/renamed\.js/s);
		}
	);
});
