import { expect, test } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { saving, winAt } from '../../../../tests/support/database.ts';
import { BackupReminder } from './backup-reminder.svelte.ts';

test('an answer to the backup reminder holds even if a read that began earlier ends later', () =>
	withApp(async ({ app }) => {
		const wins = Array.from({ length: 10 }, () => winAt('2026-11-20T09:30:00+01:00'));
		await app.storage.write(wins.map(saving));
		await app.preferences.settle({ hasSeenWelcome: true });
		const reminder = app.part(BackupReminder);
		await reminder.load();
		expect(reminder.isDue).toBe(true);

		const { winCount } = app.storage;
		let goOn!: () => void;
		const going = new Promise<void>((resolve) => (goOn = resolve));
		app.storage.winCount = () => going.then(winCount);
		const loading = reminder.load();
		const undo = await reminder.putOff();
		goOn();
		await loading;
		expect(reminder.isDue).toBe(false);
		await undo();
		expect(reminder.isDue).toBe(true);
	}));
