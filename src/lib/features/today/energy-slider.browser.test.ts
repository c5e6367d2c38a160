import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/i18n/generated/messages.js';
import EnergySlider from './EnergySlider.svelte';

const slider = (screen: Awaited<ReturnType<typeof render>>) =>
	screen.getByRole('slider', { name: 'Energy', exact: true });

/** Moves the handle as a finger does, without releasing it. */
function moveTo(input: HTMLInputElement, value: number) {
	input.value = String(value);
	input.dispatchEvent(new Event('input', { bubbles: true }));
}

test('is a native slider from 0 to 100 with a name and its value in words', async () => {
	const screen = await render(EnergySlider, { energy: 40, isKnown: true, onset: vi.fn() });
	const input = slider(screen);
	await expect.element(input).toHaveAttribute('type', 'range');
	await expect.element(input).toHaveAttribute('min', '0');
	await expect.element(input).toHaveAttribute('max', '100');
	await expect.element(input).toHaveValue('40');
	await expect.element(input).toHaveAttribute('aria-valuetext', 'Some, 40 of 100');
	await expect.element(screen.getByText('Some', { exact: true })).toBeVisible();
});

test.each([
	[0, 'Next to none'],
	[6, 'Very little'],
	[16, 'A little'],
	[31, 'Some'],
	[46, 'A fair amount'],
	[66, 'Quite a lot'],
	[100, 'Plenty']
])('shows %i in words: %s', async (energy, words) => {
	const screen = await render(EnergySlider, { energy, isKnown: true, onset: vi.fn() });
	await expect
		.element(slider(screen))
		.toHaveAttribute('aria-valuetext', `${words}, ${energy} of 100`);
});

test('shows that the energy is not set yet while it is assumed', async () => {
	const screen = await render(EnergySlider, { energy: 25, isKnown: false, onset: vi.fn() });
	await expect.element(screen.getByText(m.energy_unknown())).toBeVisible();
	await expect.element(slider(screen)).toHaveValue('25');
});

test('previews values while it moves, and reports one when it is released', async () => {
	const [onset, onpreview] = [vi.fn(), vi.fn()];
	const screen = await render(EnergySlider, { energy: 25, isKnown: false, onset, onpreview });
	const input = slider(screen).element() as HTMLInputElement;
	for (const value of [30, 50, 70]) moveTo(input, value);
	await expect.element(screen.getByText('Quite a lot', { exact: true })).toBeVisible();
	// At most once a frame.
	await expect.poll(() => onpreview.mock.calls).toEqual([[70]]);
	await expect.element(slider(screen)).toHaveAttribute('aria-valuetext', 'Quite a lot, 70 of 100');
	expect(onset).not.toHaveBeenCalled();
	input.dispatchEvent(new Event('change', { bubbles: true }));
	expect(onset.mock.calls).toEqual([[70]]);
});

test('ends the preview when the browser takes over the touch to scroll', async () => {
	const [onset, onpreview] = [vi.fn(), vi.fn()];
	const screen = await render(EnergySlider, { energy: 25, isKnown: true, onset, onpreview });
	const input = slider(screen).element() as HTMLInputElement;
	moveTo(input, 70);
	await expect.poll(() => onpreview.mock.calls).toEqual([[70]]);
	input.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true }));
	await expect.poll(() => onpreview.mock.lastCall).toEqual([null]);
	await expect.element(slider(screen)).toHaveValue('25');
	expect(onset).not.toHaveBeenCalled();
});

test('responds to the arrow, Home and End keys', async () => {
	const onset = vi.fn();
	const screen = await render(EnergySlider, { energy: 25, isKnown: true, onset });
	(slider(screen).element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	expect(onset).toHaveBeenLastCalledWith(26);
	await userEvent.keyboard('{End}');
	expect(onset).toHaveBeenLastCalledWith(100);
	await userEvent.keyboard('{Home}');
	expect(onset).toHaveBeenLastCalledWith(0);
});

test('follows its energy prop', async () => {
	const screen = await render(EnergySlider, { energy: 25, isKnown: true, onset: vi.fn() });
	await screen.rerender({ energy: 80, isKnown: true, onset: vi.fn() });
	await expect.element(slider(screen)).toHaveValue('80');
});
