/** The permission to show notifications; `none` in browsers without them, such as a tab on an iPhone. */
export type NotifyPermission = NotificationPermission | 'none';

/** Returns the present permission. */
export function notifyPermission(): NotifyPermission {
	return 'Notification' in globalThis ? Notification.permission : 'none';
}

/**
 * Requests the permission after a tap of the user. The browser asks only if the user has not answered before.
 */
export async function askToNotify(): Promise<NotifyPermission> {
	if (notifyPermission() !== 'default') return notifyPermission();
	try {
		return await Notification.requestPermission();
	} catch {
		return notifyPermission();
	}
}

/** Shows a notification, which replaces another one with the same tag. Returns whether it was shown. */
export async function notify({
	title,
	body,
	tag
}: {
	title: string;
	body: string;
	tag: string;
}): Promise<boolean> {
	if (notifyPermission() !== 'granted') return false;
	const registration = await navigator.serviceWorker?.getRegistration();
	try {
		if (registration) {
			const icon = new URL('icons/icon-192.png', registration.scope).href;
			const badge = new URL('icons/icon-monochrome-512.png', registration.scope).href;
			await registration.showNotification(title, { body, tag, icon, badge });
		} else {
			const shown = new Notification(title, { body, tag });
			shown.onclick = () => window.focus();
		}
		return true;
	} catch {
		// Android shows notifications only through a service worker.
		return false;
	}
}

/**
 * Calls the listener when the user taps a notification while a page is open; returns the function that
 * unsubscribes it.
 */
export function onNotificationTap(listener: () => void): () => void {
	const workers = navigator.serviceWorker;
	if (!workers) return () => {};
	const onmessage = ({ data }: MessageEvent) => {
		if ((data as { type?: unknown } | null)?.type === 'NOTIFICATION_TAP') listener();
	};
	workers.addEventListener('message', onmessage);
	return () => workers.removeEventListener('message', onmessage);
}

/** Calls the listener each time the page becomes visible; returns the function that unsubscribes it. */
export function onInSight(listener: () => void): () => void {
	const onchange = () => {
		if (document.visibilityState === 'visible') listener();
	};
	document.addEventListener('visibilitychange', onchange);
	return () => document.removeEventListener('visibilitychange', onchange);
}
