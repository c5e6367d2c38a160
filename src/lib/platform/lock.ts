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

/** The pause between two looks at a name. */
const lookMs = 50;

/**
 * Runs `work` while other work of that name gives way: see `givingWay`. Several may run at once. In browsers
 * without the Web Locks API, nothing gives way.
 */
export function first<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
	if (!navigator.locks) return work();
	return navigator.locks.request(name, { mode: 'shared' }, work) as Promise<Result>;
}

/**
 * Resolves when no page or worker runs work of that name with `first`, but after `mostMs` at the latest: the
 * other work may have got stuck.
 */
export async function givingWay(name: string, mostMs: number): Promise<void> {
	if (!navigator.locks) return;
	const isFree = () =>
		// Does not join the queue, where it would hold up the next `first`.
		navigator.locks.request(name, { ifAvailable: true }, (lock) => Promise.resolve(lock !== null));
	for (let waitedMs = 0; waitedMs < mostMs && !(await isFree()); waitedMs += lookMs)
		await new Promise((resolve) => setTimeout(resolve, lookMs));
}
