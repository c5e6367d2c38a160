/** The timers that tests have begun, noted by `page-check.ts`. Most have ended by themselves. */
export const timers = new Set<number>();

/** Stops the timers, workers and locks of the app, which otherwise last as long as its page. */
export function endPage(): void {
	for (const timer of timers) clearTimeout(timer);
	timers.clear();
	dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
}
