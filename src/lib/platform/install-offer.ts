/** The browser's offer to install the app. */
export interface InstallOffer extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offer: InstallOffer | null = null;
const listeners = new Set<() => void>();

/** Stores the browser's install prompt for later instead of letting it interrupt. */
export function watchInstallOffer(): void {
	// An event from before the app started was stored by app.html.
	hold((window as { installOffer?: InstallOffer }).installOffer ?? null);
	addEventListener('beforeinstallprompt', (event) => {
		event.preventDefault();
		hold(event as InstallOffer);
	});
	addEventListener('appinstalled', () => hold(null));
}

/** Returns the stored offer; null if there is none. */
export const heldOffer = (): InstallOffer | null => offer;

/** Returns the stored offer and removes it, because a prompt can be used only once. */
export function takeOffer(): InstallOffer | null {
	const taken = offer;
	offer = null;
	return taken;
}

/** Replaces the stored offer, or notifies that it was used up. */
export function hold(event: InstallOffer | null): void {
	offer = event;
	for (const listener of listeners) listener();
}

/** Calls the listener when the stored offer has changed; returns the function that unsubscribes it. */
export function onInstallOffer(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
