import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from './throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first asking is answered at once, those after it as one once the rest is over', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	throttle.ask();
	expect(times).toBe(1);
	throttle.ask();
	throttle.ask();
	vi.advanceTimersByTime(299);
	expect(times).toBe(1);
	vi.advanceTimersByTime(1);
	expect(times).toBe(2);
	vi.advanceTimersByTime(10_000);
	expect(times).toBe(2);
});

test('who asks without a pause is answered all the same', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	for (let ms = 0; ms < 3000; ms += 50) {
		throttle.ask();
		vi.advanceTimersByTime(50);
	}
	// At 0, 300, 600 and so on to 3000 ms.
	expect(times).toBe(11);
});

test('what was cancelled is not done, and the next asking is answered', () => {
	let times = 0;
	const throttle = new Throttle(() => times++, 300);
	throttle.ask();
	throttle.ask();
	throttle.cancel();
	vi.advanceTimersByTime(1000);
	expect(times).toBe(1);
	throttle.ask();
	expect(times).toBe(2);
});
