/**
 * Returns the number of runs of a property: `usual`, or `slow` in slow runs, ten times as many by default. Each
 * run of the tests draws other values, so the usual number finds a rare fault some day, and a slow run finds it
 * at once.
 */
export function runs(usual: number, slow = 10 * usual): { numRuns: number } {
	// Not from `process`, which a browser lacks.
	return { numRuns: import.meta.env.SLOW_TESTS ? slow : usual };
}
