/**
 * Returns the number of runs of a property: `usual`, and ten times as many in slow runs. Each run of the tests
 * draws other values, so the usual number finds a rare fault on another day, and a slow run finds it at once.
 */
export function runs(usual: number): { numRuns: number } {
	return { numRuns: process.env.SLOW_TESTS ? 10 * usual : usual };
}
