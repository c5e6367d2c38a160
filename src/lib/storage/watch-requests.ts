import { unwrap } from 'idb';
import type { WriteTransaction } from './write-transaction.ts';

/** A long write counts as stalled when no request of it has ended for two such spans. */
export const longPatienceMs = 60_000;

/**
 * Watches the requests of a long write, and calls `onstalled` once none of them has ended for two spans: a device
 * that wakes up reports the end of a span before that of the requests.
 */
export function watchRequests(transaction: WriteTransaction, onstalled: () => void): void {
	let idle = 0;
	let timer: ReturnType<typeof setTimeout>;
	const watched = unwrap(transaction);
	const move = () => (idle = -1);
	const wait = () => {
		// The first end in a span is enough: an import has a hundred thousand.
		watched.addEventListener('success', move, { capture: true, once: true });
		timer = setTimeout(() => {
			if (++idle < 2) wait();
			else onstalled();
		}, longPatienceMs);
	};
	for (const end of ['complete', 'abort']) watched.addEventListener(end, () => clearTimeout(timer));
	wait();
}
