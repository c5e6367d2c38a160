import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SearchField from './SearchField.svelte';

const given = { label: 'Search cards', query: '', onquery: vi.fn() };

test('is a search field with its name and its hint', async () => {
	const onquery = vi.fn();
	const screen = await render(SearchField, { ...given, hint: 'By their words.', onquery });
	const field = screen.getByRole('searchbox', { name: 'Search cards' });
	await expect.element(field).toHaveAccessibleDescription('By their words.');
	await field.fill('wave');
	expect(onquery).toHaveBeenLastCalledWith('wave');
	expect(screen.getByRole('status').elements()).toHaveLength(0);
});

test('has a place for the number of results before there are any, and no description', async () => {
	const screen = await render(SearchField, { ...given, found: '' });
	const status = screen.getByRole('status');
	await expect.element(status).toHaveTextContent(/^$/);
	await expect.element(screen.getByRole('searchbox')).not.toHaveAttribute('aria-describedby');
	await screen.rerender({ found: '3 cards found.' });
	await expect.element(status).toHaveTextContent('3 cards found.');
});
