/** A page that is not visible paints nothing, so the wait ends by itself. */
const longestMs = 200;

/** Resolves once the next frame is on screen, for work that must not delay it. */
export function afterPaint(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, longestMs);
		// The frame is painted after its callbacks, and a timer ends after that.
		requestAnimationFrame(() => setTimeout(resolve));
	});
}
