import { Workbox } from 'workbox-window';

/** What a service worker tells of itself. */
export interface WorkerEvents {
	/** The first install is complete: from now on no network is needed. */
	onready(): void;
	/** A newer version is installed and waits for a yes. */
	onwaiting(): void;
	/** Another tab said yes: the newer version serves this tab as well. */
	onsuperseded(): void;
}

/** A registered service worker. */
export interface WorkerHandle {
	/** Lets the waiting version take over and loads the page again, once. */
	update(): void;
}

/** Registers the service worker at that address; null where the browser has none, as in some private modes. */
export async function registerWorker(
	url: string,
	scope: string,
	events: WorkerEvents
): Promise<WorkerHandle | null> {
	if (!('serviceWorker' in navigator)) return null;
	// Whether a worker served this page before tells a first install from an update.
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
		// The library itself hears of two installs at most, and a tab stays open for months.
		const follow = () => {
			const { installing } = registration;
			installing?.addEventListener('statechange', () => {
				// Where none is running, it is the first one, which waits for nobody.
				if (installing.state === 'installed' && registration.active) events.onwaiting();
			});
		};
		registration.addEventListener('updatefound', follow);
		follow();
		if (registration.waiting) events.onwaiting();
		return {
			update() {
				isUpdating = true;
				workbox.messageSkipWaiting();
			}
		};
	} catch {
		// Offline is not to be had here; everything else is.
		return null;
	}
}

/** The worker's address as Trusted Types want it: one policy, for this one file. */
function trustedUrl(url: string): unknown {
	const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;
	if (!factory) return url;
	return factory
		.createPolicy('small-hello-worker', {
			createScriptURL(candidate: string) {
				if (candidate !== url) throw new TypeError('not the service worker of this app');
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
