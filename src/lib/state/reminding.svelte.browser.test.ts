import { expect, test } from 'vitest';
import { withApp } from '../../../tests/scenes/app.ts';
import { saving, winAt } from '../../../tests/scenes/database.ts';
import { Reminding } from './reminding.svelte.ts';

test('what is said to a copy stands, though a reading of before comes after it', () =>
	withApp(async ({ app }) => {
		const wins = Array.from({ length: 10 }, () => winAt('2026-11-20T09:30:00+01:00'));
		await app.storage.write(wins.map(saving));
		await app.preferences.settle({ hasSeenWelcome: true });
		const reminding = app.part(Reminding);
		await reminding.load();
		expect(reminding.isDue).toBe(true);

		const { winCount } = app.storage;
		let goOn!: () => void;
		const going = new Promise<void>((resolve) => (goOn = resolve));
		app.storage.winCount = () => going.then(winCount);
		const loading = reminding.load();
		const undo = await reminding.putOff();
		goOn();
		await loading;
		expect(reminding.isDue).toBe(false);
		await undo();
		expect(reminding.isDue).toBe(true);
	}));
