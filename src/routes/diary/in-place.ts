import { tick } from 'svelte';

/** What comes near the window is laid out a frame later, and may turn out smaller or larger than it seemed. */
const framesUntilSettled = 6;

let before: Promise<unknown> = Promise.resolve();

/** Changes a list above and below what is on screen, and leaves that where it is, in any browser. */
export function inPlace(list: HTMLElement, change: () => Promise<unknown>): Promise<void> {
	// One after the other: two at once would each take the other's change for something to be undone.
	const turn = before.then(() => changed(list, change));
	before = turn.catch(() => {});
	return turn;
}

async function changed(list: HTMLElement, change: () => Promise<unknown>): Promise<void> {
	const topOf = (item: Element) => item.getBoundingClientRect().top;
	const anchor = [...list.children].find((item) => item.getBoundingClientRect().bottom > 0);
	const top = anchor && topOf(anchor);
	// Some browsers do the same by themselves, which would come on top.
	list.style.overflowAnchor = 'none';
	await change();
	await tick();
	for (let frame = 0; frame < framesUntilSettled; frame++) {
		if (anchor?.isConnected) scrollBy({ top: topOf(anchor) - top!, behavior: 'instant' });
		await new Promise(requestAnimationFrame);
	}
	list.style.overflowAnchor = '';
}
