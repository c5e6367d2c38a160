import { expect, test } from 'vitest';
import { choice } from './test-choice.js';

const names = ['types', 'build', 'e2e'];

test('nothing said is every part, with the core journeys', () => {
	expect(choice([], names)).toEqual({ names, isAll: false, shard: null });
});

test('every journey is walked when that is said', () => {
	expect(choice(['--all'], names)).toEqual({ names, isAll: true, shard: null });
	expect(choice(['build', 'e2e', '--all'], names).isAll).toBe(true);
});

test('parts come in their own order, each once', () => {
	expect(choice(['build', 'types', 'build'], names).names).toEqual(['types', 'build']);
});

test('a share of the journeys goes with their part, named or not', () => {
	expect(choice(['build', 'e2e', '--all', '--shard=2/3'], names)).toEqual({
		names: ['build', 'e2e'],
		isAll: true,
		shard: '2/3'
	});
	expect(choice(['--shard=3/3'], names)).toEqual({ names, isAll: false, shard: '3/3' });
});

test('the journeys go through no build of yesterday', () => {
	expect(() => choice(['e2e'], names)).toThrow(/build e2e/);
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
	['--al']
])('what means nothing here is told, and runs nothing: %s %s', (...words) => {
	expect(() => choice(words, names)).toThrow(/none of types, build, e2e|e2e alone/);
});
