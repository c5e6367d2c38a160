import { whenCached } from './leaving.ts';

/**
 * Runs `work` while no other tab does work of that name; waits for its turn. Releases the name and rejects if
 * this page goes into the back/forward cache. Throws in browsers without the Web Locks API.
 */
export function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
	const controller = new AbortController();
	const { signal } = controller;
	const left = new Promise<never>((_, reject) => {
		signal.onabort = () => reject(signal.reason as Error);
	});
	left.catch(() => {});
	const cancel = whenCached(() => controller.abort());
	return navigator.locks
		.request(name, { signal }, () => Promise.race([work(), left]))
		.finally(cancel) as Promise<Result>;
}
