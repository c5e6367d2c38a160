import type { Clock, NodeId } from '#lib/domain/clock.ts';

/** A clock that has issued nothing, of a node that nobody else is. */
export function newClock(): Clock {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	const node = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return { node: node as NodeId, timeMs: 0, counter: 0 };
}
