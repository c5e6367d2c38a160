import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('an attempt is stale as soon as a newer one begins', () => {
	const latest = new Latest();
	const first = latest.begin();
	expect(first.aborted).toBe(false);
	const second = latest.begin();
	expect(first.aborted).toBe(true);
	expect(second.aborted).toBe(false);
});

test('cancelling makes the current attempt stale, but not a later one', () => {
	const latest = new Latest();
	const first = latest.begin();
	latest.cancel();
	expect(first.aborted).toBe(true);
	expect(latest.begin().aborted).toBe(false);
});
