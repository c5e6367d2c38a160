import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { serveFolder } from './serve.js';

const files = {
	'app/index.html': '<h1>home</h1>',
	'app/404.html': '<h1>lost</h1>',
	'app/log.html': '<h1>log</h1>',
	'app/cards.html': '<h1>cards</h1>',
	'app/cards/smile.html': '<h1>smile</h1>',
	'app/guide/index.html': '<h1>guide</h1>',
	'app/service-worker.js': 'self.skipWaiting();',
	'app/manifest.webmanifest': '{}',
	'app/icon.png': 'not really a picture',
	'app/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
	'app/_app/immutable/entry.Bx1.js': 'export {};\n'.repeat(200),
	'secret.txt': 'outside of the app'
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'small-hello-serve-'));
	cleanups.push(() => rmSync(folder, { recursive: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return join(folder, 'app');
}

async function serve(options: Partial<Parameters<typeof serveFolder>[0]> = {}) {
	const server = await serveFolder({ folder: temporaryFolder(), port: 0, ...options });
	cleanups.push(server.close);
	return server;
}

interface Answer {
	status: number | undefined;
	headers: IncomingHttpHeaders;
	body: Buffer;
	text: string;
}

/** Returns the response to exactly this target, which `fetch` would normalise before sending it. */
function get(
	url: string,
	target: string,
	{ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}
): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const sent = request({ hostname, port, path: target, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const body = Buffer.concat(chunks);
				resolve({
					status: response.statusCode,
					headers: response.headers,
					body,
					text: body.toString()
				});
			});
		});
		sent.on('error', reject).end();
	});
}

describe('the file for a URL', () => {
	test.each([
		['/', 'home'],
		['/?source=home', 'home'],
		['/log', 'log'],
		['/log/', 'log'],
		['/log.html', 'log'],
		['/log?title=&text=a%2Fb&url=', 'log'],
		['/cards', 'cards'],
		['/cards/', 'cards'],
		['/cards/smile', 'smile'],
		['/cards/smile/', 'smile'],
		['/cards/sm%69le', 'smile'],
		['/guide', 'guide'],
		['/guide/', 'guide']
	])('answers %s with the page "%s"', async (target, heading) => {
		const { url } = await serve();
		const answer = await get(url, target);
		expect(answer.status).toBe(200);
		expect(answer.text).toBe(`<h1>${heading}</h1>`);
		expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
	});

	test('answers an unknown URL with status 404 and the 404 page', async () => {
		const { url } = await serve();
		for (const target of ['/nowhere', '/cards/nobody', '/icon.png/', '/_app']) {
			const answer = await get(url, target);
			expect([target, answer.status, answer.text]).toEqual([target, 404, '<h1>lost</h1>']);
		}
	});

	test('answers with a plain sentence if there is no 404 page', async () => {
		const { url } = await serve({ folder: join(temporaryFolder(), 'guide') });
		const answer = await get(url, '/nowhere');
		expect(answer.status).toBe(404);
		expect(answer.headers['content-type']).toBe('text/plain');
	});

	test.each([
		['/service-worker.js', 'text/javascript; charset=utf-8'],
		['/manifest.webmanifest', 'application/manifest+json'],
		['/icon.svg', 'image/svg+xml'],
		['/icon.png', 'image/png']
	])('sends %s with the type %s', async (target, type) => {
		const { url } = await serve();
		expect((await get(url, target)).headers['content-type']).toBe(type);
	});
});

describe('a base path', () => {
	test.each(['/some/path', '/some/path/', '/some/path?x=1'])('opens home at %s', async (target) => {
		const { url } = await serve({ base: '/some/path' });
		expect((await get(url, target)).text).toBe('<h1>home</h1>');
	});

	test('is removed before the server looks for a file', async () => {
		const { url } = await serve({ base: '/some/path' });
		expect(new URL(url).pathname).toBe('/some/path');
		expect((await get(url, '/some/path/log/')).text).toBe('<h1>log</h1>');
		const asset = await get(url, '/some/path/_app/immutable/entry.Bx1.js');
		expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
	});

	test.each(['/', '/log', '/some', '/some/pathology', '/some/path/../path/log'])(
		'does not include %s',
		async (target) => {
			const { url } = await serve({ base: '/some/path' });
			expect((await get(url, target)).status).toBe(404);
		}
	);
});

