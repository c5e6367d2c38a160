import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseTheme, chosenTheme, themes } from './theme.ts';

function clear() {
	localStorage.clear();
	delete document.documentElement.dataset.theme;
}
beforeEach(clear);
afterEach(clear);

test('nothing is stored until a theme is chosen', () => {
	expect(chosenTheme()).toBe('system');
	expect(localStorage).toHaveLength(0);
});

test.each(['light', 'dark'] as const)(
	'%s is shown, and localStorage contains nothing else',
	(theme) => {
		chooseTheme(theme);
		expect(document.documentElement.dataset.theme).toBe(theme);
		expect(chosenTheme()).toBe(theme);
		expect({ ...localStorage }).toEqual({ theme });
	}
);

test('choosing the system theme leaves nothing behind', () => {
	chooseTheme('dark');
	chooseTheme('system');
	expect(document.documentElement.dataset.theme).toBeUndefined();
	expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
	expect(chosenTheme()).toBe('system');
	expect(localStorage).toHaveLength(0);
});

test('each choice replaces any choice before', () => {
	for (const before of themes)
		for (const after of themes) {
			chooseTheme(before);
			chooseTheme(after);
			expect(chosenTheme()).toBe(after);
			expect(document.documentElement.dataset.theme ?? 'system').toBe(after);
		}
});

test('an unknown stored value is ignored', () => {
	localStorage.setItem('theme', 'neon');
	expect(chosenTheme()).toBe('system');
});
