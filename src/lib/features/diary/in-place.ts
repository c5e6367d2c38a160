import { tick } from 'svelte';
import { SerialQueue } from '#lib/async/serial-queue.ts';

/**
 * Number of frames without movement until the position counts as stable. Items near the viewport are laid out
 * some frames late, and their size may change then.
 */
const stillFrames = { atFirst: 6, onceMoved: 12 };

/** One change at a time: two at once would both scroll to correct the same movement. */
const changes = new SerialQueue();

/**
 * Runs a change that adds or removes items above or below the visible ones, and holds the visible ones in
 * place in any browser. While `holds` returns false the items move instead of the page, for a user who looks at
 * something above them.
 */
export function inPlace(
	list: HTMLElement,
	change: () => Promise<unknown>,
	holds: () => boolean = () => true
): Promise<void> {
	return changes.run(() => changed(list, change, holds));
}

/** Scrolls to an item and moves the focus there; does nothing for null. */
export function moveTo(item: HTMLElement | null): void {
	item?.scrollIntoView({ block: 'start', behavior: 'instant' });
	item?.focus({ preventScroll: true });
}

async function changed(
	list: HTMLElement,
	change: () => Promise<unknown>,
	holds: () => boolean
): Promise<void> {
	const anchor = [...list.children].find((item) => item.getBoundingClientRect().bottom > 0);
	// Measure positions on the page, not in the viewport, so that the user can scroll during the change.
	const placeOf = (item: Element) => item.getBoundingClientRect().top + scrollY;
	let place = anchor && placeOf(anchor);
	// Some browsers anchor the scroll position themselves, which would shift the page twice.
	list.style.overflowAnchor = 'none';
	await change();
	await tick();
	let wanted = stillFrames.atFirst;
	for (let still = 0; still < wanted; still++) {
		const moved = anchor?.isConnected ? placeOf(anchor) - place! : 0;
		if (Math.abs(moved) >= 1) {
			if (holds()) scrollBy({ top: moved, behavior: 'instant' });
			place! += moved;
			wanted = stillFrames.onceMoved;
			still = 0;
		}
		await new Promise(requestAnimationFrame);
	}
	list.style.overflowAnchor = '';
}
