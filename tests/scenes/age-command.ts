import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Which `age` is installed; null when there is none, or no `script` to give it the terminal it asks on. */
export function ageVersion(): string | null {
	try {
		execFileSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'pipe' });
		return execFileSync('age', ['--version'], { stdio: 'pipe' }).toString().trim();
	} catch {
		return null;
	}
}

/** What `age` makes of a file with this passphrase; throws when it refuses to. */
function byAge(options: string, file: Uint8Array, typed: string): Uint8Array<ArrayBuffer> {
	const folder = mkdtempSync(join(tmpdir(), 'age-'));
	try {
		writeFileSync(join(folder, 'in'), file);
		execFileSync('script', ['-qec', `age ${options} -o out in`, '/dev/null'], {
			cwd: folder,
			input: typed,
			stdio: ['pipe', 'pipe', 'pipe']
		});
		return new Uint8Array(readFileSync(join(folder, 'out')));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export const encryptedByAge = (file: Uint8Array, passphrase: string) =>
	byAge('-p', file, `${passphrase}\n${passphrase}\n`);

export const decryptedByAge = (file: Uint8Array, passphrase: string) =>
	byAge('-d', file, `${passphrase}\n`);
