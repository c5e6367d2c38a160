/// <reference lib="webworker" />
import { cacheNames, clientsClaim } from 'workbox-core';
import {
	cleanupOutdatedCaches,
	getCacheKeyForURL,
	matchPrecache,
	precacheAndRoute,
	type PrecacheEntry
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { storeShare } from '#lib/platform/shared-text.ts';

/** The event of an installation, with static routing where the browser has it. */
interface InstallEvent extends ExtendableEvent {
	addRoutes?(rule: { condition: { requestMode: string }; source: string }): Promise<void>;
}

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

/** Cache with the files of the previous version, for tabs that still run it. */
const previousFiles = `small-hello-previous-${self.registration.scope}`;
const isImmutable = (url: string) =>
	url.startsWith(`${self.location.origin}${base}_app/immutable/`);

self.addEventListener('install', (event) => {
	event.waitUntil(Promise.all([keepPreviousFiles(), sendNoNavigation(event)]));
});

self.addEventListener('message', (event) => {
	if (event.data?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (event.data?.type === 'RESTORE') event.waitUntil(restoreFiles());
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(showPlans());
});

// The first install takes control of the open page. Later versions wait until the user accepts the update or
// no tab is open.
clientsClaim();
cleanupOutdatedCaches();

// Ignores all query parameters: none of them selects another file.
precacheAndRoute([...files], { ignoreURLParametersMatching: [/.*/] });

registerRoute(
	({ url }) => url.pathname === `${base}log`,
	async ({ request }) => {
		const form = await request.formData();
		const part = (name: string) => String(form.get(name) ?? '');
		const share = { title: part('title'), text: part('text'), url: part('url') };
		try {
			await storeShare(self.registration.scope, share);
			return Response.redirect(`${base}log?shared`, 303);
		} catch {
			// The disk is full. The page reads an address as well, and this worker answers it.
			return Response.redirect(`${base}log?${new URLSearchParams(share)}`, 303);
		}
	},
	'POST'
);

registerRoute(
	// If the cache was partly cleared, fall back to the network.
	new NavigationRoute(
		async ({ url, request }) => (await matchPrecache(pageFor(url))) ?? fetch(request)
	)
);

registerRoute(
	({ url }) => isImmutable(url.href),
	async ({ request }) => {
		// Not `caches.open`, which would create the cache again after all caches were deleted.
		const kept = await caches.match(request, { cacheName: previousFiles });
		return kept ?? fetch(request);
	}
);

/**
 * Returns the precached page for a URL: its own shell if it has one, otherwise the shell of the first page.
 * Each shell starts the router, which shows the content for the URL: a card, or a friendly page if there is
 * none.
 */
function pageFor({ pathname }: URL): string {
	const route = pathname.slice(base.length).replace(/(index)?\.html$|\/+$/, '');
	return pages.has(`${route}.html`) ? `${route}.html` : 'index.html';
}

/** Brings the app to the front on the plans page. An open tab goes there without a reload. */
async function showPlans(): Promise<void> {
	const plans = `${self.registration.scope}plans`;
	const tabs = await self.clients.matchAll({ type: 'window' });
	const tab = tabs.find(({ url }) => url.startsWith(plans)) ?? tabs[0];
	if (tab && tab.url !== plans) tab.postMessage({ type: 'NOTIFICATION_TAP' });
	await (tab ? tab.focus() : self.clients.openWindow(plans));
}

/**
 * Makes Chromium answer navigations from this worker only. Otherwise, while the worker starts, Chromium also
 * sends each of them to the host, with the query (ServiceWorkerAutoPreload, on by default in Chromium 156).
 */
async function sendNoNavigation(event: ExtendableEvent): Promise<void> {
	const rule = { condition: { requestMode: 'navigate' }, source: 'fetch-event' };
	try {
		await (event as InstallEvent).addRoutes?.(rule);
	} catch {
		// A browser with an older version of static routing sends no preloads.
	}
}

/**
 * Stores this version's files again if their cache was deleted: a browser that registers a worker while a tab
 * of its unregistered self is open does not install it again, as after "Erase everything" in one of two tabs.
 */
async function restoreFiles(): Promise<void> {
	if (await caches.has(cacheNames.precache)) return;
	const urls = files.map((file) => (typeof file === 'string' ? file : file.url));
	const responses = await Promise.all(urls.map((url) => fetch(url, { cache: 'reload' })));
	// The host serves another version, which is about to be installed completely.
	if (responses.some(({ ok }) => !ok)) return;
	const cache = await caches.open(cacheNames.precache);
	await Promise.all(
		responses.map((response, i) => cache.put(getCacheKeyForURL(urls[i]!)!, response))
	).catch(async (error: unknown) => {
		// The next visit tries again.
		await caches.delete(cacheNames.precache);
		throw error;
	});
}

/**
 * Saves the running version's immutable files in `previousFiles`, before this version replaces the precache.
 */
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
