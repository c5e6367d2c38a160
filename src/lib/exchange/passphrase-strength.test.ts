import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strengths } from '#lib/domain/passphrase.ts';
import { diceWords, frequentPasswords } from '#lib/exchange/known-words.ts';
import { guessesFor, strengthOf } from '#lib/exchange/passphrase-strength.ts';

describe('the strength of a passphrase', () => {
	test.each([
		['anHour', ['x', 'password1', 'p4ssw0rd', '21.11.2026', 'small-hello', 'qwertzuiop', '😀 😀']],
		['anHour', ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'hello hello hello', 'kT9$wq!x']],
		['aMonth', ['Tr0ub4dor&3', 'mountain-lamp-river', 'kT9$wq!xZ2']],
		['aLifetime', ['tea with my neighbour', 'correct horse battery staple']],
		['longer', ['abacus clumsy ozone trapezoid', 'zufall schrank wolke birne löffel']],
		['longer', ['qP7#vLw2!mZx9&Rt', 'correcthorsebatterystaple']]
	] as const)('holds %s: %j', (strength, passphrases) => {
		expect(passphrases.map((passphrase) => [passphrase, strengthOf(passphrase)])).toEqual(
			passphrases.map((passphrase) => [passphrase, strength])
		);
	});

	test('of words thrown with dice is never taken for more than it is', () => {
		const words = fc.array(fc.constantFrom(...diceWords), { minLength: 2, maxLength: 6 });
		fc.assert(
			fc.property(words, fc.constantFrom(' ', '-', '.', '_'), (thrown, between) => {
				expect(guessesFor(thrown.join(between))).toBeLessThanOrEqual((6 ** 5) ** thrown.length);
			}),
			{ numRuns: 200 }
		);
	});

	test('of a word that nobody knows is that of a word, in any alphabet', () => {
		for (const phrase of ['zmrzlina neděle okurka', 'привет соседка чайник', 'ξύλο γείτονας βροχή'])
			expect(guessesFor(phrase)).toBeLessThanOrEqual((6 ** 5) ** 3);
	});

	test('is the same however an accent was typed', () => {
		const phrase = 'café Zürich señor 한글 Ångström';
		expect(guessesFor(phrase.normalize('NFD'))).toBe(guessesFor(phrase.normalize('NFC')));
	});

	test('of anything typed is one of four, and told in a moment', () => {
		const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
		fc.assert(
			fc.property(typed, (passphrase) => {
				expect(strengths).toContain(strengthOf(passphrase));
			}),
			{ numRuns: 300 }
		);
		const start = performance.now();
		strengthOf('@!$1|0537'.repeat(1_000));
		expect(performance.now() - start).toBeLessThan(5_000);
	});

	test('of each frequent password is little', () => {
		for (const password of frequentPasswords.slice(0, 1_000))
			expect(strengthOf(password)).toBe('anHour');
	});
});
