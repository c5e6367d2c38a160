import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import CarriedWords from './CarriedWords.svelte';

test('quotes the words exactly as written, with their day', async () => {
	const words = '<img src=x onerror="alert(1)">\n"It" went </blockquote> well {@html 1}';
	const screen = await render(CarriedWords, { words, at: '2026-11-20T09:30:00+01:00' });
	const quote = screen.container.querySelector('blockquote');
	expect(quote?.textContent).toBe(words);
	expect(screen.container.querySelector('img')).toBeNull();
	expect(quote?.getAttribute('dir')).toBe('auto');
	await expect
		.element(screen.getByText(/20 November 2026|November 20, 2026/))
		.toHaveAttribute('datetime', '2026-11-20T09:30:00+01:00');
});

test('a very long word does not overflow its container', async () => {
	const screen = await render(CarriedWords, {
		words: 'x'.repeat(3000),
		at: '2026-11-20T09:30:00+01:00'
	});
	screen.container.style.width = '200px';
	screen.container.style.overflowWrap = 'anywhere';
	const { scrollWidth, clientWidth } = screen.container;
	expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
});
