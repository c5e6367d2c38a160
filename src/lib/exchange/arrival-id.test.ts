import fc from 'fast-check';
import { validate, version } from 'uuid';
import { describe, expect, test } from 'vitest';
import { arrivalId } from '#lib/exchange/arrival-id.ts';

const atMs = Date.UTC(2026, 10, 20, 9, 30);

describe('the id of what arrives', () => {
	test('is a UUID version 7 that begins with the time', async () => {
		const id = await arrivalId(atMs, ['daylio', 'text']);
		expect(validate(id)).toBe(true);
		expect(version(id)).toBe(7);
		expect(parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(atMs);
	});

	test('stays what it is, for ever', async () => {
		expect(await arrivalId(atMs, ['daylio', 'text'])).toBe('01a1f84a-95c0-7000-88e6-0afa208924a4');
	});

	test('hangs on time, content and part, and on how the content is parted', async () => {
		const ids = await Promise.all([
			arrivalId(atMs, ['a', 'b']),
			arrivalId(atMs + 1, ['a', 'b']),
			arrivalId(atMs, ['a', 'c']),
			arrivalId(atMs, ['ab']),
			arrivalId(atMs, ['a', 'b'], 1)
		]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('of the parts of one text are in their order, up to the four thousandth', async () => {
		const ids = await Promise.all(
			[0, 1, 2, 9, 10, 4_095].map((part) => arrivalId(atMs, ['x'], part))
		);
		expect([...ids].sort()).toEqual(ids);
		expect(version(await arrivalId(atMs, ['x'], 9_999))).toBe(7);
	});

	test('is one for any time and content, the same each time', async () => {
		const aTime = fc.oneof(fc.integer(), fc.double({ noNaN: true }));
		const someContent = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(aTime, someContent, async (ms, content) => {
				const id = await arrivalId(ms, content);
				expect(version(id)).toBe(7);
				expect(await arrivalId(ms, content)).toBe(id);
			})
		);
	});
});
