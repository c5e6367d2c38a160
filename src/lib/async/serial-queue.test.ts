import { expect, test } from 'vitest';
import { SerialQueue } from './serial-queue.ts';

test('tasks run in the order in which they were queued, however long each takes', async () => {
	const queue = new SerialQueue();
	const order: string[] = [];
	const task = (name: string, delayMs: number) => async () => {
		order.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, delayMs));
		order.push(`${name} ends`);
	};
	await Promise.all([queue.run(task('slow', 20)), queue.run(task('fast', 0))]);
	expect(order).toEqual(['slow begins', 'slow ends', 'fast begins', 'fast ends']);
});

test('a failed task rejects for its caller and does not stop the next one', async () => {
	const queue = new SerialQueue();
	const failed = queue.run(() => Promise.reject(new Error('full')));
	const next = queue.run(() => Promise.resolve('done'));
	await expect(failed).rejects.toThrow('full');
	await expect(next).resolves.toBe('done');
});
