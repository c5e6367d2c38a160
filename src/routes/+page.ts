import { browser } from '$app/environment';
import { pageApp } from '#lib/app/page-app.ts';

/** Begins to read the diary before the screen is made. It resolves at once, so the screen doesn't wait. */
export function load(): void {
	if (!browser) return;
	pageApp().prime();
}
