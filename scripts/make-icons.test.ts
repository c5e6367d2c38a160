import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { iconNames } from '../src/lib/ui/icon-names.ts';
import { iconSprite } from './make-icons.js';

const source = new URL('../src/', import.meta.url);
const sprite = readFileSync(new URL('lib/ui/icons.svg', source), 'utf8');

/** Returns the Svelte files of the app with their texts. */
function components(): [file: string, text: string][] {
	return readdirSync(source, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte'))
		.map((file) => [file, readFileSync(new URL(file, source), 'utf8')]);
}

describe('the sprite of icons', () => {
	test('matches the output of the tool for the list of names', async () => {
		expect(sprite).toBe(await iconSprite());
	});

	test('has each icon of the list once, in the order of the list', () => {
		const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...iconNames]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('draws something for each icon, and contains no code', () => {
		const symbols = sprite.split('<symbol ').slice(1);
		expect(symbols).toHaveLength(iconNames.length);
		for (const symbol of symbols)
			expect(symbol).toMatch(/<(path|circle|line|rect|poly\w+|ellipse)\s/);
		expect(sprite).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\/(?!www\.w3\.org)/i);
	});

	test('has each name that a component uses', () => {
		const written = components().flatMap(([file, text]) =>
			[...text.matchAll(/<Icon\b[^>]*?\bname="([^"{]+)"/g)].map(([, name]) => `${file}: ${name}`)
		);
		const unknown = written.filter(
			(each) => !(iconNames as readonly string[]).includes(each.split(': ')[1] ?? '')
		);
		expect(written.length).toBeGreaterThan(5);
		expect(unknown).toEqual([]);
	});

	test('has no name that neither a component nor a list of names uses', () => {
		const lists = [
			'lib/core/mark.ts',
			'lib/features/cards/door-labels.ts',
			'lib/features/settings/pages.ts',
			'lib/ui/symbols.ts'
		].map((path) => readFileSync(new URL(path, source), 'utf8'));
		const all = [...components().map(([, text]) => text), ...lists].join('\n');
		const unused = iconNames.filter(
			(name) => !all.includes(`'${name}'`) && !all.includes(`"${name}"`)
		);
		expect(unused).toEqual([]);
	});

	test('has a sorted list of names, which makes duplicates visible', () => {
		expect([...iconNames]).toEqual([...iconNames].sort());
	});
});
