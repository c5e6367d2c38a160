/** Whether the browser can put a mark on the app's icon; it shows where the app is installed. */
export function hasBadges(): boolean {
	return 'setAppBadge' in navigator;
}

/** Puts a mark without a number on the app's icon, or takes it away. */
export async function showBadge(isShown: boolean): Promise<void> {
	try {
		await (isShown ? navigator.setAppBadge?.() : navigator.clearAppBadge?.());
	} catch {
		// Where the app has no icon there is nothing to mark.
	}
}

/** Takes the mark away when the page goes, as far as the browser still does so; returns how to stop. */
export function unmarkOnLeaving(): () => void {
	const onleave = () => void showBadge(false);
	addEventListener('pagehide', onleave);
	return () => removeEventListener('pagehide', onleave);
}