describe('hostile and invalid URLs', () => {
	test.each([
		'/../secret.txt',
		'/..%2fsecret.txt',
		'/%2e%2e/secret.txt',
		'/%2e%2e%2fsecret.txt',
		'/..%5csecret.txt',
		'/cards/../../secret.txt',
		'/cards/..%2f..%2fsecret.txt',
		'/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd',
		'/%2e%2e/',
		'//etc/passwd',
		'/%252e%252e/secret.txt'
	])('answers %s with 404', async (target) => {
		const { url } = await serve();
		const answer = await get(url, target);
		expect(answer.status).toBe(404);
		expect(answer.text).toBe('<h1>lost</h1>');
	});

	test.each(['/%', '/%zz', '/%ff', '/log%00.html', '*'])('rejects %s with 400', async (target) => {
		const { url } = await serve();
		expect((await get(url, target)).status).toBe(400);
	});

	test('answers a path that leaves the folder through a base path with 404', async () => {
		const { url } = await serve({ base: '/app' });
		expect((await get(url, '/app/..%2fsecret.txt')).status).toBe(404);
	});
});

describe('HTTP', () => {
	test('compresses text, but not pictures, if the client accepts it', async () => {
		const { url } = await serve();
		const headers = { 'Accept-Encoding': 'gzip, deflate, br' };
		const script = await get(url, '/_app/immutable/entry.Bx1.js', { headers });
		expect(script.headers['content-encoding']).toBe('gzip');
		expect(script.headers.vary).toBe('Accept-Encoding');
		expect(script.headers['content-length']).toBe(String(script.body.length));
		expect(script.body.length).toBeLessThan(200);
		expect(gunzipSync(script.body).toString()).toBe(files['app/_app/immutable/entry.Bx1.js']);

		const picture = await get(url, '/icon.png', { headers });
		expect(picture.headers['content-encoding']).toBeUndefined();
		const refusing = { 'Accept-Encoding': 'gzip;q=0' };
		const plain = await get(url, '/log', { headers: refusing });
		expect(plain.headers['content-encoding']).toBeUndefined();
	});

	test('does not answer with the compressed old version of a changed file', async () => {
		const folder = temporaryFolder();
		const { url } = await serve({ folder });
		const headers = { 'Accept-Encoding': 'gzip' };
		const before = await get(url, '/log', { headers });
		// A text of another length: an ETag consists of length and time, and two writes may share a tick of
		// the file system.
		writeFileSync(join(folder, 'log.html'), '<h1>Another log</h1>');
		const after = await get(url, '/log', { headers });
		expect(gunzipSync(after.body).toString()).toBe('<h1>Another log</h1>');
		expect(after.headers.etag).not.toBe(before.headers.etag);
	});

	test('answers HEAD with the headers of GET and no body', async () => {
		const { url } = await serve();
		const full = await get(url, '/log');
		const head = await get(url, '/log', { method: 'HEAD' });
		expect(head.status).toBe(200);
		expect(head.body).toHaveLength(0);
		expect({ ...head.headers, date: '' }).toEqual({ ...full.headers, date: '' });
	});

	test('answers a known ETag with a 304 that has the policies but no body', async () => {
		const { url } = await serve();
		const { headers } = await get(url, '/log');
		const known = { 'If-None-Match': String(headers.etag) };
		const again = await get(url, '/log', { headers: known });
		expect(again.status).toBe(304);
		expect(again.body).toHaveLength(0);
		expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
		const other = await get(url, '/', { headers: known });
		expect(other.status).toBe(200);
	});

	test('answers a range with that part of the uncompressed file', async () => {
		const { url } = await serve();
		const headers = { Range: 'bytes=4-8', 'Accept-Encoding': 'gzip' };
		const part = await get(url, '/service-worker.js', { headers });
		expect(part.status).toBe(206);
		expect(part.text).toBe('.skip');
		expect(part.headers['content-encoding']).toBeUndefined();
		expect(part.headers['content-range']).toBe('bytes 4-8/19');
		expect(part.headers['referrer-policy']).toBe('no-referrer');
		const beyond = await get(url, '/service-worker.js', { headers: { Range: 'bytes=19-' } });
		expect(beyond.status).toBe(416);
	});

	test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
		const { url } = await serve();
		const answer = await get(url, '/log', { method });
		expect(answer.status).toBe(405);
		expect(answer.headers.allow).toBe('GET, HEAD');
	});

	test('accepts a URL with 10 kB of shared text, each byte of it encoded', async () => {
		const { url } = await serve();
		const answer = await get(url, `/log?title=&text=${'%C3%A9'.repeat(5_000)}&url=`);
		expect(answer.status).toBe(200);
		expect(answer.text).toBe('<h1>log</h1>');
	});

	test('sends pages and workers with their own policies', async () => {
		const { url } = await serve();
		const page = String((await get(url, '/log')).headers['content-security-policy']);
		expect(page).not.toMatch(/(default|script)-src/);
		expect(page).toContain(`connect-src 'self'`);
		const lost = String((await get(url, '/nowhere')).headers['content-security-policy']);
		expect(lost).toBe(page);
		const worker = await get(url, '/service-worker.js');
		expect(worker.headers['content-security-policy']).toContain(`default-src 'none'`);
		expect(worker.headers['cache-control']).toBe('no-cache');
	});
});

