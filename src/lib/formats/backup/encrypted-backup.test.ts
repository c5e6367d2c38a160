import { readFileSync } from 'node:fs';
import { armor, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBackup } from '../../../../tests/support/copies.ts';
import { decryptedBackup, encryptedBackup, encryptionError } from './encrypted-backup.ts';
import { textOf } from '#lib/formats/file-text.ts';
import {
	ageVersion,
	decryptedByAge,
	encryptedByAge
} from '../../../../tests/support/age-command.ts';
import { runs } from '../../../../tests/support/runs.ts';

const fixture = (name: string) =>
	new Uint8Array(readFileSync(new URL(`../../../../tests/fixtures/${name}`, import.meta.url)));
const plainCopy = fixture('backup-v1.json');
/** Encrypted files of that backup, made with `age` 1.1.1. */
const golden = (name: string) => new Blob([fixture(`encrypted/backup-v1.json${name}.age`)]);
const passphrase = 'five small words kept well';
let openedGolden: ReturnType<typeof decryptedBackup> | undefined;
/** The golden file, opened once: its work factor makes that take a second. */
const goldenOpened = () => (openedGolden ??= decryptedBackup(golden(''), passphrase));
const accents = 'Zürich Ångström 한글 🌱';

/** A low work factor, because these tests do not need a slow one. */
const lowFactor = 4;
const quickly = (content: Uint8Array<ArrayBuffer>, by = passphrase) =>
	encryptedBackup(new Blob([content]), by, {}, lowFactor);

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

async function openedBytes(file: Blob, by = passphrase): Promise<Uint8Array> {
	return bytesIn(await decryptedBackup(file, by));
}
async function bytesIn(found: Awaited<ReturnType<typeof decryptedBackup>>): Promise<Uint8Array> {
	if ('problem' in found) throw new Error(found.problem);
	return bytesOf(found.content);
}
async function problemOf(file: Blob, by = passphrase): Promise<string> {
	const found = await decryptedBackup(file, by);
	return 'problem' in found ? found.problem : 'none';
}

describe('files made with age', () => {
	test('are opened by their passphrase only', async () => {
		expect(await bytesIn(await goldenOpened())).toEqual(plainCopy);
		expect(await problemOf(golden(''), 'five small words')).toBe('wrongPassphrase');
	});

	test('are opened in armored form too, with any line ends', async () => {
		const armored = golden('.armored');
		expect(await openedBytes(armored)).toEqual(plainCopy);
		const text = await armored.text();
		for (const written of [text.replaceAll('\n', '\r\n'), `\n\n ${text}\n\t\n`, text.trim()])
			expect(await encryptionError(new Blob([written]))).toBeNull();
	});

	test('are opened by a passphrase with accents, typed in either Unicode form', async () => {
		expect(await openedBytes(golden('.accents'), accents.normalize('NFD'))).toEqual(plainCopy);
	});

	test('are reported as encrypted to keys', async () => {
		expect(await problemOf(golden('.for-keys'))).toBe('forKeys');
		expect(await encryptionError(golden('.for-keys'))).toEqual({ problem: 'forKeys' });
	});

	test('are opened by a passphrase that is not in NFC', async () => {
		const encrypter = new Encrypter();
		encrypter.setPassphrase(accents.normalize('NFD'));
		encrypter.setScryptWorkFactor(lowFactor);
		const file = new Blob([(await encrypter.encrypt('Hello')) as Uint8Array<ArrayBuffer>]);
		expect(await openedBytes(file, accents.normalize('NFD'))).toEqual(
			new TextEncoder().encode('Hello')
		);
	});
});

const installed = ageVersion();

describe(`the age command (${installed ?? 'not installed here, so its golden files replace it'})`, () => {
	test('opens a file encrypted here, which has its own default work factor', async () => {
		const file = await encryptedBackup(new Blob([plainCopy]), accents.normalize('NFD'));
		expect(new TextDecoder('latin1').decode(await bytesOf(file))).toMatch(
			/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/
		);
		if (installed) expect(decryptedByAge(await bytesOf(file), accents)).toEqual(plainCopy);
		else {
			// With the default work factor, the golden files are opened.
			const quick = await quickly(plainCopy, accents.normalize('NFD'));
			expect(await openedBytes(quick, accents)).toEqual(plainCopy);
		}
	});

	test('does not open a file encrypted here with another passphrase', async () => {
		const file = await quickly(plainCopy);
		if (!installed) return expect(await problemOf(file, 'another')).toBe('wrongPassphrase');
		const bytes = await bytesOf(file);
		expect(() => decryptedByAge(bytes, 'another')).toThrow();
	});

	test('makes files that this app opens', async () => {
		const found = installed
			? await decryptedBackup(new Blob([encryptedByAge(plainCopy, passphrase)]), passphrase)
			: await goldenOpened();
		const read = 'content' in found && (await readBackup(found.content));
		expect(read && 'backup' in read && read.backup.collections.wins.size).toBeGreaterThan(0);
	});
});

