/** A tab of a browser, or an app that was opened from the home screen. */
export type PlaceOnIos = 'browser' | 'homeScreen';

/**
 * Returns where this page is open on an iPhone or iPad; null on any other device. The two places have separate
 * storage. An iPad calls itself a Mac, so this looks for touch and for `navigator.standalone`, which only
 * iOS and iPadOS have.
 */
export function placeOnIos(): PlaceOnIos | null {
	const { standalone, maxTouchPoints } = navigator as Navigator & { standalone?: boolean };
	if (standalone === undefined || maxTouchPoints === 0) return null;
	return standalone ? 'homeScreen' : 'browser';
}
