import { fewestEntries } from '#lib/features/insights/numbers/insights.ts';

/** Returns true if there are enough wins for a picture. */
export function isEnough(count: number): boolean {
	return count >= fewestEntries;
}
