import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { findChromium, findHeadlessShell } from './chromium.js';

afterEach(() => vi.unstubAllEnvs());

/** Makes a folder the only one on PATH, with programs that start, and returns it. */
function onPath(...programs: string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'small-hello-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const name of programs) {
		writeFileSync(join(folder, name), '#!/bin/sh\n');
		chmodSync(join(folder, name), 0o755);
	}
	vi.stubEnv('PATH', folder);
	vi.stubEnv('CHROMIUM_PATH', undefined);
	vi.stubEnv('CHROMIUM_SHELL_PATH', undefined);
	return folder;
}

test('finds the browser and its headless shell on PATH', () => {
	const folder = onPath('chromium', 'chromium-headless-shell');
	expect(findChromium()).toBe(join(folder, 'chromium'));
	expect(findHeadlessShell()).toBe(join(folder, 'chromium-headless-shell'));
});

test('uses the whole browser where there is no shell', () => {
	const folder = onPath('google-chrome');
	expect(findHeadlessShell()).toBe(join(folder, 'google-chrome'));
});

test('runs everything in the browser that CHROMIUM_PATH chooses', () => {
	const folder = onPath('chromium', 'chromium-headless-shell', 'mine');
	vi.stubEnv('CHROMIUM_PATH', join(folder, 'mine'));
	expect(findChromium()).toBe(join(folder, 'mine'));
	expect(findHeadlessShell()).toBe(join(folder, 'mine'));
});
