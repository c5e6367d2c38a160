import type { App } from '#lib/app/app.svelte.ts';
import { announce, sentenceFor } from '#lib/app/command.svelte.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { StorageError } from '#lib/storage/database.ts';
import { SoundMissing, VoiceNotes, type Played } from './voice-notes.svelte.ts';

/**
 * Returns the voice notes of an app with functions that play and download them. Failures appear in the
 * snackbar.
 */
export function listening(app: App) {
	const voiceNotes = app.part(VoiceNotes);

	async function shown(sound: () => Promise<void>): Promise<boolean> {
		try {
			await sound();
			return true;
		} catch (error) {
			if (error instanceof SoundMissing) app.snackbar.warn(m.voice_missing());
			else if (error instanceof StorageError) app.snackbar.warn(await sentenceFor(error));
			else app.snackbar.warn(m.voice_cannot_play());
			return false;
		}
	}

	return {
		voiceNotes,
		/** Plays a voice note; resolves to false if that fails. */
		play: (which: Played) => shown(() => voiceNotes.play(which)),
		/** Downloads a voice note; resolves to false if that fails. */
		save: (which: Played) =>
			shown(async () => {
				const name = await voiceNotes.download(which);
				announce(app.snackbar, m.export_downloaded({ name }));
			})
	};
}
