import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { examples, routes } from './e2e/routes.ts';

test('the journeys visit every route of the app', () => {
	const folder = new URL('../src/routes', import.meta.url);
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /(^|[/\\])\+page\.svelte$/.test(file))
		.map((file) => `/${dirname(file).replaceAll('\\', '/')}`.replace('/.', '/'));
	const visited = [...routes.map(({ path }) => path), ...Object.keys(examples)];
	expect(visited.sort()).toEqual(pages.sort());
});
