import { expect, test } from 'vitest';
import { singleFlight } from './single-flight.ts';

test('ignores calls while one is pending, and runs again afterwards', async () => {
	let runs = 0;
	let finish = () => {};
	const save = singleFlight(async () => {
		runs++;
		await new Promise<void>((resolve) => (finish = resolve));
	});
	const first = save();
	await save();
	expect(runs).toBe(1);
	finish();
	await first;
	void save();
	expect(runs).toBe(2);
	finish();
});

test('runs again after a call that failed', async () => {
	let runs = 0;
	const save = singleFlight(async () => {
		runs++;
		if (runs === 1) throw new Error('full');
	});
	await expect(save()).rejects.toThrow('full');
	await save();
	expect(runs).toBe(2);
});
