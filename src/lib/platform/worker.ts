import { Workbox } from 'workbox-window';

/** Events of the service worker. */
export interface WorkerEvents {
	/** The first install is complete: from now on the app works offline. */
	onready(): void;
	/** A newer version is installed and waits for the user's consent. */
	onwaiting(): void;
	/** Another tab has activated the newer version, which now serves this tab too. */
	onsuperseded(): void;
}

/** A registered service worker. */
export interface WorkerHandle {
	/** Activates the waiting version and reloads the page, once. */
	update(): void;
}

/**
 * Registers the service worker at that URL; returns null if the browser has none, as in some private modes.
 */
export async function registerWorker(
	url: string,
	scope: string,
	events: WorkerEvents
): Promise<WorkerHandle | null> {
	if (!('serviceWorker' in navigator)) return null;
	// If a worker served this page before, a new one is an update and not the first install.
	let isServed = Boolean(navigator.serviceWorker.controller);
	let isUpdating = false;
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		if (isUpdating) location.reload();
		else if (isServed) events.onsuperseded();
		else events.onready();
		isServed = true;
	});
	try {
		const workbox = new Workbox(trustedUrl(url) as string, { scope, updateViaCache: 'none' });
		const registration = (await workbox.register())!;
		// Workbox follows at most two installs, and a tab may stay open for months.
		const follow = () => {
			const { installing } = registration;
			installing?.addEventListener('statechange', () => {
				// Without an active worker this is the first install, which does not wait.
				if (installing.state === 'installed' && registration.active) events.onwaiting();
			});
		};
		registration.addEventListener('updatefound', follow);
		follow();
		if (registration.waiting) events.onwaiting();
		// A registration that outlived "Erase everything" in another tab has lost its files.
		registration.active?.postMessage({ type: 'RESTORE' });
		return {
			update() {
				isUpdating = true;
				workbox.messageSkipWaiting();
			}
		};
	} catch {
		// The app does not work offline here; everything else works.
		return null;
	}
}

/** Returns the worker's URL as Trusted Types require it, with one policy for this one file. */
function trustedUrl(url: string): unknown {
	const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
	if (!factory) return url;
	return factory
		.createPolicy('small-hello-worker', {
			createScriptURL(candidate: string) {
				if (candidate !== url) throw new TypeError(candidate);
				return candidate;
			}
		})
		.createScriptURL(url);
}

interface TrustedTypePolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string }
	): { createScriptURL(url: string): unknown };
}
