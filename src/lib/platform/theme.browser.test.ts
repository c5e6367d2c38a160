import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseTheme, chosenTheme, themes } from './theme.ts';

function clear() {
	localStorage.clear();
	delete document.documentElement.dataset.theme;
}
beforeEach(clear);
afterEach(clear);

test('nothing is kept until something was chosen', () => {
	expect(chosenTheme()).toBe('system');
	expect(localStorage).toHaveLength(0);
});

test.each(['light', 'dark'] as const)(
	'%s is shown, and is all that localStorage holds',
	(theme) => {
		chooseTheme(theme);
		expect(document.documentElement.dataset.theme).toBe(theme);
		expect(chosenTheme()).toBe(theme);
		expect({ ...localStorage }).toEqual({ theme });
	}
);

test('the theme of the system leaves nothing behind', () => {
	chooseTheme('dark');
	chooseTheme('system');
	expect(document.documentElement.dataset.theme).toBeUndefined();
	expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
	expect(chosenTheme()).toBe('system');
	expect(localStorage).toHaveLength(0);
});

test('a choice replaces the one before, for each pair', () => {
	for (const before of themes)
		for (const after of themes) {
			chooseTheme(before);
			chooseTheme(after);
			expect(chosenTheme()).toBe(after);
			expect(document.documentElement.dataset.theme ?? 'system').toBe(after);
		}
});

test('what somebody else has put there is no theme', () => {
	localStorage.setItem('theme', 'neon');
	expect(chosenTheme()).toBe('system');
});