describe('options for tests', () => {
	test('`headers` replaces headers by name', async () => {
		const { url } = await serve({ headers: { 'Cache-Control': 'no-store', 'X-Extra': 'yes' } });
		const { headers } = await get(url, '/log');
		expect(headers['cache-control']).toBe('no-store');
		expect(headers['x-extra']).toBe('yes');
		expect(headers['referrer-policy']).toBe('no-referrer');
	});

	test('`transform` replaces single responses and single headers', async () => {
		const { url } = await serve({
			transform: async (request, response) => {
				if (request.url === '/log') response.setHeader('Cache-Control', 'no-store');
				if (request.url !== '/icon.png') return false;
				response.writeHead(503).end('out of order');
				return true;
			}
		});
		expect((await get(url, '/icon.png')).status).toBe(503);
		const log = await get(url, '/log');
		expect(log.text).toBe('<h1>log</h1>');
		expect(log.headers['cache-control']).toBe('no-store');
	});
});

describe('listening', () => {
	test('rejects with an error code if the port is in use', async () => {
		const { url } = await serve();
		const second = serveFolder({ folder: temporaryFolder(), port: Number(new URL(url).port) });
		await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	test('is not reachable from outside of this computer', async () => {
		const { url } = await serve();
		expect(new URL(url).hostname).toBe('localhost');
		const port = Number(new URL(url).port);
		const outside = Object.values(networkInterfaces())
			.flatMap((addresses) => addresses ?? [])
			.filter(({ internal, family }) => !internal && family === 'IPv4');
		for (const { address } of outside) {
			const socket = connect({ host: address, port });
			const [error] = await once(socket, 'error');
			expect(error).toMatchObject({ code: 'ECONNREFUSED' });
		}
	});

	test('releases the port on close, even with an open connection', async () => {
		const server = await serveFolder({ folder: temporaryFolder(), port: 0 });
		const port = Number(new URL(server.url).port);
		await fetch(server.url).then((response) => response.text());
		await server.close();
		const next = await serve({ port });
		expect((await get(next.url, '/log')).status).toBe(200);
	});
});
