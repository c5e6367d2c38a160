import { afterEach, expect, test } from 'vitest';
import { installWay } from './install.ts';
import { placeOnIos } from './ios.ts';

function pretend(device: { standalone?: boolean; maxTouchPoints: number }): void {
	for (const [name, value] of Object.entries(device))
		Object.defineProperty(navigator, name, { value, configurable: true });
}

afterEach(() => {
	for (const name of ['standalone', 'maxTouchPoints']) Reflect.deleteProperty(navigator, name);
});

test('a tab on an iPhone or iPad differs from the app on its home screen', () => {
	pretend({ standalone: false, maxTouchPoints: 5 });
	expect(placeOnIos()).toBe('browser');
	expect(installWay()).toBe('byHandOnIos');
	pretend({ standalone: true, maxTouchPoints: 5 });
	expect(placeOnIos()).toBe('homeScreen');
	expect(installWay()).toBe('installed');
});

test('a phone without the property, and a computer without touch, are no iPhone', () => {
	pretend({ maxTouchPoints: 5 });
	expect(placeOnIos()).toBeNull();
	expect(installWay()).toBe('unknown');
	pretend({ standalone: false, maxTouchPoints: 0 });
	expect(placeOnIos()).toBeNull();
});
