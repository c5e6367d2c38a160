// @ts-check
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { compressText } from './compress-text.js';
import { headersFor } from './headers.js';

/**
 * Starts a server of static files that answers as their usual hosts do. By default, only this computer can
 * reach it.
 * @param {object} options
 * @param {string} options.folder
 * @param {number} options.port 0 for any free one
 * @param {string} [options.base] '' or '/some/path'; everything outside of it is a 404
 * @param {string} [options.host]
 * @param {Record<string, string>} [options.headers] replace the usual headers of exactly the same names
 * @param {(...exchange: Parameters<import('node:http').RequestListener>) => unknown} [options.transform]
 *   called first with each request. If it returns true, or a promise of true, it has answered the request.
 *   The usual headers do not replace those that it sets.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends without a slash
 * @throws {NodeJS.ErrnoException} EADDRINUSE if another program uses the port
 */
export async function serveFolder({ port, base = '', host = '127.0.0.1', ...options }) {
	const answer = answerFrom({ base, ...options });
	const servers = [await listen(answer, port, host)];
	const address = /** @type {import('node:net').AddressInfo} */ (servers[0]?.address());
	const close = async () => void (await Promise.all(servers.map(stop)));
	try {
		if (host === '127.0.0.1') servers.push(await listen(answer, address.port, '::1'));
	} catch (error) {
		// A computer without IPv6 is fine. Another program on the IPv6 port is not: browsers may try that one
		// first.
		if (port !== 0 && /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') {
			await close();
			throw error;
		}
	}
	return { url: `http://${host.replace('127.0.0.1', 'localhost')}:${address.port}${base}`, close };
}

/**
 * @param {Pick<Parameters<typeof serveFolder>[0], 'folder' | 'headers' | 'transform'> & { base: string }}
 *   options
 * @returns {(...exchange: Parameters<import('node:http').RequestListener>) => Promise<void>}
 */
function answerFrom({ folder, base, headers = {}, transform }) {
	// `dev` reads the folder for each request: it may be built, or changed, while the server is running.
	const sendFile = sirv(folder, { dev: true, etag: true, extensions: ['html'] });
	/**
	 * @type {Map<string, Buffer>} by URL and ETag, so that a changed file is never answered from a stale copy
	 */
	const compressed = new Map();
	return async (request, response) => {
		if ((await transform?.(request, response)) === true) return;
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			response.setHeader('Allow', 'GET, HEAD');
			return plain(response, 405, 'Only GET and HEAD are answered here.');
		}
		const { url = '' } = request;
		const path = url.replace(/\?.*/s, '');
		if (!isReadable(path)) return plain(response, 400, 'This address cannot be read.');

		const fixed = response.getHeaderNames();
		const setHeaders = (/** @type {string} */ file) => {
			const all = { ...headersFor(file), Vary: 'Accept-Encoding', ...headers };
			for (const [name, value] of Object.entries(all)) {
				if (!fixed.includes(name.toLowerCase())) response.setHeader(name, value);
			}
		};
		const sendNotFound = async () => {
			const page = await readFile(join(folder, '404.html')).catch(() => null);
			if (!page) return plain(response, 404, 'Not found.');
			setHeaders('/404.html');
			response.writeHead(404, { 'Content-Type': 'text/html' }).end(page);
		};
		setHeaders(path.slice(base.length));
		compressText(request, response, compressed);
		// sirv would answer `/icon.png/` with `/icon.png`; hosts answer 404.
		if (!`${path}/`.startsWith(`${base}/`) || /\.\w+\/$/.test(path)) return sendNotFound();
		request.url = url.slice(base.length).replace(/^(?!\/)/, '/');
		sendFile(request, response, () => void sendNotFound());
	};
}

/** @type {(path: string) => boolean} false if it is not a path, or its encoding is broken */
function isReadable(path) {
	try {
		return path.startsWith('/') && !decodeURIComponent(path).includes('\0');
	} catch {
		return false;
	}
}

/** @type {(response: import('node:http').ServerResponse, status: number, text: string) => void} */
function plain(response, status, text) {
	response.setHeaders(
		new Map(Object.entries({ ...headersFor('/.txt'), 'Content-Type': 'text/plain' }))
	);
	response.statusCode = status;
	response.end(text);
}

/**
 * @type {(answer: ReturnType<typeof answerFrom>, port: number, host: string) =>
 *   Promise<import('node:http').Server>}
 */
async function listen(answer, port, host) {
	// The share target puts the whole shared text into the URL, which can exceed the 16 kB that Node allows.
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
