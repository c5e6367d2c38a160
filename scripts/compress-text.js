// @ts-check
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/**
 * Makes a response declare the charset of text, and sends whole texts with gzip if the client accepts it.
 * sirv itself sends only files that were compressed before the server started.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response not sent yet, not even in part
 * @param {Map<string, Buffer>} compressed cache of compressed bodies by URL and ETag; this one is added
 */
export function compressText(
	{ url, headers: { 'accept-encoding': accepted } },
	response,
	compressed
) {
	const { write, end } = response;
	const writeHead = response.writeHead.bind(response);
	response.writeHead = (/** @type {number} */ status, /** @type {any} */ headers = {}) => {
		const { 'Content-Type': typed, ETag: etag } = headers;
		const type = typed?.replace(/^(text\/\w+).*/, '$1; charset=utf-8');
		const head = type ? { ...headers, 'Content-Type': type } : headers;
		const isWholeText = [200, 404].includes(status) && /^text\/|json$|xml$/.test(type);
		if (!isWholeText || !/\bgzip\b(?!\s*;\s*q=0)/i.test(String(accepted))) {
			return writeHead(status, head);
		}

		/** @type {Buffer[]} */
		const chunks = [];
		const finish = async () => {
			const key = etag && `${url} ${etag}`;
			const body = compressed.get(key) ?? (await compress(Buffer.concat(chunks), { level: 9 }));
			if (key) compressed.set(key, body);
			Object.assign(response, { write, end });
			writeHead(status, { ...head, 'Content-Encoding': 'gzip', 'Content-Length': body.length });
			response.end(body);
		};
		response.write = (/** @type {Buffer} */ chunk) => chunks.push(chunk) > 0;
		response.end = (/** @type {any} */ chunk) => {
			if (chunk) chunks.push(chunk);
			finish().catch((error) => response.destroy(error));
			return response;
		};
		return response;
	};
}
