import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostBytes, textOf, utf8File, windowsText } from './file-text.ts';

const fixture = async (name: string) =>
	new Blob([
		new Uint8Array(
			readFileSync(new URL(`../../../tests/fixtures/arrivals/${name}`, import.meta.url))
		)
	]);
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the text of a file', () => {
	test('is the written text, without a byte order mark', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
				expect(await textOf(new Blob([text]))).toEqual({ text });
			})
		);
		expect(await textOf(new Blob(['\ufeffHello']))).toEqual({ text: 'Hello' });
	});

	test('of a web page is read where one is expected', async () => {
		const page = new Blob(['<!DOCTYPE html><p>x']);
		expect(await textOf(page)).toEqual({ problem: 'otherKind', kind: 'page' });
		expect(await textOf(page, mostBytes, ['page'])).toEqual({ text: '<!DOCTYPE html><p>x' });
	});

	test('is not read if the file has more than 256 MB', async () => {
		expect(mostBytes).toBe(268_435_456);
		const part = new Uint8Array(2 ** 20);
		const file = new Blob([...Array<Uint8Array<ArrayBuffer>>(256).fill(part), new Uint8Array(1)]);
		file.arrayBuffer = () => Promise.reject(new Error('was read'));
		expect(await textOf(file)).toEqual({ problem: 'tooLarge', mostBytes });
	});

	test('may have exactly the maximum number of bytes, and not one more', async () => {
		expect(await textOf(new Blob(['12345']), 5)).toEqual({ text: '12345' });
		expect(await textOf(new Blob(['123456']), 5)).toEqual({ problem: 'tooLarge', mostBytes: 5 });
	});

	test('is an error for an empty file', async () => {
		expect(await textOf(new Blob([]))).toEqual({ problem: 'empty' });
	});

	test('is an error if the browser cannot read the file any more', async () => {
		const file = new Blob(['gone']);
		file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
		expect(await textOf(file)).toEqual({ problem: 'unreadable' });
	});

	test.each([
		'age-encryption.org/v1\n-> scrypt ',
		'-----BEGIN AGE ENCRYPTED FILE-----\n',
		'\r\n  -----BEGIN AGE ENCRYPTED FILE-----\n'
	])('is an error for an encrypted file, which begins with %j', async (start) => {
		const file = new Blob([start, new Uint8Array([0xff, 0, 0xfe])]);
		expect(await textOf(file)).toEqual({ problem: 'encrypted' });
	});
});

describe('bytes with the byte order mark of UTF-16', () => {
	test.each([
		['little-endian', [0xff, 0xfe, 0x61, 0x00], 'a'],
		['big-endian', [0xfe, 0xff, 0x00, 0x61], 'a']
	])('are decoded as text, %s', async (_, bytes, text) => {
		expect(await textOf(new Blob([new Uint8Array(bytes)]))).toEqual({ text });
	});

	test('are decoded in a file from a spreadsheet program', async () => {
		const read = await textOf(await fixture('utf16.csv'));
		expect(read).toEqual({
			text: 'entryDate\tentryContent\r\n2020-06-02\tcafé\r\n'
		});
	});
});

test('any bytes result in text or an error', () =>
	fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
			const found = await textOf(new Blob([new Uint8Array(bytes)]));
			expect('text' in found ? found.text.isWellFormed() : found.problem).toBeTruthy();
		})
	));

describe('bytes in Windows-1252', () => {
	const latin1 = (text: string) =>
		new Blob([Uint8Array.from(text, (one) => one.charCodeAt(0))] as BlobPart[]);

	test('are read by it only on request', async () => {
		const file = latin1('date,note\n2026-11-20,Caf\xe9');
		expect(await textOf(file)).toMatchObject({ problem: 'notUtf8', line: 2 });
		expect(await windowsText(file)).toEqual({ text: 'date,note\n2026-11-20,Café' });
		const packed = new Blob([gzipSync(new Uint8Array(await file.arrayBuffer()))]);
		expect(await windowsText(packed)).toEqual({ text: 'date,note\n2026-11-20,Café' });
	});

	test.each(['a\0b', 'a\x01', '\x81', '\xff\xfea'])(
		'are none with characters that no text has, as in %j',
		async (text) => {
			expect(await windowsText(latin1(text))).toBeNull();
		}
	);
});

describe('bytes that are not UTF-8', () => {
	test('are reported with their line in a file of another encoding', async () => {
		expect(await textOf(await fixture('not-utf8.csv'))).toMatchObject({
			problem: 'notUtf8',
			line: 3
		});
	});

	test('are reported by their kind if it is known', async () => {
		const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
		expect(await textOf(new Blob([picture]))).toEqual({ problem: 'otherKind', kind: 'media' });
	});

	test('in UTF-16 become UTF-8, even for an encrypted file', async () => {
		const text = '-----BEGIN AGE ENCRYPTED FILE-----\né';
		const utf16 = new Uint8Array([
			0xff,
			0xfe,
			...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer)
		]);
		expect(await textOf(new Blob([utf16]))).toEqual({ problem: 'encrypted' });
		expect(await (await utf8File(new Blob([utf16]))).text()).toBe(text);
		const plain = new Blob(['plain']);
		expect(await utf8File(plain)).toBe(plain);
	});

	test.each([
		['half a UTF-16 character', [0xff, 0xfe, 0x61], 1, 1],
		['a compiled program', [0x7f, 0x45, 0x4c, 0x46, 0xff], 1, 5],
		['Latin-1', [0x7b, 0x0a, 0x22, 0xe9, 0x22], 2, 3],
		['an overlong slash', [0x2f, 0xc0, 0xaf], 1, 2],
		['a surrogate', [0x0a, 0x0a, 0xed, 0xa0, 0x80], 3, 2]
	])('are reported with their line and column: %s', async (_, bytes, line, column) => {
		expect(await textOf(new Blob([new Uint8Array(bytes)]))).toEqual({
			problem: 'notUtf8',
			line,
			column
		});
	});

	test('are found anywhere, even after multi-byte characters', async () => {
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

	test('are reported at the end of a file that was truncated inside a character', async () => {
		const bytes = bytesOf('ab👋').subarray(0, 4);
		expect(await textOf(new Blob([bytes]))).toMatchObject({ problem: 'notUtf8', line: 1 });
	});
});

describe('a file packed with gzip', () => {
	test('is unpacked', async () => {
		expect(await textOf(new Blob([gzipSync('{"a": 1}')]))).toEqual({
			text: '{"a": 1}'
		});
	});

	test('is read only up to the maximum size when unpacked', async () => {
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
	])('is an error if it is %s', async (_, damaged) => {
		const packed = new Uint8Array(gzipSync('Hello, hello, hello'));
		expect(await textOf(new Blob([damaged(packed)] as BlobPart[]))).toEqual({
			problem: 'damagedArchive'
		});
	});
});
