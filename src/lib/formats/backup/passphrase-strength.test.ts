import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strengths } from './passphrase.ts';
import { diceWords, frequentPasswords } from './known-words.ts';
import { guessesFor, strengthOf } from './passphrase-strength.ts';
import { runs } from '../../../../tests/support/runs.ts';

describe('the strength of a passphrase', () => {
	test.each([
		['anHour', ['x', 'password1', 'p4ssw0rd', '21.11.2026', 'small-hello', 'qwertzuiop', '😀 😀']],
		['anHour', ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'hello hello hello', 'kT9$wq!x']],
		['aMonth', ['Tr0ub4dor&3', 'mountain-lamp-river', 'kT9$wq!xZ2']],
		['aLifetime', ['tea with my neighbour', 'correct horse battery staple']],
		['longer', ['abacus clumsy ozone trapezoid', 'zufall schrank wolke birne löffel']],
		['longer', ['qP7#vLw2!mZx9&Rt', 'correcthorsebatterystaple']]
	] as const)('is %s: %j', (strength, passphrases) => {
		expect(passphrases.map((passphrase) => [passphrase, strengthOf(passphrase)])).toEqual(
			passphrases.map((passphrase) => [passphrase, strength])
		);
	});

	test('is never overestimated for Diceware words', () => {
		const words = fc.array(fc.constantFrom(...diceWords), { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(words, fc.constantFrom(' ', '-', '.', '_'), (thrown, between) => {
				expect(guessesFor(thrown.join(between))).toBeLessThanOrEqual((6 ** 5) ** thrown.length);
			}),
			runs(60)
		);
	});

	test('counts an unknown word as one word, in any alphabet', () => {
		for (const phrase of ['zmrzlina neděle okurka', 'привет соседка чайник', 'ξύλο γείτονας βροχή'])
			expect(guessesFor(phrase)).toBeLessThanOrEqual((6 ** 5) ** 3);
	});

	test('is the same for accents in either Unicode form', () => {
		const phrase = 'café Zürich señor 한글 Ångström';
		expect(guessesFor(phrase.normalize('NFD'))).toBe(guessesFor(phrase.normalize('NFC')));
	});

	test('is one of four levels for any text, even a very long one', () => {
		const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
		fc.assert(
			fc.property(typed, (passphrase) => {
				expect(strengths).toContain(strengthOf(passphrase));
			}),
			runs(100)
		);
		expect(strengths).toContain(strengthOf('@!$1|0537'.repeat(1_000)));
	});

	test('is the lowest for each frequent password', () => {
		for (const password of frequentPasswords.slice(0, 1_000))
			expect(strengthOf(password)).toBe('anHour');
	});
});
