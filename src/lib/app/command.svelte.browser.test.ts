import { expect, test } from 'vitest';
import { command } from './command.svelte.ts';
import { Snackbar } from './snackbar.svelte.ts';

/** A write that ends when the test calls `finish`, and the values that it received. */
function held() {
	const values: number[] = [];
	let finish = () => {};
	const isOver = new Promise<void>((resolve) => (finish = resolve));
	const write = (value: number) => {
		values.push(value);
		return isOver.then(() => ({}));
	};
	return { values, finish, write };
}

test('a command ignores further calls while it is running', async () => {
	const { values, finish, write } = held();
	const { run } = command(new Snackbar(), write);
	const first = run(1);
	expect(await run(2)).toBe(false);
	finish();
	expect(await first).toBe(true);
	expect(values).toEqual([1]);
});

test('a concurrent command runs every call, and is running until the last one has ended', async () => {
	const { values, finish, write } = held();
	const settle = command(new Snackbar(), write, { isConcurrent: true });
	const calls = [settle.run(1), settle.run(2)];
	expect(settle.isRunning).toBe(true);
	finish();
	expect(await Promise.all(calls)).toEqual([true, true]);
	expect(settle.isRunning).toBe(false);
	expect(values).toEqual([1, 2]);
});
