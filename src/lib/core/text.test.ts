import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptText, longestText } from './text.ts';

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

describe('keptText', () => {
	test('does not change text that fits', () => {
		const text = 'I said hello 👋🏽 to Zoë.\nשלום \u202Eabc\u202C \u2028 end';
		expect(keptText(text)).toBe(text);
	});

	test('cuts at 10,000 characters', () => {
		expect(longestText).toBe(10_000);
		expect(keptText('a'.repeat(10_000))).toHaveLength(10_000);
		expect(keptText('a'.repeat(10_001))).toBe('a'.repeat(10_000));
	});

	test('drops a surrogate pair instead of cutting it', () => {
		expect(keptText('a'.repeat(9_999) + face)).toBe('a'.repeat(9_999));
		expect(keptText('a'.repeat(9_998) + face)).toBe('a'.repeat(9_998) + face);
		expect(keptText(face.repeat(5_001))).toBe(face.repeat(5_000));
	});

	test('replaces a lone surrogate by U+FFFD, first, last and between', () => {
		expect(keptText('\uDE42a\uD83Db\uD83D')).toBe(`${replacement}a${replacement}b${replacement}`);
		expect(keptText('\uDE42\uD83D')).toBe(replacement.repeat(2));
	});

	test('preserves U+0000 and other controls that IndexedDB and JSON can store', () => {
		expect(keptText('a\u0000b\u001Fc')).toBe('a\u0000b\u001Fc');
	});

	test('returns the longest well-formed beginning of any text', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const kept = keptText(text, longest);
				expect(kept.isWellFormed()).toBe(true);
				expect(kept.length).toBeLessThanOrEqual(longest);
				expect(kept.length).toBeGreaterThanOrEqual(Math.min(text.length, longest) - 1);
				expect(text.toWellFormed().startsWith(kept)).toBe(true);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('changes nothing when applied twice', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 45 }), (text, longest) => {
				const kept = keptText(text, longest);
				expect(keptText(kept, longest)).toBe(kept);
			})
		);
	});
});
