// @ts-check

// Each page contains its own policy, with the hashes of its inline scripts. A script must pass every policy,
// so this one has no default-src and no script-src.
const pagePolicy = [
	`connect-src 'self'`,
	`object-src 'none'`,
	`base-uri 'none'`,
	`form-action 'self'`,
	`frame-ancestors 'none'`,
	`require-trusted-types-for 'script'`
].join('; ');

// A worker obeys the header of its own file, not that of the page that started it. This policy has all
// directives of pagePolicy too, for hosts where the last matching rule replaces the ones before it.
const filePolicy = [
	`default-src 'none'`,
	`script-src 'self'`,
	`connect-src 'self'`,
	`object-src 'none'`,
	`base-uri 'none'`,
	`form-action 'none'`,
	`frame-ancestors 'none'`,
	`require-trusted-types-for 'script'`
].join('; ');

// Chromium warns about names that it does not know on a platform, so bluetooth is left out, and so is
// web-share, which is `self` by default.
const permissions = [
	'accelerometer=()',
	'autoplay=(self)',
	'browsing-topics=()',
	'camera=()',
	'clipboard-read=()',
	'clipboard-write=(self)',
	'compute-pressure=()',
	'display-capture=()',
	'encrypted-media=()',
	'fullscreen=(self)',
	'gamepad=()',
	'geolocation=()',
	'gyroscope=()',
	'hid=()',
	'identity-credentials-get=()',
	'idle-detection=()',
	'keyboard-map=()',
	'local-fonts=()',
	'magnetometer=()',
	'microphone=(self)',
	'midi=()',
	'otp-credentials=()',
	'payment=()',
	'picture-in-picture=()',
	'publickey-credentials-create=(self)',
	'publickey-credentials-get=(self)',
	'screen-wake-lock=(self)',
	'serial=()',
	'storage-access=()',
	'sync-xhr=()',
	'usb=()',
	'window-management=()',
	'xr-spatial-tracking=()'
].join(', ');

const everywhere = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-DNS-Prefetch-Control': 'off',
	'Permissions-Policy': permissions
};

const forever = 'public, max-age=31536000, immutable';

/**
 * Returns the response headers of one file of the built app.
 * @param {string} path below the base path, as a file (`/log.html`) or a URL path (`/log`)
 * @returns {Record<string, string>}
 */
export function headersFor(path) {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const isPage = !name.includes('.') || name.endsWith('.html');
	return {
		...everywhere,
		'Content-Security-Policy': isPage ? pagePolicy : filePolicy,
		'Cache-Control': path.startsWith('/_app/immutable/') ? forever : 'no-cache'
	};
}

/**
 * Returns the text of a `_headers` file that makes Netlify and Cloudflare Pages send the same headers.
 *
 * If several rules match, one host joins the values of a header with a comma and the other takes the last
 * one. Both are fine for the policies, but not for Cache-Control: a joined `no-cache` would undo `immutable`.
 * So no two rules for Cache-Control overlap, and pages have the hosts' default, which revalidates each time,
 * as `no-cache` does.
 * @param {string} base '' or '/some/path'
 * @returns {string}
 */
export function headersFile(base) {
	/** @type {[string, Record<string, string>][]} */
	const rules = [
		['/*', { ...everywhere, 'Content-Security-Policy': pagePolicy }],
		['/_app/*', { 'Content-Security-Policy': filePolicy }],
		['/_app/immutable/*', { 'Cache-Control': forever }],
		['/service-worker.js', { 'Content-Security-Policy': filePolicy, 'Cache-Control': 'no-cache' }],
		['/manifest.webmanifest', { 'Cache-Control': 'no-cache' }]
	];
	return rules
		.map(([path, headers]) => {
			const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
			return `${base}${path}\n${lines.join('')}`;
		})
		.join('\n');
}
