import { expect, test } from 'vitest';
import { zipOf } from '../../../tests/support/zip.ts';
import { isZip, unpackedFile, zippedFiles } from './zip-file.ts';

const much = 'tea '.repeat(10_000);

async function filesOf(zip: Blob, most = 1e6) {
	const files = await zippedFiles(zip);
	if ('problem' in files) return files.problem;
	const budget = { bytes: most };
	const found: Record<string, string> = {};
	for (const file of files) {
		const bytes = await unpackedFile(zip, file, budget);
		found[file.name] =
			bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : `(${bytes.problem})`;
	}
	return found;
}
const changed = async (zip: Blob, at: number, to: (byte: number) => number) => {
	const bytes = new Uint8Array(await zip.arrayBuffer());
	const place = at < 0 ? bytes.length + at : at;
	bytes[place] = to(bytes[place]!);
	return new Blob([bytes]);
};

test('a zip file is recognised by its first bytes', async () => {
	expect(await isZip(await zipOf({ a: '1' }))).toBe(true);
	expect(await isZip(await zipOf({}))).toBe(true);
	expect(await isZip(new Blob(['PK']))).toBe(false);
	expect(await isZip(new Blob(['full_date,mood']))).toBe(false);
});

test('files are read packed and stored, with other bytes before and after', async () => {
	for (const options of [
		{},
		{ isPacked: false },
		{ comment: 'made by PK\x05\x06', before: 'self-extracting' }
	])
		expect(await filesOf(await zipOf({ 'a.txt': much, 'folder/é.txt': 'é' }, options))).toEqual({
			'a.txt': much,
			'folder/é.txt': 'é'
		});
});

test('a folder is no file', async () => {
	expect(await filesOf(await zipOf({ 'folder/': '', 'folder/a': '1' }))).toEqual({
		'folder/a': '1'
	});
});

test('unpacking ends where the budget of all files does', async () => {
	const zip = await zipOf({ a: much, b: much });
	expect(await filesOf(zip, 40_000)).toEqual({ a: much, b: '(tooLarge)' });
	expect(zip.size).toBeLessThan(1_000);
});

test('a file with a password, or packed in another way, is named as such', async () => {
	expect(await filesOf(await zipOf({ a: '1' }, { isEncrypted: true }))).toEqual({
		a: '(lockedArchive)'
	});
	expect(await filesOf(await zipOf({ a: '1' }, { method: 12 }))).toEqual({ a: '(unknownArchive)' });
});

test('a zip file that is cut off or changed is damaged', async () => {
	const zip = await zipOf({ 'a.txt': much }, { isPacked: false });
	expect(await filesOf(zip.slice(0, -30))).toBe('damagedArchive');
	// The end of it claims more files than there are.
	expect(await filesOf(await zipOf({ a: '1' }, { count: 2 }))).toBe('damagedArchive');
	const wrongLetter = await changed(zip, 1_000, (byte) => byte ^ 1);
	expect(await filesOf(wrongLetter)).toEqual({ 'a.txt': '(damagedArchive)' });
	const packed = await zipOf({ 'a.txt': much });
	const wrongByte = await changed(packed, 45, (byte) => byte ^ 0xff);
	expect(await filesOf(wrongByte)).toEqual({ 'a.txt': '(damagedArchive)' });
});

test('zip64, as for files beyond 4 GB, cannot be unpacked here', async () => {
	expect(await filesOf(await zipOf({ a: '1' }, { count: 0xffff }))).toBe('unknownArchive');
});
