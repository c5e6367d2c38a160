/// <reference lib="webworker" />
import { cacheNames, clientsClaim } from 'workbox-core';
import {
	cleanupOutdatedCaches,
	matchPrecache,
	precacheAndRoute,
	type PrecacheEntry
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: readonly (PrecacheEntry | string)[];
};

const files = self.__WB_MANIFEST;
const base = new URL(self.registration.scope).pathname;
const pages = new Set(
	files
		.map((file) => (typeof file === 'string' ? file : file.url))
		.filter((url) => url.endsWith('.html'))
);

/** Files of the version before, which tabs that still run it may ask for. */
const previousFiles = `small-hello-previous-${self.registration.scope}`;
const isImmutable = (url: string) =>
	url.startsWith(`${self.location.origin}${base}_app/immutable/`);

self.addEventListener('install', (event) => event.waitUntil(keepPreviousFiles()));

self.addEventListener('message', (event) => {
	if (event.data?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(showPlans());
});

// The first install takes the open page along; later versions wait until the person agrees, or until
// no tab is open.
clientsClaim();
cleanupOutdatedCaches();

// Files are asked for by the app alone, so what stands behind a question mark never names another.
precacheAndRoute([...files], { ignoreURLParametersMatching: [/.*/] });

registerRoute(
	// A cache that was partly cleared is no reason to fail while there is a network.
	new NavigationRoute(
		async ({ url, request }) => (await matchPrecache(pageFor(url))) ?? fetch(request)
	)
);

registerRoute(
	({ url }) => isImmutable(url.href),
	async ({ request }) => {
		// Looked up without opening, which would make one anew where all were erased.
		const kept = await caches.match(request, { cacheName: previousFiles });
		return kept ?? fetch(request);
	}
);

/**
 * The shell for an address: its own where it has one, else that of the first page. Each shell starts
 * the router, which shows whatever the address asks for: a card, or a kind page for what is not there.
 */
function pageFor({ pathname }: URL): string {
	const route = pathname.slice(base.length).replace(/\/+$/, '');
	return pages.has(`${route}.html`) ? `${route}.html` : 'index.html';
}

/** Brings the app to the front, on the page of plans; a page that is open goes there without loading anew. */
async function showPlans(): Promise<void> {
	const plans = `${self.registration.scope}plans`;
	const tabs = await self.clients.matchAll({ type: 'window' });
	const tab = tabs.find(({ url }) => url.startsWith(plans)) ?? tabs[0];
	if (tab && tab.url !== plans) tab.postMessage({ type: 'NOTIFICATION_TAP' });
	await (tab ? tab.focus() : self.clients.openWindow(plans));
}

/** Puts the files of the version that is running aside, before the cache is made that of this one. */
async function keepPreviousFiles(): Promise<void> {
	const running = await caches.open(cacheNames.precache);
	const requests = (await running.keys()).filter(({ url }) => isImmutable(url));
	if (requests.length === 0) return;
	await caches.delete(previousFiles);
	const kept = await caches.open(previousFiles);
	for (const request of requests) {
		const response = await running.match(request);
		if (response) await kept.put(request, response);
	}
}
