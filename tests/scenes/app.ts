/// <reference types="vite/client" />
import { removeTracesPatiently } from '#lib/platform/traces.ts';
import { App } from '#lib/state/app.svelte.ts';
import { Exporter, type Made } from '#lib/state/exporter.ts';
import type { Circumstances } from '#lib/state/journal.svelte.ts';
import { openCopying } from '#lib/storage/copying.ts';
import { noonMs, removed } from './database.ts';

/** An act that is done at that energy, and was not picked for the day. */
export function atEnergy(energy: number): Circumstances {
	return { energy, isIntended: false };
}

/**
 * A clock that a test sets; each reading is a second after the last, as with a person's doings, or as
 * many ms as the test says.
 */
export interface TestClock {
	ms: number;
	step: number;
	readonly now: () => number;
}

function clockAt(ms: number): TestClock {
	const clock = { ms, step: 1000, now: () => (clock.ms += clock.step) };
	return clock;
}

/** Runs a test with the app as a tab has it, on an empty diary; another call of `tab` is another tab. */
export async function withApp(
	test: (scene: { app: App; clock: TestClock; tab: () => App }) => Promise<void>
): Promise<void> {
	await removed('small-hello');
	await removeTracesPatiently('files');
	const clock = clockAt(noonMs);
	const apps: App[] = [];
	const tab = () => {
		const app = new App({ now: clock.now });
		apps.push(app);
		return app;
	};
	let isLeftOpen = false;
	try {
		await test({ app: tab(), clock, tab });
	} finally {
		for (const { storage } of apps) storage.close();
		isLeftOpen = await removed('small-hello');
		// What remembers the diary would keep the next one from being opened.
		await removeTracesPatiently('files');
	}
	if (isLeftOpen) throw new Error('a connection was left open that nothing closes');
}

/** A copy of everything that is in this browser's diary, as it leaves. */
export async function copyOf(app: App): Promise<Made> {
	const copying = openCopying();
	try {
		return (await new Exporter(copying).copy(app.now()))!;
	} finally {
		copying.close();
	}
}