describe('an encrypted backup', () => {
	test('can contain any bytes and have any passphrase', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 300 }),
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
				async (content, by) => {
					const file = await quickly(new Uint8Array(content), by);
					expect(await openedBytes(file, by)).toEqual(new Uint8Array(content));
					expect(await problemOf(file, `${by}.`)).toBe('wrongPassphrase');
				}
			),
			runs(30)
		);
	});

	test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 3_000_000])('holds %i bytes', async (size) => {
		const content = new Uint8Array(size).map((_, i) => (i * 31 + (i >> 8)) % 256);
		const file = await quickly(content);
		expect(Buffer.from(await openedBytes(file)).equals(content)).toBe(true);
	});

	test('of the same backup differs each time', async () => {
		const [one, other] = await Promise.all([quickly(plainCopy), quickly(plainCopy)]);
		expect(await bytesOf(one)).not.toEqual(await bytesOf(other));
	});

	test('is not returned if its content differs from the backup', async () => {
		const copy = (content: string) =>
			Object.assign(new Blob([content]), { stream: () => new Blob(['what it was']).stream() });
		await expect(encryptedBackup(copy('what it is!'), 'a', {}, lowFactor)).rejects.toThrow(
			'another'
		);
		await expect(encryptedBackup(copy('what it was, and'), 'a', {}, lowFactor)).rejects.toThrow(
			'incomplete'
		);
	});

	test('reports its progress and can be aborted', async () => {
		const shares: number[] = [];
		const large = new Blob([new Uint8Array(500_000)]);
		await encryptedBackup(large, 'a', { onprogress: (share) => shares.push(share) }, lowFactor);
		expect(shares.length).toBeGreaterThan(10);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(shares.at(-1)).toBe(1);

		for (const stopAt of [0, 0.3, 0.8]) {
			const stopping = new AbortController();
			if (stopAt === 0) stopping.abort(new Error('enough'));
			const { signal } = stopping;
			const onprogress = (share: number) => share >= stopAt && stopping.abort(new Error('enough'));
			await expect(encryptedBackup(large, 'a', { signal, onprogress }, lowFactor)).rejects.toThrow(
				'enough'
			);
		}
	});

	test('can be aborted while it is decrypted', async () => {
		const file = await quickly(new Uint8Array(500_000));
		const shares: number[] = [];
		await decryptedBackup(file, passphrase, { onprogress: (share) => shares.push(share) });
		expect(shares.at(-1)).toBe(1);
		const stopping = new AbortController();
		const { signal } = stopping;
		const onprogress = () => stopping.abort(new Error('enough'));
		await expect(decryptedBackup(file, passphrase, { signal, onprogress })).rejects.toThrow(
			'enough'
		);
	});
});

describe('a damaged file', () => {
	test('is not opened after a change of any bit', async () => {
		const content = new TextEncoder().encode('Tea with a neighbour');
		const bytes = await bytesOf(await quickly(content));
		const text = new TextDecoder('latin1').decode(bytes);
		const macAt = text.indexOf('--- ');
		const problems = new Map<string, Set<string>>();
		for (let i = 0; i < bytes.length; i++)
			for (let bit = 0; bit < 8; bit++) {
				const changed = bytes.slice();
				changed[i]! ^= 1 << bit;
				const problem = await problemOf(new Blob([changed]));
				const region = i < 22 ? 'version' : i < macAt ? 'recipient' : 'the rest';
				problems.set(region, (problems.get(region) ?? new Set()).add(problem));
			}
		expect(problems.get('version')).toEqual(new Set(['damagedEncryption']));
		expect([...problems.get('recipient')!].sort()).toEqual([
			'damagedEncryption',
			'forKeys',
			'wrongPassphrase'
		]);
		expect(problems.get('the rest')).toEqual(new Set(['damagedEncryption']));
	});

	test('is not opened if it is truncated anywhere', async () => {
		const bytes = await bytesOf(await quickly(new TextEncoder().encode('Tea with a neighbour')));
		for (let length = 0; length < bytes.length; length++)
			expect(await problemOf(new Blob([bytes.slice(0, length)]))).toBe('damagedEncryption');
		expect(await problemOf(new Blob([bytes, 'x']))).toBe('damagedEncryption');
	});

	test('is not opened without its last chunk, or with two chunks swapped', async () => {
		const bytes = await bytesOf(await quickly(new Uint8Array(200_000)));
		const headerLength = new TextDecoder('latin1').decode(bytes).indexOf('\n', 120) + 1 + 16;
		const part = (from: number, to: number) =>
			bytes.slice(headerLength + from * 65_552, headerLength + to * 65_552);
		const header = bytes.slice(0, headerLength);
		expect(await problemOf(new Blob([header, part(0, 9)]))).toBe('none');
		for (const parts of [
			[part(0, 1)],
			[part(0, 2)],
			[part(0, 3)],
			[part(1, 2), part(0, 1), part(2, 9)],
			[part(0, 2), part(3, 9)]
		])
			expect(await problemOf(new Blob([header, ...parts]))).toBe('damagedEncryption');
	});

	test('is not opened in armored form, unless its content is unchanged', async () => {
		const content = new TextEncoder().encode('Tea with a neighbour');
		const text = armor.encode(await bytesOf(await quickly(content)));
		const lines = text.split('\n');
		for (const changed of [
			text.slice(0, -10),
			text + 'and more',
			text + text,
			text.slice(0, text.length / 2),
			[...lines.slice(0, 2), ...lines.slice(3)].join('\n'),
			text.replace('YWdl', 'Y*dl'),
			text.replace('\n', '\n='),
			'-----BEGIN AGE ENCRYPTED FILE-----\n',
			'-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n'
		])
			expect(await problemOf(new Blob([changed]))).toBe('damagedEncryption');
		await fc.assert(
			fc.asyncProperty(fc.nat(text.length - 1), fc.nat(7), async (at, bit) => {
				const bytes = new TextEncoder().encode(text);
				bytes[at]! ^= 1 << bit;
				const found = await decryptedBackup(new Blob([bytes]), passphrase);
				// A line break may become another blank, which changes nothing.
				if ('content' in found) expect(await bytesOf(found.content)).toEqual(content);
				else expect(found.problem).toMatch(/^(damagedEncryption|wrongPassphrase|forKeys)$/);
			}),
			runs(150)
		);
	});
});

