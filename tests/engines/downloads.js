// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the complete files of a download folder. Browsers write into a file of another name first, or into
 * an empty one.
 * @param {string} folder
 * @returns {{ name: string, content: string }[]}
 */
export function filesIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => !/\.(part|wkdownload)$/.test(name))
		.map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }))
		.filter(({ content }) => content !== '');
}
