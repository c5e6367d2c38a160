import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { webManifest } from './manifest.ts';

const signature = '89504e470d0a1a0a';

/** The size of a PNG picture by its header. Source: PNG specification, 11.2.2 IHDR. */
function sizeOfPng(bytes: Buffer): string {
	if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('This is no PNG.');
	if (bytes.subarray(12, 16).toString('latin1') !== 'IHDR')
		throw new Error('Its header is missing.');
	return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe.each(['', '/some/path'])('the manifest below %j', (base) => {
	const manifest = webManifest(base);
	const icons = manifest.icons ?? [];
	const screenshots = manifest.screenshots ?? [];
	const shortcuts = manifest.shortcuts ?? [];
	const pictures = [...icons, ...screenshots, ...shortcuts.flatMap(({ icons }) => icons ?? [])];

	test('names the app and opens it in its own window', () => {
		expect(manifest).toMatchObject({
			name: 'Small Hello',
			short_name: 'Small Hello',
			display: 'standalone',
			lang: 'en',
			dir: 'ltr'
		});
		expect(manifest.description).toMatch(/offline/);
	});

	test('has its id, start URL and scope below the base', () => {
		expect(manifest.id).toBe(`${base}/`);
		expect(manifest.scope).toBe(`${base}/`);
		expect(manifest.start_url).toMatch(new RegExp(`^${base}/(\\?|$)`));
	});

	test('contains only URLs below the base on this origin', () => {
		const addresses = [
			manifest.id,
			manifest.start_url,
			manifest.scope,
			manifest.share_target?.action,
			...shortcuts.map(({ url }) => url),
			...pictures.map(({ src }) => src)
		];
		expect(addresses.length).toBeGreaterThan(12);
		for (const address of addresses) {
			expect(address).toMatch(new RegExp(`^${base}/(?!/)`));
			const url = new URL(address ?? '', 'https://host.example');
			expect(url.origin).toBe('https://host.example');
			expect(url.pathname.startsWith(manifest.scope ?? '?')).toBe(true);
		}
	});

	test.each(pictures.map((picture) => [picture.src, picture] as const))(
		'%s is there, of the stated kind and size',
		(src, { sizes, type }) => {
			const bytes = readFileSync(`static${src.slice(base.length)}`);
			if (type === 'image/svg+xml') {
				expect(sizes).toBe('any');
				expect(bytes.toString('utf8')).toMatch(
					/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[^>]* viewBox=/
				);
			} else {
				expect(type).toBe('image/png');
				expect(sizeOfPng(bytes)).toBe(sizes);
			}
		}
	);

	test('has the icons that installing needs, with a separate maskable one', () => {
		const told = icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
		for (const needed of ['192x192 any', '512x512 any', '512x512 maskable', '512x512 monochrome']) {
			expect(told).toContain(needed);
		}
	});

	test('has labelled screenshots of both form factors', () => {
		expect(new Set(screenshots.map(({ form_factor }) => form_factor))).toEqual(
			new Set(['narrow', 'wide'])
		);
		for (const { label } of screenshots) expect(label).not.toBe('');
	});

	test('has shortcuts to Log, Practise and Help', () => {
		expect(shortcuts.map(({ name, url }) => [name, url])).toEqual([
			['Log a small win', `${base}/log`],
			['Practise', `${base}/cards`],
			['Help', `${base}/help`]
		]);
	});

	test('offers a share target that the service worker handles', () => {
		expect(manifest.share_target).toEqual({
			action: `${base}/log`,
			method: 'POST',
			enctype: 'multipart/form-data',
			params: { title: 'title', text: 'text', url: 'url' }
		});
	});

	test('has valid colours', () => {
		expect(manifest.theme_color).toMatch(/^#[0-9a-f]{6}$/);
		expect(manifest.background_color).toMatch(/^#[0-9a-f]{6}$/);
	});
});
