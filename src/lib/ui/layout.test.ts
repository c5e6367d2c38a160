import { readdirSync, readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

const src = new URL('../../', import.meta.url);
/**
 * A rule body with at least this many declarations, in at least this many components, belongs in layout.css.
 */
const fewestDeclarations = 3;
const fewestComponents = 4;

type Component = readonly [path: string, source: string];
type Styles = AST.CSS.StyleSheet['children'];

const components: Component[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.svelte'))
	.map((path) => [path, readFileSync(new URL(path, src), 'utf8')]);
const utilities = [
	...readFileSync(new URL('layout.css', import.meta.url), 'utf8').matchAll(/^\.([\w-]+)/gm)
].map(([, name]) => name!);

const stylesOf = (source: string): Styles => parse(source, { modern: true }).css?.children ?? [];

/** Returns the bodies of all rules with sorted declarations, including the at-rules around them. */
function bodiesOf(styles: Styles, around = ''): string[] {
	return styles.flatMap((node) => {
		if (node.type === 'Atrule')
			return bodiesOf(
				(node.block?.children ?? []).filter((child) => child.type !== 'Declaration'),
				`${around}@${node.name} ${node.prelude} `
			);
		const declarations = node.block.children.flatMap((child) =>
			child.type === 'Declaration'
				? `${child.property}: ${child.value.replaceAll(/\s+/g, ' ')};`
				: []
		);
		return declarations.length < fewestDeclarations
			? []
			: `${around}{ ${declarations.sort().join(' ')} }`;
	});
}

/** Returns bodies that occur in too many components, with the paths of those components. */
function repeatedBodies(all: readonly Component[]): [body: string, paths: string[]][] {
	const paths = new Map<string, string[]>();
	for (const [path, source] of all)
		for (const body of new Set(bodiesOf(stylesOf(source))))
			paths.set(body, [...(paths.get(body) ?? []), path]);
	return [...paths].filter(([, those]) => those.length >= fewestComponents);
}

describe('layout.css', () => {
	test('has all declarations that many components would otherwise repeat', () => {
		expect(components.length).toBeGreaterThan(80);
		expect(repeatedBodies(components)).toEqual([]);
	});

	test.each([
		['in the same order', 'gap: 1px; margin: 0; padding: 0'],
		['in another order', 'padding: 0; gap: 1px; margin: 0']
	])('is required when four components have the same declarations %s', (_, declarations) => {
		const component = (name: string, body: string): Component => [
			name,
			`<p></p><style>p { ${body} }</style>`
		];
		const three = ['A', 'B', 'C'].map((name) =>
			component(name, 'gap: 1px; margin: 0; padding: 0;')
		);

		expect(repeatedBodies(three)).toEqual([]);
		expect(repeatedBodies([...three, component('D', declarations)])).toEqual([
			['{ gap: 1px; margin: 0; padding: 0; }', ['A', 'B', 'C', 'D']]
		]);
	});

	test('has no unused class', () => {
		const used = new Set(
			components.flatMap(([, source]) =>
				[...source.matchAll(/\bclass=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, names, code]) =>
					(names ?? code!.replaceAll(/\W/g, ' ')).split(/\s+/)
				)
			)
		);

		expect(utilities.length).toBeGreaterThan(10);
		expect(utilities.filter((name) => !used.has(name))).toEqual([]);
	});

	test('has no class whose name a component uses for its own styles', () => {
		const name = new RegExp(`\\.(${utilities.join('|')})(?![\\w-])`);
		const selectors = components.flatMap(([path, source]) =>
			stylesOf(source).flatMap((node) =>
				node.type === 'Rule'
					? [`${path} ${source.slice(node.prelude.start, node.prelude.end)}`]
					: []
			)
		);

		expect(selectors.length).toBeGreaterThan(100);
		expect(selectors.filter((selector) => name.test(selector.replace(/^\S+ /, '')))).toEqual([]);
	});
});

test('no style has a container query, with which WebKit may leave a page as it was before a resize', () => {
	const query = /@container|\bcontainer(?:-type)?\s*:/;
	const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.css'))
		.map((path): Component => [path, readFileSync(new URL(path, src), 'utf8')]);
	expect(sheets.length).toBeGreaterThan(3);
	expect(query.test('.group { container-type: inline-size; }')).toBe(true);

	expect(
		[...components, ...sheets].flatMap(([path, text]) => (query.test(text) ? path : []))
	).toEqual([]);
});
