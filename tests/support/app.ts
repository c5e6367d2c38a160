/// <reference types="vite/client" />
import { removeTracesPatiently } from '#lib/platform/traces.ts';
import { App } from '#lib/app/app.svelte.ts';
import { exportJob, type ExportedFile } from '#lib/features/backup/export-job.ts';
import type { Circumstances } from '#lib/app/journal.svelte.ts';
import { openCopying } from '#lib/storage/bulk-export.ts';
import { noonMs, removed } from './database.ts';
import { endPage } from './page-end.ts';

/** A done card at that energy that was not picked for the day. */
export function atEnergy(energy: number): Circumstances {
	return { energy, isIntended: false };
}

/** A clock that a test sets. Each reading advances it by `step` ms, 1000 by default. */
export interface TestClock {
	ms: number;
	step: number;
	readonly now: () => number;
}

function clockAt(ms: number): TestClock {
	const clock = { ms, step: 1000, now: () => (clock.ms += clock.step) };
	return clock;
}

/** Runs a test with the app of one tab on an empty diary. Each call of `tab` opens another tab. */
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
		endPage();
		// `close` would let work that is still running open the database again.
		for (const { storage } of apps) storage.leave();
		isLeftOpen = await removed('small-hello');
		// The traces of this diary would prevent the next test from opening its own.
		await removeTracesPatiently('files');
	}
	if (isLeftOpen) throw new Error('a connection was left open that nothing closes');
}

/** Exports a backup of the diary in this browser. */
export async function copyOf(app: App): Promise<ExportedFile> {
	const job = exportJob(openCopying());
	try {
		return await job.backup(app.now());
	} finally {
		job.close();
	}
}
