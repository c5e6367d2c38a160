import { readFileSync } from 'node:fs';
import { armor, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCopy } from '#lib/exchange/backup-reading.ts';
import { decryptedCopy, encryptedCopy, encryptionProblem } from '#lib/exchange/encrypted-copy.ts';
import { textOf } from '#lib/exchange/file-text.ts';
import { ageVersion, decryptedByAge, encryptedByAge } from '../../../tests/scenes/age-command.ts';

const fixture = (name: string) =>
	new Uint8Array(readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url)));
const plainCopy = fixture('backup-v1.json');
/** Files that `age` 1.1.1 made of that copy. */
const golden = (name: string) => new Blob([fixture(`encrypted/backup-v1.json${name}.age`)]);
const passphrase = 'five small words kept well';
const accents = 'Zürich Ångström 한글 🌱';

/** Quick to guess at: what is tested here is not how long it takes. */
const lowFactor = 4;
const quickly = (content: Uint8Array<ArrayBuffer>, by = passphrase) =>
	encryptedCopy(new Blob([content]), by, {}, lowFactor);

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

async function openedBytes(file: Blob, by = passphrase): Promise<Uint8Array> {
	const found = await decryptedCopy(file, by);
	if ('problem' in found) throw new Error(found.problem);
	return bytesOf(found.content);
}
async function problemOf(file: Blob, by = passphrase): Promise<string> {
	const found = await decryptedCopy(file, by);
	return 'problem' in found ? found.problem : 'none';
}

