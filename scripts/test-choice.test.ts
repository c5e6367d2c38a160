import { expect, test } from 'vitest';
import { choice } from './test-choice.js';

const names = ['types', 'build', 'e2e'];

test('without arguments, runs every part with the core end-to-end tests', () => {
	expect(choice([], names)).toEqual({ names, isAll: false, isSlow: false, shard: null });
});

test('runs every end-to-end test with --all', () => {
	expect(choice(['--all'], names)).toEqual({ names, isAll: true, isSlow: false, shard: null });
	expect(choice(['build', 'e2e', '--all'], names).isAll).toBe(true);
});

test('runs the parts in their fixed order, each once', () => {
	expect(choice(['build', 'types', 'build'], names).names).toEqual(['types', 'build']);
});

test('accepts a shard if e2e is among the parts, named or not', () => {
	expect(choice(['build', 'e2e', '--all', '--shard=2/3'], names)).toEqual({
		names: ['build', 'e2e'],
		isAll: true,
		isSlow: false,
		shard: '2/3'
	});
	expect(choice(['--shard=3/3'], names)).toMatchObject({ names, isAll: false, shard: '3/3' });
});

test('accepts --slow only together with --all', () => {
	expect(choice(['--all', '--slow'], names)).toMatchObject({ names, isAll: true, isSlow: true });
	expect(() => choice(['--slow'], names)).toThrow(/with --all/);
});

test('requires either the part build or --built for e2e', () => {
	expect(() => choice(['e2e'], names)).toThrow(/build e2e/);
	expect(choice(['e2e', '--built'], names).names).toEqual(['e2e']);
	expect(() => choice(['build', 'e2e', '--built'], names)).toThrow(/without build/);
	expect(() => choice(['--built'], names)).toThrow(/without build/);
});

test.each([
	['e2'],
	[''],
	['--shard'],
	['--shard=4/3'],
	['--shard=0/3'],
	['--shard=1/0'],
	['--shard=a/b'],
	['--reporter=list'],
	['--shard=1/3', '--shard=2/3'],
	['types', '--shard=1/3'],
	['types', '--all'],
	['types', '--slow'],
	['types', '--built'],
	['--al']
])('throws for invalid arguments: %s %s', (...words) => {
	expect(() => choice(words, names)).toThrow(/none of types, build, e2e|e2e alone/);
});
