import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Returns the installed version of `age`. Returns null if `age` is not installed, or `script`, which provides
 * the terminal for its prompts.
 */
export function ageVersion(): string | null {
	try {
		execFileSync('script', ['-qec', 'true', '/dev/null'], { stdio: 'pipe' });
		return execFileSync('age', ['--version'], { stdio: 'pipe' }).toString().trim();
	} catch {
		return null;
	}
}

/** Runs `age` on a file and returns its output. Throws if `age` fails. */
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
