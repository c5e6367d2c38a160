import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decryptedCopy, encryptedCopy } from '#lib/exchange/encrypted-copy.ts';

const fixture = (name: string) =>
	readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url));
const plainCopy = fixture('backup-v1.json');
/** Made by `age` 1.1.1 from that copy. */
const goldenCopy = fixture('encrypted/backup-v1.json.age');
const passphrase = 'five small words kept well';

/** What a passphrase opens, as text. */
async function opened(file: Blob, by: string): Promise<string> {
	const found = await decryptedCopy(file, by);
	if ('problem' in found) throw new Error(found.problem);
	return found.content.text();
}

test('a copy that age encrypted is opened by its passphrase and by no other', async () => {
	const file = new Blob([goldenCopy]);
	expect(await opened(file, passphrase)).toBe(plainCopy.toString());
	expect(await decryptedCopy(file, 'five small words')).toEqual({ problem: 'wrongPassphrase' });
});

test('a copy that is encrypted here is opened here', async () => {
	const file = await encryptedCopy(new Blob([plainCopy]), passphrase);
	expect(await opened(file, passphrase)).toBe(plainCopy.toString());
});
