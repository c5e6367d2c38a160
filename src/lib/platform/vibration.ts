/**
 * Returns whether this browser supports vibration. The device may still lack it, which cannot be detected.
 */
export function canVibrate(): boolean {
	return 'vibrate' in navigator;
}

/** Vibrates: ms on, ms off, and so on. Does nothing without support, or before the first tap on the page. */
export function vibrate(pattern: readonly number[]): void {
	if (canVibrate()) navigator.vibrate([...pattern]);
}
