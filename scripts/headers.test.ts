import { describe, expect, test } from 'vitest';
import { headersFile, headersFor } from './headers.js';

const strict = `default-src 'none'`;

/**
 * Returns the headers that a host sends for a path if it joins the values of all matching rules of a
 * `_headers` file.
 */
function joinedFor(path: string, text: string): Record<string, string[]> {
	const found: Record<string, string[]> = {};
	let matches = false;
	for (const line of text.split('\n')) {
		if (line.startsWith('/')) {
			matches = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
		} else if (matches && line.startsWith('  ')) {
			const [, name, value] = /^ {2}([A-Za-z-]+): (.+)$/.exec(line) ?? [];
			if (name && value) (found[name] ??= []).push(value);
		}
	}
	return found;
}

function directives(policy = ''): string[] {
	return policy.split('; ');
}

describe('headersFor', () => {
	test.each(['/', '/log', '/log/', '/log.html', '/cards/smile', '/404.html', '/v1.2/log'])(
		'leaves inline scripts of the page %s to its own policy',
		(path) => {
			const policy = headersFor(path)['Content-Security-Policy'] ?? '';
			expect(policy).not.toMatch(/(default|script|style)-src/);
			expect(directives(policy)).toEqual(
				expect.arrayContaining([
					`connect-src 'self'`,
					`object-src 'none'`,
					`base-uri 'none'`,
					`form-action 'self'`,
					`frame-ancestors 'none'`,
					`require-trusted-types-for 'script'`
				])
			);
		}
	);

	test.each([
		'/service-worker.js',
		'/_app/immutable/workers/mirror-Bx1.js',
		'/_app/version.json',
		'/icon.svg',
		'/manifest.webmanifest'
	])('allows the file %s to run and fetch only from its own origin', (path) => {
		const policy = headersFor(path)['Content-Security-Policy'];
		expect(directives(policy)).toEqual(
			expect.arrayContaining([
				strict,
				`script-src 'self'`,
				`connect-src 'self'`,
				`frame-ancestors 'none'`
			])
		);
		expect(policy).not.toContain('unsafe');
	});

	test('allows caching without revalidation only for files with a hash in their name', () => {
		expect(headersFor('/_app/immutable/entry.Bx1.js')['Cache-Control']).toContain('immutable');
		for (const path of ['/', '/log', '/service-worker.js', '/_app/version.json', '/icon.png']) {
			expect([path, headersFor(path)['Cache-Control']]).toEqual([path, 'no-cache']);
		}
	});

	test('sends the cross-origin, referrer and permissions policies with every file', () => {
		for (const path of ['/', '/service-worker.js', '/icon.png']) {
			expect(headersFor(path)).toMatchObject({
				'Cross-Origin-Opener-Policy': 'same-origin',
				'Cross-Origin-Resource-Policy': 'same-origin',
				'Referrer-Policy': 'no-referrer',
				'X-Content-Type-Options': 'nosniff',
				'Permissions-Policy': expect.stringMatching(/camera=\(\).*geolocation=\(\)/)
			});
		}
	});
});

describe.each(['', '/some/path'])('headersFile(%j)', (base) => {
	const text = headersFile(base);
	const paths = ['/', '/log', '/service-worker.js', '/_app/immutable/entry.Bx1.js', '/icon.png'];

	test.each(paths)('sends no header but the policy twice for %s', (path) => {
		const joined = joinedFor(base + path, text);
		const twice = Object.keys(joined).filter((name) => (joined[name]?.length ?? 0) > 1);
		expect(twice.filter((name) => name !== 'Content-Security-Policy')).toEqual([]);
		expect(joined['Referrer-Policy']).toEqual(['no-referrer']);
	});

	test.each(paths.slice(2, 4))('has the strict policy last for %s', (path) => {
		const policies = joinedFor(base + path, text)['Content-Security-Policy'];
		expect(policies?.at(-1)).toBe(headersFor(path)['Content-Security-Policy']);
	});

	test.each(paths.slice(0, 2))('sends only the policy of pages for %s', (path) => {
		const policies = joinedFor(base + path, text)['Content-Security-Policy'];
		expect(policies).toEqual([headersFor(path)['Content-Security-Policy']]);
	});

	test('has all directives of the policy of pages in the strict one', () => {
		const strictOne = directives(headersFor('/a.js')['Content-Security-Policy']);
		const pageOne = directives(headersFor('/')['Content-Security-Policy']);
		const names = (all: string[]) => all.map((each) => each.split(' ')[0]);
		expect(names(strictOne)).toEqual(expect.arrayContaining(names(pageOne)));
	});

	test('makes files with a hash in their name immutable and revalidates the worker', () => {
		const cache = (path: string) => joinedFor(base + path, text)['Cache-Control'];
		expect(cache('/_app/immutable/entry.Bx1.js')).toEqual(['public, max-age=31536000, immutable']);
		expect(cache('/service-worker.js')).toEqual(['no-cache']);
	});

	test('stays below the limits of Cloudflare Pages', () => {
		const lines = text.split('\n');
		expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000);
	});

	test('has no rule for URLs outside of the base path', () => {
		const rules = text.split('\n').filter((line) => line.startsWith('/'));
		expect(rules.every((rule) => rule.startsWith(`${base}/`))).toBe(true);
	});
});
