/** Returns whether the browser can put a badge on the app's icon. It shows if the app is installed. */
export function hasBadges(): boolean {
	return 'setAppBadge' in navigator;
}

/** Shows a badge without a number on the app's icon, or removes it. */
export async function showBadge(isShown: boolean): Promise<void> {
	try {
		await (isShown ? navigator.setAppBadge?.() : navigator.clearAppBadge?.());
	} catch {
		// Without an icon there is nothing to put a badge on.
	}
}

/**
 * Removes the badge when the page is left, as far as the browser still manages to; returns the function that
 * stops this.
 */
export function unmarkOnLeaving(): () => void {
	const onleave = () => void showBadge(false);
	addEventListener('pagehide', onleave);
	return () => removeEventListener('pagehide', onleave);
}
