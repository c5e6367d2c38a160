interface InstallPromptEvent extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How the app can come onto the home screen of this device. */
export type InstallWay = 'installed' | 'offered' | 'byHandOnIos' | 'unknown';

let offer: InstallPromptEvent | null = null;
const listeners = new Set<() => void>();

/** Keeps the browser's offer to install for later, instead of letting it interrupt. */
export function watchInstallOffer(): void {
	// What came before the app had begun, as app.html has put it aside.
	hold((window as { installOffer?: InstallPromptEvent }).installOffer ?? null);
	addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		hold(event as InstallPromptEvent);
	});
	addEventListener('appinstalled', () => hold(null));
}

function hold(event: InstallPromptEvent | null): void {
	offer = event;
	for (const listener of listeners) listener();
}

/** Calls back when `installWay` may give another answer; returns how to stop. */
export function onInstallWay(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** How the app can come onto the home screen at this moment. */
export function installWay(): InstallWay {
	if (matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches)
		return 'installed';
	if ('standalone' in navigator) return navigator.standalone ? 'installed' : 'byHandOnIos';
	return offer ? 'offered' : 'unknown';
}

/** Shows the browser's own question; tells whether the person said yes. */
export async function install(): Promise<boolean> {
	const asked = offer;
	if (!asked) return false;
	// An offer can be used once.
	offer = null;
	await asked.prompt();
	const { outcome } = await asked.userChoice;
	for (const listener of listeners) listener();
	return outcome === 'accepted';
}
