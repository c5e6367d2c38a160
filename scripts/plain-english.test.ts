import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { describe, expect, test } from 'vitest';
import { plainEnglish, unclearWords } from './plain-english.js';

/** The problems that lint reports in a file of this name. */
function problemsIn(code: string, filename = 'src/some.js'): string[] {
	const rule = {
		linterOptions: { reportUnusedDisableDirectives: false },
		plugins: { 'plain-english': plainEnglish },
		rules: { 'plain-english/words': 'error' as const }
	};
	const config = [...svelte.configs.base, { files: ['**/*.js', '**/*.svelte'], ...rule }];
	return new Linter().verify(code, config, filename).map(({ message }) => message);
}

describe('the lint rule plain-english/words', () => {
	test.each([
		['// The row stands in its own store.', '“stands” is unclear: write is.'],
		['/** Returns somebody. */ foo();', '“somebody” is unclear'],
		['const a = 1; // Kept\n', '“Kept” is unclear'],
		['// A save that is on its way.', '“on its way” is unclear'],
		['// What the caller gets.', 'Begin with the thing or a verb'],
		['/** Whether it is open. */', 'Begin with the thing or a verb'],
		["test('keeps the words', () => {});", '“keeps” is unclear'],
		["describe.each([1])('is told of it', () => {});", '“is told” is unclear']
	])('reports %s', (code, problem) => {
		const problems = problemsIn(code);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(problem);
	});

	test('reads the comments in the markup of a component', () => {
		expect(problemsIn('<!-- What is shown. -->\n<p>Hello</p>', 'src/Some.svelte')).toHaveLength(1);
		expect(problemsIn('<!-- The list. -->\n<p>What stands here</p>', 'src/Some.svelte')).toEqual(
			[]
		);
	});

	test.each([
		'/** Returns the stored record, or null. */',
		'// The standard requires `kept` here.',
		"say('somebody keeps this alone');",
		'// eslint-disable-next-line no-alert -- nobody reads this\nfoo();',
		"test('shows what happened', () => {});"
	])('accepts %s', (code) => {
		expect(problemsIn(code)).toEqual([]);
	});
});

describe('unclearWords', () => {
	test('finds whole words only, in any case, once for each place', () => {
		expect(unclearWords('Threads and threading, standalone, a stand-in')).toHaveLength(1);
		expect(unclearWords('Alone and alone')).toHaveLength(2);
	});

	test('does not read code', () => {
		expect(unclearWords('Calls `keeps()` of {@link Kept.says}.')).toEqual([]);
	});
});
