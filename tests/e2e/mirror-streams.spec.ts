import { expect, type Page } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { headersFor } from '../../scripts/headers.js';
import { builtApp } from './builds.ts';
import { note, test, words } from './journey.ts';
import {
	copyOf,
	importCopy,
	lackingIn,
	logWin,
	mirroredDrafts,
	mirrorNote,
	records,
	untilMirrored,
	waitingWrites
} from './mirror-steps.ts';
import { browserOn, withProfile } from './profiles.ts';

/** Slows down the streams of the three files, as a slow disk does, so that a copy takes long enough to be cut off. */
const slowStreams = `{
	const { createWritable } = FileSystemFileHandle.prototype;
	FileSystemFileHandle.prototype.createWritable = async function () {
		const stream = await createWritable.call(this);
		if (!/^[012]$/.test(this.name)) return stream;
		const { write } = stream;
		stream.write = async (data) => {
			await new Promise((resolve) => setTimeout(resolve, 500));
			return write.call(stream, data);
		};
		return stream;
	};
}`;

/**
 * Returns the options of a host on which the worker of the mirror begins with this script and lacks methods of
 * file handles, as in other browsers.
 */
function without(methods: readonly string[], script = '') {
	const removal = methods
		.map((name) => `Reflect.deleteProperty(FileSystemFileHandle.prototype, '${name}');`)
		.join('');
	return {
		folder: builtApp,
		transform: (...[request, response]: Parameters<import('node:http').RequestListener>) => {
			const path = (request.url ?? '').replace(/\?.*/s, '');
			if (!/\/workers\/mirror-worker-[^/]+\.js$/.test(path)) return false;
			const headers = { ...headersFor(path), 'Content-Type': 'text/javascript' };
			response.writeHead(200, headers);
			response.end(`${removal}${script}\n${readFileSync(join(builtApp, path), 'utf8')}`);
			return true;
		}
	};
}

/** Returns the names of the files in the ring of the mirror. */
function filesOfMirror(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		type WithKeys = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
		const root = await navigator.storage.getDirectory();
		const mirror = await root.getDirectoryHandle('mirror');
		const ring = (await mirror.getDirectoryHandle('ring-000001')) as WithKeys;
		const names: string[] = [];
		for await (const name of ring.keys()) names.push(name);
		return names.sort();
	});
}

test('without sync access, a diary comes back with half-written words after a kill in the middle of a copy', async ({
	host
}) => {
	test.setTimeout(240_000);
	const { url } = await host(without(['createSyncAccessHandle'], slowStreams));
	await withProfile(async (profile) => {
		let browser = await browserOn(profile);
		let { page } = browser;
		let before: Record<string, string>;
		try {
			await importCopy(page, url, copyOf(400));
			await expect.poll(() => mirrorNote(page), { timeout: 30_000 }).toMatchObject({ wins: 400 });
			await logWin(page, url, 'Behind the copy');
			await expect.poll(() => mirrorNote(page), { timeout: 30_000 }).toMatchObject({ wins: 401 });
			await untilMirrored(page);
			// Otherwise the files were written in another way.
			expect((await filesOfMirror(page)).join()).toContain('-tail-');
			await page.goto(`${url}/log`);
			await note(page).fill('In the middle of a');
			await expect
				.poll(() => mirroredDrafts(page), { timeout: 30_000 })
				.toContain('In the middle of a');
			before = await records(page);
			expect(Object.keys(before).some((key) => key.startsWith('drafts'))).toBe(true);

			// The import makes the mirror begin another copy.
			const other = await browser.context.newPage();
			await other.goto(`${url}/settings/import`);
			const file = { name: 'copy.json', mimeType: 'application/json', buffer: copyOf(6000) };
			await other.getByLabel(words.import_label!).setInputFiles(file);
			await other.getByRole('button', { name: words.import_button!, exact: true }).click();
			await expect
				.poll(() => filesOfMirror(other), { timeout: 60_000, intervals: [100] })
				.toContainEqual(expect.stringMatching(/^[012]\.crswap$/));
		} finally {
			await browser.kill();
		}
		rmSync(join(profile, 'Default/IndexedDB'), { recursive: true });

		browser = await browserOn(profile);
		try {
			({ page } = browser);
			await page.goto(`${url}/diary`);
			await page.getByRole('button', { name: words.recovery_bring! }).click();
			await expect(page.getByText(words.recovery_done!)).toBeVisible({ timeout: 30_000 });
			expect(lackingIn(await records(page), before)).toEqual([]);
			await expect.poll(() => mirrorNote(page), { timeout: 30_000 }).toMatchObject({ wins: 401 });
			await untilMirrored(page);
			// The dead browser left half a copy.
			await expect.poll(async () => (await filesOfMirror(page)).join()).not.toContain('crswap');
			await page.goto(`${url}/log`);
			await expect(note(page)).toHaveValue('In the middle of a');
		} finally {
			await browser.kill();
		}
	});
});

test('without any way to write files, Settings tells it and what waits for a mirror stays small', async ({
	page,
	host
}) => {
	const { url } = await host(without(['createSyncAccessHandle', 'createWritable']));
	await logWin(page, url, 'In one place');
	await page.goto(`${url}/settings/storage`);
	await expect(page.getByText(words.mirror_none!)).toBeVisible();
	expect(await mirrorNote(page)).toBeNull();

	// As many writes as a year leaves.
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('small-hello');
				opening.onsuccess = () => {
					const writing = opening.result.transaction('unmirrored', 'readwrite');
					const store = writing.objectStore('unmirrored');
					store.getAll().onsuccess = ({ target }) => {
						const last = (target as IDBRequest<unknown[]>).result.at(-1);
						for (let at = 0; at < 2000; at++) store.add(last);
					};
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await page.reload();
	await expect.poll(() => waitingWrites(page), { timeout: 20_000 }).toBeLessThan(5);
	await expect(page.getByText(words.mirror_none!)).toBeVisible();
});
