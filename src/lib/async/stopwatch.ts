/** Starts a stopwatch: returns a function that returns the ms since then. */
export function stopwatch(): () => number {
	const beganMs = performance.now();
	return () => performance.now() - beganMs;
}
