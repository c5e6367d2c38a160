import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCopy } from './plain-copy.ts';

describe('plainCopy', () => {
	test('equals the value and shares nothing with it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const json = JSON.stringify(value).replace(/__proto__|constructor|prototype/g, 'x');
				const parsed = JSON.parse(json);
				expect(plainCopy(parsed)).toEqual({ copy: parsed });
			})
		);
		const value = { a: [{ b: 1 }] };
		const result = plainCopy(value) as { copy: typeof value };
		expect(result.copy.a[0]).not.toBe(value.a[0]);
	});

	test.each([
		['{"__proto__": {"isAdmin": true}}', ['__proto__']],
		['{"a": [0, {"constructor": {"prototype": {"isAdmin": true}}}]}', ['a', 1, 'constructor']],
		['[{"prototype": 1}]', [0, 'prototype']]
	])('rejects %s and returns the place', (json, path) => {
		const value: unknown = JSON.parse(json);
		expect(plainCopy(value)).toEqual({ unfit: { path, expected: 'plainKey' } });
		expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
	});

	test('returns objects with the usual prototype, for any keys', () => {
		const { copy } = plainCopy(JSON.parse('{"toString": 1, "hasOwnProperty": 2, "": 3}')) as {
			copy: object;
		};
		expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
		expect(Object.entries(copy)).toEqual([
			['toString', 1],
			['hasOwnProperty', 2],
			['', 3]
		]);
	});

	test('makes text well-formed, in keys too', () => {
		expect(plainCopy(JSON.parse('{"k\\ud83d": ["\\ude42", "🙂"]}'))).toEqual({
			copy: { 'k\ufffd': ['\ufffd', '🙂'] }
		});
	});

	test('rejects a number that JSON cannot write, and turns -0 into 0', () => {
		expect(plainCopy(JSON.parse('{"a": 1e400}'))).toEqual({
			unfit: { path: ['a'], expected: 'finiteNumber' }
		});
		expect(plainCopy(-0)).toEqual({ copy: 0 });
	});
});
