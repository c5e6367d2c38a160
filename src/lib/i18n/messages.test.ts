import { describe, expect, test } from 'vitest';
import en from '#lib/i18n/messages/en.json' with { type: 'json' };

const files = import.meta.glob<string>(
	['/src/**/*.{ts,svelte}', '!/src/**/*.test.ts', '!/src/lib/i18n/generated/**'],
	{ eager: true, query: '?raw', import: 'default' }
);
const keys = Object.keys(en).filter((key) => !key.startsWith('$'));

/** Returns the message keys that a file uses, as `m.key`. */
function usedKeys(source: string): string[] {
	return [...source.matchAll(/(?<![\w.$])m\.([A-Za-z_]\w*)/g)].map(([, key]) => key ?? '');
}

/** Returns the placeholders of a message. */
function inputs(text: string): string[] {
	return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

describe('the messages', () => {
	test('are all used', () => {
		const used = new Set(Object.values(files).flatMap(usedKeys));
		expect(keys.filter((key) => !used.has(key))).toEqual([]);
	});

	test('exist for every key in use', () => {
		const missing = Object.entries(files).flatMap(([file, source]) =>
			usedKeys(source)
				.filter((key) => !keys.includes(key))
				.map((key) => `${file}: ${key}`)
		);
		expect(missing).toEqual([]);
	});

	test('are never accessed by a computed key, which no test could check', () => {
		const picking = Object.entries(files).filter(([, source]) => /(?<![\w.$])m\[/.test(source));
		expect(picking.map(([file]) => file)).toEqual([]);
	});

	test('are found by the search for keys, which finds nothing else', () => {
		expect(Object.keys(files).length).toBeGreaterThan(40);
		expect(usedKeys('{m.undo()} label={m.nav_today} item.m.not() form.x m.pond_caption({')).toEqual(
			['undo', 'nav_today', 'pond_caption']
		);
	});

	test('are not empty and have no surplus spaces', () => {
		for (const message of Object.values(en)) {
			const texts =
				typeof message === 'string'
					? [message]
					: message.flatMap(({ match }) => Object.values(match));
			for (const text of texts) {
				expect(text).toBe(text.trim());
				expect(text).not.toBe('');
				expect(text).not.toMatch(/ {2}/);
			}
		}
	});

	test('have a singular and a plural form for a count', () => {
		for (const message of Object.values(en)) {
			if (typeof message === 'string') continue;
			for (const { match } of message) {
				expect(Object.keys(match)).toEqual(['countPlural=one', 'countPlural=other']);
				expect(inputs(match['countPlural=other'])).toContain('count');
			}
		}
	});

	test('receive only inputs that they contain', () => {
		const wrong = Object.entries(files).flatMap(([file, source]) =>
			[...source.matchAll(/(?<![\w.$])m\.(\w+)\(\{\s*(\w+)\s*[:,}]/g)].flatMap(([, key, input]) => {
				const message = (en as Record<string, unknown>)[key ?? ''];
				const text = typeof message === 'string' ? message : JSON.stringify(message);
				return inputs(text ?? '').includes(input ?? '') ? [] : `${file}: ${key} gets ${input}`;
			})
		);
		expect(wrong).toEqual([]);
	});
});
