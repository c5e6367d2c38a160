import { expect, test } from 'vitest';
import { alone } from './lock.ts';

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
