import { m } from '#lib/i18n/generated/messages.js';
import type { App } from '#lib/state/app.svelte.ts';
import { SoundMissing, VoiceNotes, type Played } from '#lib/state/voice-notes.svelte.ts';
import { StorageError } from '#lib/storage/storage.ts';
import { saying, sentenceFor } from './saying.ts';

/** How a page plays and saves voice notes, and says what could not be. */
export function listening(app: App) {
	const voiceNotes = app.part(VoiceNotes);
	const { say } = saying(app);

	/** Gives whether that could be done. */
	async function sounding(sound: () => Promise<void>): Promise<boolean> {
		try {
			await sound();
			return true;
		} catch (error) {
			if (error instanceof SoundMissing) app.notices.warn(m.voice_missing());
			else if (error instanceof StorageError) app.notices.warn(await sentenceFor(error));
			else app.notices.warn(m.voice_cannot_play());
			return false;
		}
	}

	return {
		voiceNotes,
		play: (which: Played) => sounding(() => voiceNotes.play(which)),
		save: (which: Played) =>
			sounding(async () => say(m.voice_file_saved({ name: await voiceNotes.download(which) })))
	};
}
