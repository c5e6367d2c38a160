import fc from 'fast-check';
import { validate, version } from 'uuid';
import { describe, expect, test } from 'vitest';
import { newId } from './id.ts';

describe('a new id', () => {
	test('is a UUID of version 7 with the time in its first 48 bits', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (ms) => {
				const id = newId(ms);
				expect(validate(id) && version(id)).toBe(7);
				expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(ms);
			})
		);
	});

	test('is valid for a time with a fraction, and for one before 1970', () => {
		for (const ms of [1_795_000_000_000.7, -5]) expect(version(newId(ms))).toBe(7);
		expect(newId(-5)).toMatch(/^00000000-0000-7/);
	});

	test('differs from others of the same time, and sorts after those of earlier times', () => {
		const ids = Array.from({ length: 1000 }, (_, at) => newId(1_795_000_000_000 + (at >> 9)));
		expect(new Set(ids).size).toBe(1000);
		expect(ids[0]! < ids.at(-1)!).toBe(true);
	});
});
