import type { ManifestOptions } from 'vite-plugin-pwa';

/** The web app manifest for a build that is served below `base` ('' or '/some/path'). */
export function webManifest(base: string): Partial<ManifestOptions> {
	const icon = (file: string, sizes: string, purpose: 'any' | 'maskable' | 'monochrome') => ({
		src: `${base}/icons/${file}`,
		sizes,
		type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
		purpose
	});
	const shortcut = (name: string, description: string, url: string) => ({
		name,
		description,
		url: `${base}${url}`,
		icons: [{ src: `${base}/icons/icon-192.png`, sizes: '192x192', type: 'image/png' }]
	});
	const screenshot = (file: string, sizes: string, form: 'narrow' | 'wide', label: string) => ({
		src: `${base}/screenshots/${file}`,
		sizes,
		type: 'image/png',
		form_factor: form,
		label
	});

	return {
		id: `${base}/`,
		name: 'Small Hello',
		short_name: 'Small Hello',
		description:
			'Tiny acts of connection that fit the energy you have, and a private diary of the moments that went well. Works offline; nothing leaves your device.',
		lang: 'en',
		dir: 'ltr',
		categories: ['health', 'lifestyle', 'social'],
		start_url: `${base}/?source=home`,
		scope: `${base}/`,
		display: 'standalone',
		display_override: ['standalone', 'minimal-ui'],
		orientation: 'any',
		theme_color: '#eff3ef',
		background_color: '#eff3ef',
		icons: [
			icon('icon-192.png', '192x192', 'any'),
			icon('icon-512.png', '512x512', 'any'),
			icon('icon-maskable-512.png', '512x512', 'maskable'),
			icon('icon-monochrome-512.png', '512x512', 'monochrome'),
			icon('icon.svg', 'any', 'any')
		],
		screenshots: [
			screenshot(
				'today-narrow.png',
				'720x1480',
				'narrow',
				'Today: your energy, and an act that fits'
			),
			screenshot('cards-narrow.png', '720x1480', 'narrow', 'A deck of small acts to practise'),
			screenshot('today-wide.png', '1280x800', 'wide', 'Today on a wide screen')
		],
		shortcuts: [
			shortcut('Log a small win', 'Keep a moment that happened', '/log'),
			shortcut('Practise', 'Browse small acts', '/cards'),
			shortcut('Help', 'Crisis lines, offline', '/help')
		],
		share_target: {
			action: `${base}/log`,
			// The service worker takes it, so that the words are in no address and reach no host.
			method: 'POST',
			enctype: 'multipart/form-data',
			params: { title: 'title', text: 'text', url: 'url' }
		}
	};
}
