import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storableText, longestText } from './text.ts';

/** Any UTF-16 text, including lone surrogates. */
const anyText = fc
	.array(
		fc.oneof(
			fc.integer({ min: 0, max: 0xffff }),
			fc.integer({ min: 0xd800, max: 0xdfff }),
			fc.integer({ min: 32, max: 126 })
		),
		{ maxLength: 40 }
	)
	.map((units) => String.fromCharCode(...units));
const face = '🙂';
const replacement = '\uFFFD';

describe('storableText', () => {
	test('does not change text that fits', () => {
		const text = 'I said hello 👋🏽 to Zoë.\nשלום \u202Eabc\u202C \u2028 end';
		expect(storableText(text)).toBe(text);
	});

	test('cuts at 10,000 characters', () => {
		expect(longestText).toBe(10_000);
		expect(storableText('a'.repeat(10_000))).toHaveLength(10_000);
		expect(storableText('a'.repeat(10_001))).toBe('a'.repeat(10_000));
	});

	test('drops a surrogate pair instead of cutting it', () => {
		expect(storableText('a'.repeat(9_999) + face)).toBe('a'.repeat(9_999));
		expect(storableText('a'.repeat(9_998) + face)).toBe('a'.repeat(9_998) + face);
		expect(storableText(face.repeat(5_001))).toBe(face.repeat(5_000));
	});

	test('replaces a lone surrogate by U+FFFD, first, last and between', () => {
		expect(storableText('\uDE42a\uD83Db\uD83D')).toBe(
			`${replacement}a${replacement}b${replacement}`
		);
		expect(storableText('\uDE42\uD83D')).toBe(replacement.repeat(2));
	});

	test('preserves U+0000 and other controls that IndexedDB and JSON can store', () => {
		expect(storableText('a\u0000b\u001Fc')).toBe('a\u0000b\u001Fc');
	});

	test('returns the longest well-formed beginning of any text', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const stored = storableText(text, longest);
				expect(stored.isWellFormed()).toBe(true);
				expect(stored.length).toBeLessThanOrEqual(longest);
				expect(stored.length).toBeGreaterThanOrEqual(Math.min(text.length, longest) - 1);
				expect(text.toWellFormed().startsWith(stored)).toBe(true);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('changes nothing when applied twice', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const stored = storableText(text, longest);
				expect(storableText(stored, longest)).toBe(stored);
			})
		);
	});
});
