import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { iconNames } from '../../src/lib/components/icon-names.ts';
import { iconSprite } from './make-icons.js';

const source = new URL('../../src/', import.meta.url);
const sprite = readFileSync(new URL('lib/components/icons.svg', source), 'utf8');

/** The Svelte files of the app, as text. */
function components(): [file: string, text: string][] {
	return readdirSync(source, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.svelte'))
		.map((file) => [file, readFileSync(new URL(file, source), 'utf8')]);
}

describe('the sprite of icons', () => {
	test('is what the tool makes of the list of names', async () => {
		expect(sprite).toBe(await iconSprite());
	});

	test('holds each icon of the list once, in its order', () => {
		const ids = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids).toEqual([...iconNames]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('draws something for each, and runs nothing', () => {
		const symbols = sprite.split('<symbol ').slice(1);
		expect(symbols).toHaveLength(iconNames.length);
		for (const symbol of symbols)
			expect(symbol).toMatch(/<(path|circle|line|rect|poly\w+|ellipse)\s/);
		expect(sprite).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\/(?!www\.w3\.org)/i);
	});

	test('each name that is written in a component is on the list', () => {
		const written = components().flatMap(([file, text]) =>
			[...text.matchAll(/<Icon\b[^>]*?\bname="([^"{]+)"/g)].map(([, name]) => `${file}: ${name}`)
		);
		const unknown = written.filter(
			(each) => !(iconNames as readonly string[]).includes(each.split(': ')[1] ?? '')
		);
		expect(written.length).toBeGreaterThan(5);
		expect(unknown).toEqual([]);
	});

	test('each name on the list is used', () => {
		const all = components()
			.map(([, text]) => text)
			.join('\n');
		const unused = iconNames.filter(
			(name) => !all.includes(`'${name}'`) && !all.includes(`"${name}"`)
		);
		expect(unused).toEqual([]);
	});

	test('what is on the list is in order, so that a doubled name is seen', () => {
		expect([...iconNames]).toEqual([...iconNames].sort());
	});
});
