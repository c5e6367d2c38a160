import { placeOnIos } from './ios.ts';

/**
 * Calls `rest` each time this page is hidden on an iPhone or iPad, and `wake` when it is shown again. Such a page
 * can be stopped without a `pagehide`, with all that it holds. Returns the function that ends the calls.
 */
export function whenHiddenOnIos(rest: () => void, wake: () => void = () => {}): () => void {
	if (placeOnIos() === null) return () => {};
	let rests = false;
	function onchange() {
		const isHidden = document.visibilityState === 'hidden';
		if (isHidden === rests) return;
		rests = isHidden;
		if (isHidden) rest();
		else wake();
	}
	document.addEventListener('visibilitychange', onchange);
	return () => document.removeEventListener('visibilitychange', onchange);
}
