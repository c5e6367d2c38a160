import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from './throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first call runs at once, later ones run together when the interval is over', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	throttle.call();
	expect(times).toBe(1);
	throttle.call();
	throttle.call();
	vi.advanceTimersByTime(299);
	expect(times).toBe(1);
	vi.advanceTimersByTime(1);
	expect(times).toBe(2);
	vi.advanceTimersByTime(10_000);
	expect(times).toBe(2);
});

test('calls without a pause still run once per interval', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	for (let ms = 0; ms < 3000; ms += 50) {
		throttle.call();
		vi.advanceTimersByTime(50);
	}
	// At 0, 300, 600 and so on to 3000 ms.
	expect(times).toBe(11);
});

test('a cancelled call does not run, and the next call does', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	throttle.call();
	throttle.call();
	throttle.cancel();
	vi.advanceTimersByTime(1000);
	expect(times).toBe(1);
	throttle.call();
	expect(times).toBe(2);
});
