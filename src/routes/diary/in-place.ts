import { tick } from 'svelte';

/**
 * What comes near the window is laid out some frames later, and may turn out smaller or larger than it
 * seemed: the place is held until nothing has moved for so many frames.
 */
const stillFrames = { atFirst: 6, onceMoved: 12 };

let before: Promise<unknown> = Promise.resolve();

/** Changes a list above and below what is on screen, and leaves that where it is, in any browser. */
export function inPlace(list: HTMLElement, change: () => Promise<unknown>): Promise<void> {
	// One after the other: two at once would each take the other's change for something to be undone.
	const turn = before.then(() => changed(list, change));
	before = turn.catch(() => {});
	return turn;
}

async function changed(list: HTMLElement, change: () => Promise<unknown>): Promise<void> {
	const anchor = [...list.children].find((item) => item.getBoundingClientRect().bottom > 0);
	// On the page and not in the window, so that whoever scrolls meanwhile is not held back.
	const placeOf = (item: Element) => item.getBoundingClientRect().top + scrollY;
	let place = anchor && placeOf(anchor);
	// Some browsers do the same by themselves, which would come on top.
	list.style.overflowAnchor = 'none';
	await change();
	await tick();
	let wanted = stillFrames.atFirst;
	for (let still = 0; still < wanted; still++) {
		const moved = anchor?.isConnected ? placeOf(anchor) - place! : 0;
		if (Math.abs(moved) >= 1) {
			scrollBy({ top: moved, behavior: 'instant' });
			place! += moved;
			wanted = stillFrames.onceMoved;
			still = 0;
		}
		await new Promise(requestAnimationFrame);
	}
	list.style.overflowAnchor = '';
}