describe('a hostile file', () => {
	const withFactor = async (factor: string) =>
		new Blob([
			new TextDecoder('latin1')
				.decode(await bytesOf(await quickly(new Uint8Array(0))))
				.replace(/ 4\n/, ` ${factor}\n`)
		]);

	test('is rejected before any work if its work factor is too high', async () => {
		for (const factor of ['21', '22', '30', '64', '99999', '021'])
			expect(await problemOf(await withFactor(factor))).toBe('tooMuchWork');
		for (const factor of ['', '0', '-1', '1e9', '4 4', '0x15', 'Infinity'])
			expect(await problemOf(await withFactor(factor))).toBe('damagedEncryption');
	});

	test('is not read to its end if its header does not end', async () => {
		const start = 'age-encryption.org/v1\n-> scrypt ';
		for (const header of [
			start + 'A'.repeat(5_000_000),
			start + 'A 4\nAAAA\n'.repeat(500_000),
			start + `${'A'.repeat(22)} 4\n` + '-> x\n\n'.repeat(500_000)
		]) {
			const file = new Blob([header]);
			file.stream = () => {
				throw new Error('was read');
			};
			expect(await problemOf(file)).toBe('damagedEncryption');
		}
	});

	test('is reported as damaged with two passphrases, with none, or of another version', async () => {
		const header = await bytesOf(await quickly(new Uint8Array(0)));
		const text = new TextDecoder('latin1').decode(header);
		const [stanza = ''] = /-> [^-]*\n(?=---)/.exec(text) ?? [];
		for (const changed of [
			text.replace(stanza, stanza + stanza),
			text.replace(stanza, ''),
			text.replace('v1', 'v2'),
			'age-encryption.org/v1\n--- \n',
			'nothing of the kind',
			''
		])
			expect(await problemOf(new Blob([changed]))).toBe('damagedEncryption');
	});

	test('is decrypted only up to the maximum size', async () => {
		const file = await quickly(new Uint8Array(100_001));
		const tooLarge = { problem: 'tooLarge', mostBytes: 100_000 };
		expect(await decryptedBackup(file, passphrase, {}, 100_000)).toEqual(tooLarge);
		expect(await decryptedBackup(file, passphrase, {}, 60_000)).toEqual({
			problem: 'tooLarge',
			mostBytes: 60_000
		});
		expect(await decryptedBackup(file, passphrase, {}, 100_001)).toHaveProperty('content');
	});

	test('is rejected if it unpacks to more than the maximum size', async () => {
		const packing = new Blob([new Uint8Array(1_000_000)])
			.stream()
			.pipeThrough(new CompressionStream('gzip'));
		const packed = new Uint8Array(await new Response(packing).arrayBuffer());
		const found = await decryptedBackup(await quickly(packed), passphrase);
		expect('content' in found && (await textOf(found.content, 10_000))).toEqual({
			problem: 'tooLarge',
			mostBytes: 10_000
		});
	});

	test('is an error, without an exception, for any bytes after a valid beginning', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isText) => {
				const start = isText
					? '-----BEGIN AGE ENCRYPTED FILE-----\n'
					: 'age-encryption.org/v1\n-> ';
				const problem = await problemOf(new Blob([start, new Uint8Array(bytes)]));
				expect(['damagedEncryption', 'forKeys', 'tooMuchWork']).toContain(problem);
			}),
			runs(150)
		);
	});

	test('is reported as unreadable if the browser cannot read it any more', async () => {
		const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
		const file = Object.assign(new Blob(['age-encryption.org/v1\n']), {
			slice: () => Object.assign(new Blob(), { arrayBuffer: gone })
		});
		expect(await problemOf(file)).toBe('unreadable');
	});
});
