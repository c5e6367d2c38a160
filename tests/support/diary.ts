import { onTestFinished } from 'vitest';
import { localIso } from '#lib/core/day.ts';
import type { WinDetails } from '#lib/core/win.ts';
import { noonMs, saving, winAt } from './database.ts';
import { use } from './use.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { Diary } from '#lib/features/diary/diary.svelte.ts';

/** A minute in ms. */
export const minuteMs = 60_000;

/** Saves this number of wins, a minute apart, oldest first. Their notes are their numbers. */
export async function filled(app: App, count: number, details: Partial<WinDetails> = {}) {
	const wins = Array.from({ length: count }, (_, i) =>
		winAt(localIso(noonMs + i * minuteMs), { note: `number ${i}`, ...details })
	);
	await app.storage.write(wins.map(saving));
	return wins;
}

/** A diary that is in use, as by a component. */
export function onScreen(app: App): Diary {
	const diary = new Diary(app);
	onTestFinished(use(() => diary.wins));
	return diary;
}

/** Returns the notes on screen, in order. */
export const notesIn = (diary: Diary) => diary.wins.map(({ note }) => note);
