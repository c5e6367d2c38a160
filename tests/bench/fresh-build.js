// @ts-check
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, runInherited } from '../../scripts/install.js';

const sources = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/**
 * Returns the folder of the built app. Builds the app first if there is no build or if a source is newer.
 * @returns {string}
 */
export function freshBuild() {
	const folder = join(projectFolder, 'build');
	const page = join(folder, 'index.html');
	if (!existsSync(page) || statSync(page).mtimeMs < newestSourceMs()) {
		if (runInherited('npm', ['run', '-s', 'build', '--', '--logLevel', 'error']) !== 0) {
			throw new Error('The app could not be built; the reason is above.');
		}
	}
	return folder;
}

function newestSourceMs() {
	const times = sources.flatMap((source) => {
		const path = join(projectFolder, source);
		if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
		return readdirSync(path, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !isGenerated(entry.parentPath))
			.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
	});
	return Math.max(...times);
}

/**
 * Recognises messages compiled to code. They don't count, because every check regenerates them from the same
 * words.
 * @param {string} folder
 */
function isGenerated(folder) {
	return /[/\\]i18n[/\\]generated\b/.test(folder);
}
