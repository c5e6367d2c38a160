import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Returns the files below a folder that contain these words, as UTF-8 or as UTF-16. */
export async function filesWith(folder: string, words: string): Promise<string[]> {
	const forms = [Buffer.from(words), Buffer.from(words, 'utf16le')];
	const found: string[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const bytes = await readFile(path).catch(() => Buffer.alloc(0));
		if (forms.some((form) => bytes.includes(form))) found.push(path.slice(folder.length + 1));
	}
	return found;
}
