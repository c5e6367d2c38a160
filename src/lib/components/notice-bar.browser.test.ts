import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import NoticeBar from './NoticeBar.svelte';

test('is a status that is there before anything is said, so that its first words are heard', async () => {
	const screen = await render(NoticeBar, { text: null, onundo: null, onclose: vi.fn() });
	const status = screen.getByRole('status');
	await expect.element(status).toBeInTheDocument();
	await expect.element(status).toHaveTextContent(/^$/);
	const element = status.element();
	await screen.rerender({ text: 'Saved.', onundo: null, onclose: vi.fn() });
	expect(status.element()).toBe(element);
	await expect.element(status).toHaveTextContent('Saved.');
});

test('says what has happened, with a button that takes it back', async () => {
	const onundo = vi.fn();
	const onclose = vi.fn();
	const screen = await render(NoticeBar, { text: 'Deleted.', onundo, onclose });
	const status = screen.getByRole('status');
	await expect.element(status).toHaveTextContent('Deleted.');
	await status.getByRole('button', { name: 'Undo', exact: true }).click();
	expect(onundo).toHaveBeenCalledTimes(1);
	expect(onclose).not.toHaveBeenCalled();
	await status.getByRole('button', { name: 'Close', exact: true }).click();
	expect(onclose).toHaveBeenCalledTimes(1);
});

test('offers no undo where there is none', async () => {
	const screen = await render(NoticeBar, { text: 'Taken back.', onundo: null, onclose: vi.fn() });
	expect(screen.getByRole('button', { name: 'Undo' }).elements()).toHaveLength(0);
	await expect.element(screen.getByRole('button', { name: 'Close' })).toBeVisible();
});

test('shows hostile words as words', async () => {
	const text = '<img src=x onerror="document.title=1"> & <b>bold</b>';
	const screen = await render(NoticeBar, { text, onundo: null, onclose: vi.fn() });
	await expect.element(screen.getByText(text)).toBeVisible();
	expect(screen.container.querySelector('img, b')).toBeNull();
});
