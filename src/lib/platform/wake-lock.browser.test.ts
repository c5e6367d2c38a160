import { describe, expect, test } from 'vitest';
import { playTones } from './sound.ts';
import { vibrate } from './vibration.ts';
import { canKeepAwake, keepAwake } from './wake-lock.ts';

describe('the wake lock', () => {
	test('reports its state, and is released without a further report', async () => {
		const said: boolean[] = [];
		const letSleep = keepAwake((isAwake) => said.push(isAwake));
		await expect.poll(() => said.length).toBeGreaterThan(0);
		const before = said.length;
		letSleep();
		letSleep();
		document.dispatchEvent(new Event('visibilitychange'));
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(said.length).toBe(before);
		if (!canKeepAwake()) expect(said).toEqual([false]);
	});
});

describe('signals', () => {
	test('do nothing and throw nothing before the first tap', () => {
		expect(() => vibrate([10])).not.toThrow();
		expect(() => playTones([{ hertz: 220, seconds: 0.1 }])).not.toThrow();
	});
});
