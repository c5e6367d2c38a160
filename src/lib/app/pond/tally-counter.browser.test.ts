import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { saving, winAt } from '../../../../tests/support/database.ts';
import { withApp } from '../../../../tests/support/app.ts';
import { tallyOf } from '../../../../tests/support/recount.ts';
import { use } from '../../../../tests/support/use.svelte.ts';
import { tallyWithin } from './tally-counter.ts';

/** Takes the tally away, as if an earlier version had written the diary. */
async function withoutTally(): Promise<void> {
	const database = await openDB('small-hello');
	const { wins } = await database.get('meta', 'totals');
	await database.put('meta', { wins }, 'totals');
	database.close();
}

/** A worker takes its time on a busy machine. */
const slow = { timeout: 30_000 };
const wins = ['2024-05-01', '2026-01-02', '2026-03-04'].map((day, at) =>
	winAt(`${day}T09:00:00+01:00`, { channel: 'inPerson', treasured: at === 1 })
);

test('a diary of an earlier version gets its tally when it is first shown, and it follows from then on', () =>
	withApp(async ({ app, tab }) => {
		await app.storage.write(wins.map(saving));
		await withoutTally();
		const later = tab();
		const stop = use(() => later.journal.tally);
		await expect.poll(() => later.journal.tally, slow).toEqual(tallyOf(wins));
		expect(await app.storage.totals()).toEqual({ wins: 3, tally: tallyOf(wins) });
		const further = winAt('2026-04-05T09:00:00+01:00', { channel: 'solo' });
		await later.storage.write([saving(further)]);
		expect(await app.storage.totals()).toEqual({ wins: 4, tally: tallyOf([...wins, further]) });
		stop();
	}));

test('a write before the count leaves the tally to the count', () =>
	withApp(async ({ app }) => {
		await app.storage.write(wins.map(saving));
		await withoutTally();
		const further = winAt('2026-04-05T09:00:00+01:00');
		await app.storage.write([saving(further)]);
		expect(await app.storage.totals()).toEqual({ wins: 4 });
		const stop = use(() => app.journal.tally);
		await expect.poll(() => app.journal.tally, slow).toEqual(tallyOf([...wins, further]));
		stop();
	}));

test('a year has a tally of its own', () =>
	withApp(async ({ app }) => {
		await app.storage.write(wins.map(saving));
		expect(await tallyWithin('2026')).toEqual(tallyOf(wins.slice(1)));
		expect(await tallyWithin('2024')).toEqual(tallyOf(wins.slice(0, 1)));
		expect(await tallyWithin('1999')).toEqual(tallyOf([]));
	}));
