import { App } from './app.svelte.ts';

let app: App | undefined;

/** Returns the app of this page, created on first use: a route may need it before the layout is rendered. */
export function pageApp(): App {
	return (app ??= new App());
}
