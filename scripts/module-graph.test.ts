import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cyclesIn, importsOfFiles, moduleOf, withDiagram } from './module-graph.js';

describe('the import graph', () => {
	test('has no cycle', () => {
		expect(cyclesIn(importsOfFiles())).toEqual([]);
	});

	test('contains imports of components and of types, and dynamic imports', () => {
		const graph = importsOfFiles();
		expect(graph.size).toBeGreaterThan(300);
		const view = 'src/lib/features/today/TodayView.svelte';
		expect(graph.get('src/routes/+page.svelte')).toContain(view);
		expect(graph.get(view)).toContain('src/lib/features/today/LookingBack.svelte');
		const acts = 'src/lib/features/today/SuggestedActs.svelte';
		expect(graph.get(view)).toContain(acts);
		expect(graph.get(acts)).toContain('src/lib/core/win.ts');
	});

	test('reports a cycle with its files', () => {
		const graph = new Map([
			['a', ['b']],
			['b', ['c', 'd']],
			['c', ['a']],
			['d', []]
		]);
		expect(cyclesIn(graph)).toEqual([['a', 'b', 'c', 'a']]);
	});

	test('has no import of a feature by a lower module, and none of the routes', () => {
		const upward = [...importsOfFiles()].flatMap(([file, targets]) =>
			targets
				.filter(
					(target) =>
						(moduleOf(target) === 'routes' && moduleOf(file) !== 'routes') ||
						(moduleOf(target).startsWith('features/') &&
							!/^(features\/|routes)/.test(moduleOf(file)))
				)
				.map((target) => `${file} imports ${target}`)
		);
		expect(upward).toEqual([]);
	});

	test('matches the diagram in docs/architecture.md', () => {
		const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
		expect(page).toBe(withDiagram(page));
	});
});
