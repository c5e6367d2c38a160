import { m } from '#lib/i18n/generated/messages.js';
import type { StorageProblem } from '#lib/storage/storage.ts';
import { problemOf, type App } from '#lib/state/app.svelte.ts';

/** How a page says what has happened, and what could not be. */
export function saying(app: App) {
	/** Says what has happened; with `undo`, it can be taken back from where it is said. */
	function say(text: string, undo?: () => Promise<void>): void {
		app.notices.say(text, undo && (() => takenBack(undo)));
	}

	/** Does something that writes; when it cannot be done, says why and gives false. */
	async function attempt(write: () => Promise<void>): Promise<boolean> {
		try {
			await write();
			return true;
		} catch (error) {
			app.notices.warn(`${m.not_saved()} ${await sentenceFor(error)}`);
			return false;
		}
	}

	return { say, attempt };
}

/** Why something could not be saved, and what to do about it. */
export function sentenceFor(error: unknown): Promise<string> {
	return sentenceOf(problemOf(error));
}

/** What is wrong with the diary's storage, and what to do about it; fetched when it is needed, which is rare. */
export async function sentenceOf(problem: StorageProblem): Promise<string> {
	try {
		return (await import('#lib/i18n/sentences.ts')).problemSentence(problem);
	} catch {
		return m.problem_reload();
	}
}

async function takenBack(undo: () => Promise<void>): Promise<{ text: string; isDone: boolean }> {
	try {
		await undo();
		return { text: m.undone(), isDone: true };
	} catch (error) {
		return { text: await sentenceFor(error), isDone: false };
	}
}
