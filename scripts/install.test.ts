import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectFolder } from './install.js';

/** A fresh clone: the scripts, and no package installed. */
function freshClone(): string {
	const folder = mkdtempSync(join(tmpdir(), 'small-hello-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const name of ['scripts', 'package.json', 'package-lock.json'])
		cpSync(join(projectFolder, name), join(folder, name), { recursive: true });
	return folder;
}

test.each(['start', 'test'])('npm run %s installs the packages before it needs one', (name) => {
	const folder = freshClone();
	// A substitute for npm, so that nothing is downloaded.
	writeFileSync(join(folder, 'npm'), '#!/bin/sh\necho "npm $*"\nexit 7\n');
	chmodSync(join(folder, 'npm'), 0o755);
	const { stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.js`], {
		cwd: folder,
		env: { PATH: [folder, dirname(process.execPath), '/bin', '/usr/bin'].join(':') },
		encoding: 'utf8'
	});
	expect(stdout).toContain('npm ci --ignore-scripts');
	expect(stdout + stderr).toContain('npm ended with status 7');
});
