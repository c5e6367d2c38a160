import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostBytes, textOf } from '#lib/exchange/file-text.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the text of a file', () => {
	test('is what was written, a byte order mark apart', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
				expect(await textOf(new Blob([text]))).toEqual({ text });
			})
		);
		expect(await textOf(new Blob(['\ufeffHello']))).toEqual({ text: 'Hello' });
	});

	test('of more than 256 MB is not read at all', async () => {
		expect(mostBytes).toBe(268_435_456);
		const part = new Uint8Array(2 ** 20);
		const file = new Blob([...Array<Uint8Array<ArrayBuffer>>(256).fill(part), new Uint8Array(1)]);
		file.arrayBuffer = () => Promise.reject(new Error('was read'));
		expect(await textOf(file)).toEqual({ problem: 'tooLarge', mostBytes });
	});

	test('may have as many bytes as are allowed, and not one more', async () => {
		expect(await textOf(new Blob(['12345']), 5)).toEqual({ text: '12345' });
		expect(await textOf(new Blob(['123456']), 5)).toEqual({ problem: 'tooLarge', mostBytes: 5 });
	});

	test('of an empty file is none', async () => {
		expect(await textOf(new Blob([]))).toEqual({ problem: 'empty' });
	});

	test('that the browser cannot read any more is none', async () => {
		const file = new Blob(['gone']);
		file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
		expect(await textOf(file)).toEqual({ problem: 'unreadable' });
	});

	test.each([
		'age-encryption.org/v1\n-> scrypt ',
		'-----BEGIN AGE ENCRYPTED FILE-----\n',
		'\r\n  -----BEGIN AGE ENCRYPTED FILE-----\n'
	])('that begins with %j is encrypted', async (start) => {
		const file = new Blob([start, new Uint8Array([0xff, 0, 0xfe])]);
		expect(await textOf(file)).toEqual({ problem: 'encrypted' });
	});
});

describe('bytes that are no UTF-8', () => {
	test.each([
		['a UTF-16 file', [0xff, 0xfe, 0x7b, 0x00], 1, 1],
		['a picture', [0x89, 0x50, 0x4e, 0x47], 1, 1],
		['Latin-1', [0x7b, 0x0a, 0x22, 0xe9, 0x22], 2, 3],
		['an overlong slash', [0x2f, 0xc0, 0xaf], 1, 2],
		['a surrogate', [0x0a, 0x0a, 0xed, 0xa0, 0x80], 3, 2]
	])('%s is told with its place', async (_, bytes, line, column) => {
		expect(await textOf(new Blob([new Uint8Array(bytes)]))).toEqual({
			problem: 'notUtf8',
			line,
			column
		});
	});

	test('are found wherever they are, behind long characters as well', async () => {
		const before = fc.integer({ min: 65_530, max: 65_540 });
		await fc.assert(
			fc.asyncProperty(before, fc.constantFrom('', 'é', '€', '👋'), async (length, character) => {
				const good = bytesOf('\n'.repeat(length) + character);
				const bytes = new Uint8Array([...good, 0xff, 0x41]);
				expect(await textOf(new Blob([bytes]))).toEqual({
					problem: 'notUtf8',
					line: length + 1,
					column: good.length - length + 1
				});
			}),
			{ numRuns: 40 }
		);
	});

	test('at the end of a file that was cut inside a character are told as well', async () => {
		const bytes = bytesOf('ab👋').subarray(0, 4);
		expect(await textOf(new Blob([bytes]))).toMatchObject({ problem: 'notUtf8', line: 1 });
	});
});

describe('a file that is packed with gzip', () => {
	test('is unpacked', async () => {
		expect(await textOf(new Blob([gzipSync('{"a": 1}')]))).toEqual({ text: '{"a": 1}' });
	});

	test('that would grow without limit is left at the limit', async () => {
		const bomb = gzipSync(Buffer.alloc(5_000_000));
		expect(bomb.length).toBeLessThan(10_000);
		expect(await textOf(new Blob([new Uint8Array(bomb)]), 1_000_000)).toEqual({
			problem: 'tooLarge',
			mostBytes: 1_000_000
		});
	});

	test.each([
		['cut off', (packed: Uint8Array) => packed.slice(0, -5)],
		['damaged', (packed: Uint8Array) => packed.map((byte, at) => (at === 14 ? ~byte : byte))],
		['a head alone', (packed: Uint8Array) => packed.slice(0, 2)]
	])('and %s is told so', async (_, damaged) => {
		const packed = new Uint8Array(gzipSync('Hello, hello, hello'));
		expect(await textOf(new Blob([damaged(packed)] as BlobPart[]))).toEqual({
			problem: 'damagedArchive'
		});
	});
});
