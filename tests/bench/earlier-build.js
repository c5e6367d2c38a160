// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../../scripts/bundle.js';
import { projectFolder, runInherited } from '../../scripts/install.js';

/** The commit whose times today's build is compared with. Its benches have the same names and results. */
export const earlierCommit = '827d762';

/**
 * Bundles a program of the earlier commit with the packages of that commit, which are installed once.
 * @param {string} entry from the project folder
 * @returns {Promise<string | null>} the path of the file; null where the history lacks the commit
 */
export async function earlierProgram(entry) {
	const root = join(projectFolder, 'node_modules/.cache/small-hello/earlier', earlierCommit);
	if (!existsSync(join(root, 'node_modules')) && !install(root)) return null;
	return bundled(entry, 'browser', root);
}

/** @param {string} root */
function install(root) {
	const archive = spawnSync('git', ['archive', earlierCommit], {
		cwd: projectFolder,
		maxBuffer: 1e9
	});
	if (archive.status !== 0) return false;
	mkdirSync(root, { recursive: true });
	const unpacked = spawnSync('tar', ['x', '-C', root], { input: archive.stdout });
	const isInstalled =
		unpacked.status === 0 &&
		runInherited('npm', ['ci', '--prefix', root, '--ignore-scripts', '--no-audit', '--no-fund']) ===
			0;
	// Half a folder would look complete to the next run.
	if (!isInstalled) rmSync(root, { recursive: true, force: true });
	return isInstalled;
}
