import fc from 'fast-check';
import { validate, version } from 'uuid';
import { describe, expect, test } from 'vitest';
import { entryId } from './entry-id.ts';

const atMs = Date.UTC(2026, 10, 20, 9, 30);

describe('the id of an imported entry', () => {
	test('is a UUID version 7 that begins with the time', async () => {
		const id = await entryId(atMs, ['daylio', 'text']);
		expect(validate(id)).toBe(true);
		expect(version(id)).toBe(7);
		expect(parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(atMs);
	});

	test('never changes', async () => {
		expect(await entryId(atMs, ['daylio', 'text'])).toBe('01a1f84a-95c0-7000-88e6-0afa208924a4');
	});

	test('depends on time, content and part, and on how the content is divided', async () => {
		const ids = await Promise.all([
			entryId(atMs, ['a', 'b']),
			entryId(atMs + 1, ['a', 'b']),
			entryId(atMs, ['a', 'c']),
			entryId(atMs, ['ab']),
			entryId(atMs, ['a', 'b'], 1)
		]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('sorts the parts of one text in their order, up to the four-thousandth', async () => {
		const ids = await Promise.all(
			[0, 1, 2, 9, 10, 4_095].map((part) => entryId(atMs, ['x'], part))
		);
		expect([...ids].sort()).toEqual(ids);
		expect(version(await entryId(atMs, ['x'], 9_999))).toBe(7);
	});

	test('is valid for any time and content, and the same each time', async () => {
		const aTime = fc.oneof(fc.integer(), fc.double({ noNaN: true }));
		const someContent = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(aTime, someContent, async (ms, content) => {
				const id = await entryId(ms, content);
				expect(version(id)).toBe(7);
				expect(await entryId(ms, content)).toBe(id);
			})
		);
	});
});
