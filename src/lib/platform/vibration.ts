/** Whether this browser knows how to vibrate; that the device can, nobody tells. */
export function canVibrate(): boolean {
	return 'vibrate' in navigator;
}

/** Vibrates: ms on, ms off, and so on. Nothing happens where the browser cannot, or no tap came before. */
export function vibrate(pattern: readonly number[]): void {
	if (canVibrate()) navigator.vibrate([...pattern]);
}
