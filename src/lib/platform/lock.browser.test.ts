import { expect, test } from 'vitest';
import { alone, first, givingWay } from './lock.ts';

const goIntoCache = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));

test('work of one name runs one after the other', async () => {
	const name = `test-${crypto.randomUUID()}`;
	const steps: string[] = [];
	await Promise.all(
		['first', 'second'].map((one) =>
			alone(name, async () => {
				steps.push(`${one} begins`);
				await new Promise((resolve) => setTimeout(resolve, 20));
				steps.push(`${one} ends`);
			})
		)
	);
	expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('a page that goes into the back/forward cache holds up no other page', async () => {
	const name = `test-${crypto.randomUUID()}`;
	const running = alone(name, () => new Promise(() => {}));
	const waiting = alone(name, () => new Promise(() => {}));
	goIntoCache();
	await expect(running).rejects.toThrow();
	await expect(waiting).rejects.toThrow();
	expect(await alone(name, () => Promise.resolve('done'))).toBe('done');
});

test('work gives way until the last urgent work of that name has ended', async () => {
	const name = `test-${crypto.randomUUID()}`;
	const steps: string[] = [];
	const ends: (() => void)[] = [];
	const urgent = ['first', 'second'].map((one) =>
		first(name, async () => {
			await new Promise<void>((resolve) => ends.push(resolve));
			steps.push(`${one} ends`);
		})
	);
	await expect.poll(() => ends.length).toBe(2);
	const waiting = givingWay(name, 60_000).then(() => steps.push('given way'));
	for (const end of ends) {
		await new Promise((resolve) => setTimeout(resolve, 120));
		end();
	}
	await Promise.all([...urgent, waiting]);
	expect(steps).toEqual(['first ends', 'second ends', 'given way']);
	await givingWay(name, 60_000);
});

test('work does not give way for longer than it wants to', async () => {
	const name = `test-${crypto.randomUUID()}`;
	let end = () => {};
	let isStuck = true;
	const stuck = first(name, () => new Promise<void>((resolve) => (end = resolve)));
	void stuck.then(() => (isStuck = false));
	await givingWay(name, 100);
	expect(isStuck).toBe(true);
	end();
	await stuck;
});

test('the result and the failure of urgent work are passed on', async () => {
	const name = `test-${crypto.randomUUID()}`;
	expect(await first(name, () => Promise.resolve('made'))).toBe('made');
	await expect(first(name, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
	await givingWay(name, 60_000);
});
