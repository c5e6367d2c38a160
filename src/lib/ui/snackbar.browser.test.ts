import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Snackbar from './Snackbar.svelte';

const still = { onundo: null, onclose: null, onhold: vi.fn() };

test('is a status that exists before its first text, so that screen readers announce it', async () => {
	const screen = await render(Snackbar, { ...still, text: null });
	const status = screen.getByRole('status');
	await expect.element(status).toBeInTheDocument();
	await expect.element(status).toHaveTextContent(/^$/);
	const element = status.element();
	await screen.rerender({ ...still, text: 'Saved.' });
	expect(status.element()).toBe(element);
	await expect.element(status).toHaveTextContent('Saved.');
});

test('shows its text and an undo button', async () => {
	const onundo = vi.fn();
	const screen = await render(Snackbar, { ...still, text: 'Deleted.', onundo });
	const status = screen.getByRole('status');
	await expect.element(status).toHaveTextContent('Deleted.');
	await status.getByRole('button', { name: 'Undo', exact: true }).click();
	expect(onundo).toHaveBeenCalledTimes(1);
	expect(screen.getByRole('button', { name: 'Close' }).elements()).toHaveLength(0);
});

test('has a close button and no undo button when it stays and nothing can be undone', async () => {
	const onclose = vi.fn();
	const screen = await render(Snackbar, { ...still, text: 'This could not be saved.', onclose });
	expect(screen.getByRole('button', { name: 'Undo' }).elements()).toHaveLength(0);
	await screen.getByRole('button', { name: 'Close', exact: true }).click();
	expect(onclose).toHaveBeenCalledTimes(1);
});

test('is held while the pointer or the focus is in it', async () => {
	const onhold = vi.fn();
	const screen = await render(Snackbar, { ...still, text: 'Deleted.', onundo: vi.fn(), onhold });
	const status = screen.getByRole('status').element();
	const undo = screen.getByRole('button', { name: 'Undo', exact: true });
	(undo.element() as HTMLElement).focus();
	expect(onhold).toHaveBeenLastCalledWith(true);
	(undo.element() as HTMLElement).blur();
	expect(onhold).toHaveBeenLastCalledWith(false);
	status.dispatchEvent(new PointerEvent('pointerenter'));
	expect(onhold).toHaveBeenLastCalledWith(true);
	status.dispatchEvent(new PointerEvent('pointerleave'));
	expect(onhold).toHaveBeenLastCalledWith(false);
});

test('is one line of 48 px for a short text on a phone', async () => {
	await page.viewport(360, 740);
	const screen = await render(Snackbar, { ...still, text: 'Saved: a wave', onundo: vi.fn() });
	expect(screen.getByRole('status').element().getBoundingClientRect().height).toBeLessThanOrEqual(
		50
	);
});

test('shows HTML as text', async () => {
	const text = '<img src=x onerror="document.title=1"> & <b>bold</b>';
	const screen = await render(Snackbar, { ...still, text });
	await expect.element(screen.getByText(text)).toBeVisible();
	expect(screen.container.querySelector('img, b')).toBeNull();
});
