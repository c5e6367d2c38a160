import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolatedName } from './isolated-name.ts';

describe('a name inside a sentence', () => {
	test('is returned as it is without direction controls', () => {
		for (const name of ['Ann', 'שרה', '\u200FLevi', 'أحمد', '👩‍👧 Mum', ''])
			expect(isolatedName(name)).toBe(name);
	});

	test.each([
		['abc\u202Egnirts', '\u2068abc\u202Egnirts\u2069'],
		['\u2067Ada\u2069', '\u2068\u2067Ada\u2069\u2069'],
		['\u2066Ada', '\u2068\u2066Ada\u2069\u2069'],
		['Ada\u2069\u202E', '\u2068Ada\u202E\u2069']
	])('ends its direction controls: %j', (name, isolated) => {
		expect(isolatedName(name)).toBe(isolated);
	});

	test('is one isolate from its first character to its last, for any name', () => {
		const name = fc
			.array(fc.constantFrom(...'ab', '\u202e', '\u202c', '\u2066', '\u2067', '\u2068', '\u2069'))
			.map((characters) => characters.join(''));
		fc.assert(
			fc.property(name, (name) => {
				const isolated = isolatedName(name);
				fc.pre(isolated !== name);
				let depth = 0;
				[...isolated].forEach((character, i) => {
					if (/[\u2066-\u2068]/u.test(character)) depth++;
					if (character === '\u2069') depth--;
					expect(depth > 0).toBe(i < isolated.length - 1);
				});
				expect(depth).toBe(0);
				expect(isolated.replace(/[\u2066-\u2069]/gu, '')).toBe(
					name.replace(/[\u2066-\u2069]/gu, '')
				);
			})
		);
	});
});

describe('the sentences with words after the name of a person', () => {
	const sources = readdirSync('src/lib', { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(?:svelte|ts)$/.test(path) && !/generated|\.test\.ts$/.test(path))
		.map((path) => `src/lib/${path}`)
		.map((path) => ({ path, source: readFileSync(path, 'utf8') }));
	const messages: [string, unknown][] = Object.entries(
		JSON.parse(readFileSync('src/lib/i18n/messages/en.json', 'utf8'))
	);
	/** The messages with a file or a column in place of a person. */
	const isOther = /^(?:calendar|export|import(?!_names?_)|take_along)_/;
	/**
	 * The first screen, which loads nothing for it, has the name in an element of its own; and all ways to send
	 * share one call, which is isolated.
	 */
	const exceptions = ['suggestion_person', 'compose_to_whatsapp', 'compose_to_link'];
	const keys = messages.flatMap(([key, text]) =>
		typeof text === 'string' &&
		/\{(?:names?|written|taken)\}./u.test(text) &&
		!isOther.test(key) &&
		!exceptions.includes(key)
			? key
			: []
	);

	test.each(keys)('isolate it: %s', (key) => {
		const uses = sources.filter(({ source }) => new RegExp(`\\bm\\.${key}\\b`).test(source));
		expect(uses).not.toEqual([]);
		// Imported, and used.
		for (const { path, source } of uses)
			expect(source.match(/\bisolatedName\b/g)?.length, path).toBeGreaterThan(1);
	});

	test('hold for each list of names and each way to send', () => {
		const listed = sources.filter(({ source }) =>
			/listInWords\((?:names|[\w.]*\.names|people\.namesOf)/.test(source)
		);
		for (const { path, source } of listed) expect(source, path).toContain('isolatedName');
		const ways = sources.find(({ path }) => path.endsWith('WaysOut.svelte'))!.source;
		expect(ways).toContain('({ name: isolatedName(toName) })');
		const suggestion = sources.find(({ path }) => path.endsWith('SuggestionCard.svelte'))!.source;
		expect(suggestion).toContain('<bdi>{person.name}</bdi>');
	});
});
