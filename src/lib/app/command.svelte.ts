import { tick } from 'svelte';
import { m } from '#lib/i18n/generated/messages.js';
import { storageProblemOf } from '#lib/storage/live.svelte.ts';
import type { StorageProblem } from '#lib/storage/database.ts';
import type { Snackbar } from './snackbar.svelte.ts';

/** Reverts a command; rejects with a `StorageError`, for example if a newer change prevents the undo. */
export type Undo = () => Promise<void>;

/**
 * The result of a command: the sentence for the snackbar, and the undo. Nothing is announced without a
 * sentence.
 */
export interface Done {
	announce?: string;
	undo?: Undo;
}

// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a command with nothing to announce returns nothing
export type Outcome = Done | void;

export interface CommandOptions<Args extends unknown[]> {
	/** Returns the element to focus afterwards, if the pressed button disappears. */
	focus?(...args: Args): HTMLElement | null | undefined;
	/** Allows further calls while one is running: for a slider, where every change counts. */
	isConcurrent?: boolean;
	/** Shows a failure beside the words that stay on screen; by default the snackbar shows it. */
	onfailure?(sentence: string): void;
}

/** One way for the user to change something on a screen. */
export interface Command<Args extends unknown[]> {
	/** True while a call is running; further calls are ignored, unless the command is concurrent. */
	readonly isRunning: boolean;
	/** Runs the command; resolves with whether it succeeded. Shows failures and never throws them. */
	run(...args: Args): Promise<boolean>;
}

/** Creates a command that calls `write`, announces its result and offers the undo. */
export function command<Args extends unknown[]>(
	snackbar: Snackbar,
	write: (...args: Args) => Promise<Outcome>,
	options: CommandOptions<Args> = {}
): Command<Args> {
	let running = $state(0);
	return {
		get isRunning() {
			return running > 0;
		},
		async run(...args) {
			// A second tap would repeat the write, and its announcement would replace the undo of the first.
			if (running > 0 && !options.isConcurrent) return false;
			running++;
			try {
				const done = await write(...args);
				if (done?.announce !== undefined) announce(snackbar, done.announce, done.undo);
			} catch (error) {
				const sentence = `${m.not_saved()} ${await sentenceFor(error)}`;
				if (options.onfailure) options.onfailure(sentence);
				else snackbar.warn(sentence);
				return false;
			} finally {
				running--;
			}
			await tick();
			options.focus?.(...args)?.focus();
			return true;
		}
	};
}

/** Announces an action in the snackbar, with its undo if there is one. */
export function announce(snackbar: Snackbar, text: string, undo?: Undo): void {
	snackbar.say(text, undo && (() => undone(undo)));
}

/** Returns the sentence that explains a failed read or write, and what to do about it. */
export function sentenceFor(error: unknown): Promise<string> {
	return sentenceOf(storageProblemOf(error));
}

/**
 * Returns the sentence that explains a storage problem, and what to do about it. Its file is loaded only when
 * needed, which is rare.
 */
export async function sentenceOf(problem: StorageProblem): Promise<string> {
	try {
		return (await import('./problem-sentences.ts')).problemSentence(problem);
	} catch {
		return m.problem_reload();
	}
}

async function undone(undo: Undo): Promise<{ text: string; isDone: boolean }> {
	try {
		await undo();
		return { text: m.undone(), isDone: true };
	} catch (error) {
		return { text: await sentenceFor(error), isDone: false };
	}
}
