/** Whether the browser shows notifications of this app; `none` where it has none, as in a tab on an iPhone. */
export type NotifyPermission = NotificationPermission | 'none';

/** What the browser says at this moment. */
export function notifyPermission(): NotifyPermission {
	return 'Notification' in globalThis ? Notification.permission : 'none';
}

/** Asks the person, who has tapped for it; where they have answered before, the browser asks nothing. */
export async function askToNotify(): Promise<NotifyPermission> {
	if (notifyPermission() !== 'default') return notifyPermission();
	try {
		return await Notification.requestPermission();
	} catch {
		return notifyPermission();
	}
}

/** Shows a notification; another one with the same tag takes its place. Tells whether it could be shown. */
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
		// Android has no notifications without a worker.
		return false;
	}
}

/** Calls back when the person has tapped a notification while a page is open; returns how to stop. */
export function onNotificationTap(listener: () => void): () => void {
	const workers = navigator.serviceWorker;
	if (!workers) return () => {};
	const onmessage = ({ data }: MessageEvent) => {
		if ((data as { type?: unknown } | null)?.type === 'NOTIFICATION_TAP') listener();
	};
	workers.addEventListener('message', onmessage);
	return () => workers.removeEventListener('message', onmessage);
}

/** Calls back each time the page is in sight again; returns how to stop. */
export function onInSight(listener: () => void): () => void {
	const onchange = () => {
		if (document.visibilityState === 'visible') listener();
	};
	document.addEventListener('visibilitychange', onchange);
	return () => document.removeEventListener('visibilitychange', onchange);
}
