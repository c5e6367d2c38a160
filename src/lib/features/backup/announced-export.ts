import type { App } from '#lib/app/app.svelte.ts';
import { sentenceFor } from '#lib/app/command.svelte.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { StorageError } from '#lib/storage/database.ts';
import type { ExportWay } from './export-settings.svelte.ts';
import {
	ExportState,
	FileNotWritten,
	type Delivered,
	type ExportRequest
} from './export.svelte.ts';

const deliveredWords: { readonly [Way in ExportWay]: (told: { name: string }) => string } = {
	download: m.export_downloaded,
	share: m.export_shared,
	file: m.export_saved
};

/** Makes a file and announces how it was delivered; resolves to false if it was not. */
export async function announcedExport(app: App, request: ExportRequest): Promise<boolean> {
	const exporting = app.part(ExportState);
	let isCancelled = false;
	// The announcement of an earlier export would look like that of this one.
	app.snackbar.dismiss();
	const isDelivered = await announcedDelivery(app, async () => {
		const delivered = await exporting.export(request);
		isCancelled = !delivered && !exporting.ready;
		return delivered;
	});
	if (isCancelled) app.snackbar.say(m.export_cancelled());
	return isDelivered;
}

/** Announces how a file was delivered; resolves to false if it was not. */
export async function announcedDelivery(
	app: App,
	deliver: () => Promise<Delivered | null>
): Promise<boolean> {
	try {
		const delivered = await deliver();
		if (delivered) app.snackbar.say(deliveredWords[delivered.way](delivered));
		return delivered !== null;
	} catch (error) {
		app.snackbar.warn(await sentenceOf(error, app.part(ExportState).ready !== null));
		return false;
	}
}

/**
 * Starts the exports of a screen, and calls back when their settings have been read, or cannot be. Returns the
 * function that ends the exports with the screen.
 */
export function beginExports(app: App, onread = () => {}): () => void {
	const exporting = app.part(ExportState);
	const reader = app.reader();
	void reader.read(() => exporting.settings.load()).then(onread);
	return () => {
		reader.end();
		if (exporting.making) exporting.cancel();
		exporting.discardReady();
	};
}

async function sentenceOf(error: unknown, isReady: boolean): Promise<string> {
	if (error instanceof FileNotWritten)
		return isReady ? m.export_not_written() : m.export_not_allowed();
	if (error instanceof StorageError) return `${m.export_not_made()} ${await sentenceFor(error)}`;
	console.error(error);
	return `${m.export_not_made()} ${m.export_try_again()}`;
}