describe('files that age made', () => {
	test('are opened by their passphrase and by no other', async () => {
		expect(await openedBytes(golden(''))).toEqual(plainCopy);
		expect(await problemOf(golden(''), 'five small words')).toBe('wrongPassphrase');
	});

	test('as text are opened too, with whatever ends of lines', async () => {
		const armored = golden('.armored');
		expect(await openedBytes(armored)).toEqual(plainCopy);
		const text = await armored.text();
		for (const written of [text.replaceAll('\n', '\r\n'), `\n\n ${text}\n\t\n`, text.trim()])
			expect(await encryptionProblem(new Blob([written]))).toBeNull();
	});

	test('are opened with accents however they are typed', async () => {
		expect(await openedBytes(golden('.accents'), accents.normalize('NFD'))).toEqual(plainCopy);
	});

	test('for keys are told apart', async () => {
		expect(await problemOf(golden('.for-keys'))).toBe('forKeys');
		expect(await encryptionProblem(golden('.for-keys'))).toEqual({ problem: 'forKeys' });
	});

	test('with accents that are not in NFC are opened as they were typed', async () => {
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

describe(`the age command (${installed ?? 'not installed here: its golden files stand for it'})`, () => {
	test('opens what is encrypted here, at the work factor that it takes itself', async () => {
		const file = await encryptedCopy(new Blob([plainCopy]), accents.normalize('NFD'));
		expect(new TextDecoder('latin1').decode(await bytesOf(file))).toMatch(
			/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/
		);
		if (installed) expect(decryptedByAge(await bytesOf(file), accents)).toEqual(plainCopy);
		else expect(await openedBytes(file, accents)).toEqual(plainCopy);
	});

	test.skipIf(!installed)('does not open it with another passphrase', async () => {
		const file = await bytesOf(await quickly(plainCopy));
		expect(() => decryptedByAge(file, 'another')).toThrow();
	});

	test('makes what is opened here', async () => {
		const file = installed ? new Blob([encryptedByAge(plainCopy, passphrase)]) : golden('');
		const found = await decryptedCopy(file, passphrase);
		const read = 'content' in found && (await readCopy(found.content));
		expect(read && 'copy' in read && read.copy.lists.wins.size).toBeGreaterThan(0);
	});
});

describe('an encrypted copy', () => {
	test('holds any bytes, behind any passphrase', async () => {
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
			{ numRuns: 100 }
		);
	});

	test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 3_000_000])('of %i bytes', async (size) => {
		const content = new Uint8Array(size).map((_, i) => (i * 31 + (i >> 8)) % 256);
		const file = await quickly(content);
		expect(Buffer.from(await openedBytes(file)).equals(content)).toBe(true);
	});

	test('is another each time', async () => {
		const [one, other] = await Promise.all([quickly(plainCopy), quickly(plainCopy)]);
		expect(await bytesOf(one)).not.toEqual(await bytesOf(other));
	});

	test('is not given when what was encrypted is not what is there', async () => {
		const copy = (content: string) =>
			Object.assign(new Blob([content]), { stream: () => new Blob(['what it was']).stream() });
		await expect(encryptedCopy(copy('what it is!'), 'a', {}, lowFactor)).rejects.toThrow('another');
		await expect(encryptedCopy(copy('what it was, and'), 'a', {}, lowFactor)).rejects.toThrow(
			'incomplete'
		);
	});

	test('tells how far it is, and can be stopped', async () => {
		const shares: number[] = [];
		const large = new Blob([new Uint8Array(500_000)]);
		await encryptedCopy(large, 'a', { onprogress: (share) => shares.push(share) }, lowFactor);
		expect(shares.length).toBeGreaterThan(10);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(shares.at(-1)).toBe(1);

		for (const stopAt of [0, 0.3, 0.8]) {
			const stopping = new AbortController();
			if (stopAt === 0) stopping.abort(new Error('enough'));
			const { signal } = stopping;
			const onprogress = (share: number) => share >= stopAt && stopping.abort(new Error('enough'));
			await expect(encryptedCopy(large, 'a', { signal, onprogress }, lowFactor)).rejects.toThrow(
				'enough'
			);
		}
	});

	test('can be stopped while it is opened', async () => {
		const file = await quickly(new Uint8Array(500_000));
		const shares: number[] = [];
		await decryptedCopy(file, passphrase, { onprogress: (share) => shares.push(share) });
		expect(shares.at(-1)).toBe(1);
		const stopping = new AbortController();
		const { signal } = stopping;
		const onprogress = () => stopping.abort(new Error('enough'));
		await expect(decryptedCopy(file, passphrase, { signal, onprogress })).rejects.toThrow('enough');
	});
});

describe('a file that was changed on its way', () => {
	test('is not opened, whichever bit it was', async () => {
		const content = new TextEncoder().encode('Tea with a neighbour');
		const bytes = await bytesOf(await quickly(content));
		const text = new TextDecoder('latin1').decode(bytes);
		const macAt = text.indexOf('--- ');
		const told = new Map<string, Set<string>>();
		for (let i = 0; i < bytes.length; i++)
			for (let bit = 0; bit < 8; bit++) {
				const changed = bytes.slice();
				changed[i]! ^= 1 << bit;
				const problem = await problemOf(new Blob([changed]));
				const region = i < 22 ? 'version' : i < macAt ? 'recipient' : 'the rest';
				told.set(region, (told.get(region) ?? new Set()).add(problem));
			}
		expect(told.get('version')).toEqual(new Set(['damagedEncryption']));
		expect([...told.get('recipient')!].sort()).toEqual([
			'damagedEncryption',
			'forKeys',
			'wrongPassphrase'
		]);
		expect(told.get('the rest')).toEqual(new Set(['damagedEncryption']));
	});

	test('is not opened when it was cut off, wherever that was', async () => {
		const bytes = await bytesOf(await quickly(new TextEncoder().encode('Tea with a neighbour')));
		for (let length = 0; length < bytes.length; length++)
			expect(await problemOf(new Blob([bytes.slice(0, length)]))).toBe('damagedEncryption');
		expect(await problemOf(new Blob([bytes, 'x']))).toBe('damagedEncryption');
	});

	test('is not opened without its last part, or with two of them exchanged', async () => {
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

	test('as text is not opened, or holds what it held', async () => {
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
				const found = await decryptedCopy(new Blob([bytes]), passphrase);
				// A break between two lines may become another blank.
				if ('content' in found) expect(await bytesOf(found.content)).toEqual(content);
				else expect(found.problem).toMatch(/^(damagedEncryption|wrongPassphrase|forKeys)$/);
			}),
			{ numRuns: 500 }
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

	test('that asks for too much work is told before any of it is done', async () => {
		const start = performance.now();
		for (const factor of ['21', '22', '30', '64', '99999', '021'])
			expect(await problemOf(await withFactor(factor))).toBe('tooMuchWork');
		for (const factor of ['', '0', '-1', '1e9', '4 4', '0x15', 'Infinity'])
			expect(await problemOf(await withFactor(factor))).toBe('damagedEncryption');
		expect(performance.now() - start).toBeLessThan(2_000);
	});

	test('whose header does not end is not read to its end', async () => {
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

	test('with two passphrases, none or another version is damaged', async () => {
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

	test('is read as far as a copy may go, and no further', async () => {
		const file = await quickly(new Uint8Array(100_001));
		const tooLarge = { problem: 'tooLarge', mostBytes: 100_000 };
		expect(await decryptedCopy(file, passphrase, {}, 100_000)).toEqual(tooLarge);
		expect(await decryptedCopy(file, passphrase, {}, 60_000)).toEqual({
			problem: 'tooLarge',
			mostBytes: 60_000
		});
		expect(await decryptedCopy(file, passphrase, {}, 100_001)).toHaveProperty('content');
	});

	test('that unpacks to more than a copy may be is turned away', async () => {
		const packing = new Blob([new Uint8Array(1_000_000)])
			.stream()
			.pipeThrough(new CompressionStream('gzip'));
		const packed = new Uint8Array(await new Response(packing).arrayBuffer());
		const found = await decryptedCopy(await quickly(packed), passphrase);
		expect('content' in found && (await textOf(found.content, 10_000))).toEqual({
			problem: 'tooLarge',
			mostBytes: 10_000
		});
	});

	test('of any bytes behind a good beginning throws nothing', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isText) => {
				const start = isText
					? '-----BEGIN AGE ENCRYPTED FILE-----\n'
					: 'age-encryption.org/v1\n-> ';
				const problem = await problemOf(new Blob([start, new Uint8Array(bytes)]));
				expect(['damagedEncryption', 'forKeys', 'tooMuchWork']).toContain(problem);
			}),
			{ numRuns: 500 }
		);
	});

	test('that cannot be read any more is told so', async () => {
		const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
		const file = Object.assign(new Blob(['age-encryption.org/v1\n']), {
			slice: () => Object.assign(new Blob(), { arrayBuffer: gone })
		});
		expect(await problemOf(file)).toBe('unreadable');
	});
});
