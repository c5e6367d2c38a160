// @ts-check
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { headersFor } from './headers.js';

const compress = promisify(gzip);

/** @type {Record<string, string>} */
const types = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2'
};

/**
 * A running static server for this computer alone, which answers as the hosts of static files do.
 * @param {object} options
 * @param {string} options.folder
 * @param {number} options.port 0 for any free one
 * @param {string} [options.base] '' or '/some/path'; everything outside of it is a 404
 * @param {string} [options.host]
 * @param {Record<string, string>} [options.headers] sent instead of those of the same (exact) name
 * @param {(...exchange: Parameters<import('node:http').RequestListener>) => unknown} [options.transform]
 *   sees each request first; true, or a promise of it: it has answered; headers that it sets stay
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends without a slash
 * @throws {NodeJS.ErrnoException} EADDRINUSE when another program holds the port
 */
export async function serveFolder({ port, base = '', host = '127.0.0.1', ...options }) {
	const answer = answerFrom({ base, ...options });
	const servers = [await listen(answer, port, host)];
	const address = /** @type {import('node:net').AddressInfo} */ (servers[0]?.address());
	const close = async () => void (await Promise.all(servers.map(stop)));
	try {
		if (host === '127.0.0.1') servers.push(await listen(answer, address.port, '::1'));
	} catch (error) {
		// A computer without IPv6 is fine. Another program there is not: browsers may try it first.
		if (port !== 0 && /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') {
			await close();
			throw error;
		}
	}
	return { url: `http://${host.replace('127.0.0.1', 'localhost')}:${address.port}${base}`, close };
}

/**
 * @param {Pick<Parameters<typeof serveFolder>[0], 'folder' | 'headers' | 'transform'> & { base: string }} options
 * @returns {(...exchange: Parameters<import('node:http').RequestListener>) => Promise<void>}
 */
function answerFrom({ folder, base, headers = {}, transform }) {
	/** @type {Map<string, Buffer>} by ETag, so that a file that changes is never answered stale */
	const compressed = new Map();
	return async (request, response) => {
		if ((await transform?.(request, response)) === true) return;
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			return plain(response, 405, 'Only GET and HEAD are answered here.');
		}
		const path = decodedPath(request.url ?? '');
		if (path === null) return plain(response, 400, 'This address cannot be read.');
		const found = await firstFile(folder, candidates(path, base));
		const file = found ?? (await firstFile(folder, ['404.html']));
		if (!file) return plain(response, 404, 'Not found.');
		let body = file.body;
		const type = types[extname(file.name)] ?? 'application/octet-stream';
		const isText = /^text\/|json$|xml$/.test(type.replace(/;.*/, ''));
		const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
		const all = { ...headersFor(`/${file.name}`), ETag: etag, Vary: 'Accept-Encoding', ...headers };
		for (const [name, value] of Object.entries(all)) {
			if (!response.hasHeader(name)) response.setHeader(name, value);
		}
		if (found && request.headers['if-none-match']?.includes(etag)) {
			return void response.writeHead(304).end();
		}
		if (isText && /\bgzip\b(?!\s*;\s*q=0)/i.test(String(request.headers['accept-encoding']))) {
			body = compressed.get(etag) ?? (await compress(body, { level: 9 }));
			compressed.set(etag, body);
			response.setHeader('Content-Encoding', 'gzip');
		}
		response.writeHead(found ? 200 : 404, { 'Content-Type': type, 'Content-Length': body.length });
		response.end(request.method === 'HEAD' ? undefined : body);
	};
}

/** @type {(target: string) => string | null} null when it is no path, or its encoding is broken */
function decodedPath(target) {
	try {
		const path = decodeURIComponent(target.replace(/[?#].*/s, ''));
		return path.startsWith('/') && !path.includes('\0') ? path : null;
	} catch {
		return null;
	}
}

/** @type {(path: string, base: string) => string[]} the files that may answer, best first */
function candidates(path, base) {
	if (path !== base && !path.startsWith(`${base}/`)) return [];
	const parts = path.slice(base.length).split(/[/\\]/).filter(Boolean);
	if (parts.includes('..') || parts.includes('.')) return [];
	const name = parts.join('/');
	if (name === '') return ['index.html'];
	if (path.endsWith('/')) return [`${name}/index.html`, `${name}.html`];
	return [name, `${name}.html`, `${name}/index.html`];
}

/** @type {(folder: string, names: string[]) => Promise<{ name: string, body: Buffer } | null>} */
async function firstFile(folder, names) {
	for (const name of names) {
		// What cannot be read is not there, or is a folder: the next one may do.
		const body = await readFile(join(folder, name)).catch(() => null);
		if (body) return { name, body };
	}
	return null;
}

/** @type {(response: import('node:http').ServerResponse, status: number, text: string) => void} */
function plain(response, status, text) {
	response.writeHead(status, { ...headersFor('/.txt'), 'Content-Type': 'text/plain' }).end(text);
}

/** @type {(answer: ReturnType<typeof answerFrom>, port: number, host: string) => Promise<import('node:http').Server>} */
async function listen(answer, port, host) {
	// The share target puts the whole shared text into the address: more than the 16 kB of Node.
	const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
		answer(request, response).catch((error) => {
			console.error(error);
			response.destroy();
		});
	});
	await once(server.listen(port, host), 'listening');
	return server;
}

/** @param {import('node:http').Server} server */
function stop(server) {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(resolve));
}
