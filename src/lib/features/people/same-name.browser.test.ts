import { userEvent } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { withApp } from '../../../../tests/support/app.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import PeopleView from './PeopleView.svelte';
import { People } from './people.svelte.ts';

test('a name that differs from a known one in case or accents is added only after a question', () =>
	withApp(async ({ app }) => {
		const people = app.part(People);
		await people.add('Ola');
		await people.load();
		const stored = async () => (await app.storage.all('people')).map(({ name }) => name).sort();
		const screen = await render(InApp, { app, screen: PeopleView });
		const name = screen.getByRole('textbox', { name: 'Name' });
		const question = screen.getByRole('group', { name: 'Is this Ola?' });
		const submit = async (typed: string) => {
			await name.fill(typed);
			await userEvent.keyboard('{Enter}');
		};

		await submit('Óla');
		await expect.element(question).toHaveFocus();
		await name.fill('Óla M');
		await expect.element(question).not.toBeInTheDocument();
		await submit('ola');
		await screen.getByRole('button', { name: 'Yes, it’s Ola' }).click();
		await expect.element(name).toHaveValue('');
		await expect.element(question).not.toBeInTheDocument();
		expect(await stored()).toEqual(['Ola']);

		await submit('ola');
		await screen.getByRole('button', { name: 'No, add ola' }).click();
		await expect.poll(stored).toEqual(['Ola', 'ola']);
		await expect.element(question).not.toBeInTheDocument();
		await screen.unmount();
	}));
