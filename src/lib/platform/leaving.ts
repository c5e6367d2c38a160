/**
 * Calls `release` once if this page goes into the back/forward cache, where it stops with all that it holds: it
 * is to release everything that other pages may wait for, such as a Web Lock. Returns the function that cancels
 * the call.
 */
export function whenCached(release: () => void): () => void {
	function onpagehide({ persisted }: PageTransitionEvent) {
		if (!persisted) return;
		cancel();
		release();
	}
	const cancel = () => removeEventListener('pagehide', onpagehide);
	addEventListener('pagehide', onpagehide);
	return cancel;
}
