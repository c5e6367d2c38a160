import { whenCached } from './leaving.ts';

/** Time to wait for a page that is being left or reloaded to release the name. */
const waitMs = 1200;

/**
 * Claims a name among all tabs until it is released, or until this page ends or goes into the back/forward cache.
 * Resolves with the function that releases it, or null if another tab holds it. Always granted in browsers without
 * the Web Locks API.
 */
export function claim(name: string): Promise<(() => void) | null> {
	if (!navigator.locks) return Promise.resolve(() => {});
	return new Promise((resolve, reject) => {
		let release = () => {};
		const waiting = new AbortController();
		const cancel = whenCached(() => {
			release();
			waiting.abort();
		});
		const late = setTimeout(() => waiting.abort(), waitMs);
		navigator.locks
			.request(name, { signal: waiting.signal }, () => {
				clearTimeout(late);
				return new Promise<void>((settle) => resolve((release = settle)));
			})
			.catch((error: unknown) => {
				if (error instanceof DOMException && error.name === 'AbortError') resolve(null);
				else reject(error instanceof Error ? error : new Error(String(error)));
			})
			.finally(cancel);
	});
}
