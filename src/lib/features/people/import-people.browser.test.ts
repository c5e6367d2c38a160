import { userEvent } from 'vitest/browser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { App } from '#lib/app/app.svelte.ts';
import { readVCards } from '#lib/formats/vcard/vcard-reader.ts';
import { withApp } from '../../../../tests/support/app.ts';
import InApp from '../../../../tests/support/InApp.svelte';
import { watchTransactions } from '../../../../tests/support/transactions.ts';
import PeopleView from './PeopleView.svelte';
import { People } from './people.svelte.ts';

const card = (name: string, ...lines: string[]) =>
	['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');

async function opened(app: App) {
	await app.part(People).load();
	const screen = await render(InApp, { app, screen: PeopleView });
	await screen.getByRole('button', { name: 'Bring people in' }).click();
	await expect.element(screen.getByRole('heading', { name: 'Bring people in' })).toHaveFocus();
	return {
		screen,
		addButton: screen.getByRole('button', { name: /^Add (\d+ )?(person|people)$/ }),
		box: (name: string | RegExp) => screen.getByRole('checkbox', { name }),
		async choose(text: BlobPart) {
			const file = new File([text], 'contacts.vcf', { type: 'text/vcard' });
			await screen.getByLabelText('Contacts file').upload(file);
		}
	};
}

const stored = async (app: App) =>
	(await app.storage.all('people')).map(({ id: _, revision: __, ...person }) => person);

test('people are chosen one by one and added in one transaction, with an undo', () =>
	withApp(async ({ app }) => {
		await app.part(People).add('Ola');
		const { screen, addButton, box, choose } = await opened(app);
		await choose(
			card('Óla', 'TEL:+47 22 55 01 42', 'BDAY:--0415') +
				card('Kai', 'EMAIL:kai@post.example') +
				card('Pia') +
				'BEGIN:VCARD\r\nFN:Cut'
		);
		await expect.element(screen.getByText(/^3 people found\./)).toBeVisible();
		await expect.element(screen.getByText('Cut off, so they couldn’t be read: 1.')).toBeVisible();
		await expect
			.element(
				screen.getByText(/Here already as Ola. New: .*\+47 22 55 01 42.* · birthday April 15/)
			)
			.toBeVisible();
		expect(screen.getByRole('checkbox', { checked: true }).elements()).toHaveLength(0);
		await expect.element(addButton).toBeDisabled();
		await box(/Óla/).click();
		await box(/Kai/).click();
		await expect.element(addButton).toHaveTextContent('Add 2 people');

		const { begun, stop } = watchTransactions();
		await addButton.click();
		await expect.element(screen.getByRole('button', { name: 'Bring people in' })).toBeVisible();
		stop();
		expect(begun.filter(({ mode }) => mode === 'readwrite')).toHaveLength(1);
		expect(app.snackbar.present?.text).toBe('Added 1 person. New details for 1 person.');
		expect(await stored(app)).toEqual([
			{
				name: 'Ola',
				notNow: false,
				contacts: [{ kind: 'phone', value: '+47 22 55 01 42' }],
				birthday: '--04-15'
			},
			{ name: 'Kai', notNow: false, contacts: [{ kind: 'mail', value: 'kai@post.example' }] }
		]);
		await app.snackbar.undo();
		expect(await stored(app)).toEqual([{ name: 'Ola', notNow: false }]);
		await screen.unmount();
	}));

test('a file that is no contacts file gets a sentence, and changes nothing', () =>
	withApp(async ({ app }) => {
		const { screen, choose } = await opened(app);
		const alert = screen.getByRole('alert');
		await choose('name,phone');
		await expect.element(alert).toHaveTextContent(/^This isn’t a contacts file/);
		await choose('');
		await expect.element(alert).toHaveTextContent('This file is empty. Nothing was changed.');
		await choose('x'.repeat(5 * 1024 * 1024 + 1));
		await expect.element(alert).toHaveTextContent(/^This file is larger than 5/);
		await choose(card('Ola'));
		await expect.element(alert).toHaveTextContent('');
		await expect.element(screen.getByText(/^One person found\./)).toBeVisible();
		expect(await stored(app)).toEqual([]);
		await screen.unmount();
	}));

test('a long file can be searched, and what is ticked stays ticked', () =>
	withApp(async ({ app }) => {
		await app.part(People).add('Person 3');
		const { screen, addButton, box, choose } = await opened(app);
		await choose(Array.from({ length: 200 }, (_, at) => card(`Person ${at}`)).join(''));
		await expect.element(screen.getByText('Here already, with nothing to add')).toBeVisible();
		expect(screen.getByRole('checkbox').elements()).toHaveLength(59);
		await box('Person 7').click();
		await screen.getByRole('searchbox', { name: 'Search the people found' }).fill('person 150');
		await expect.element(box('Person 150')).toBeVisible();
		expect(screen.getByRole('checkbox').elements()).toHaveLength(1);
		box('Person 150').element().focus();
		await userEvent.keyboard(' ');
		await expect.element(addButton).toHaveTextContent('Add 2 people');
		await addButton.click();
		await expect
			.poll(async () => (await stored(app)).map(({ name }) => name).sort())
			.toEqual(['Person 150', 'Person 3', 'Person 7']);
		await screen.unmount();
	}));

test('a person whom another tab adds in the meantime is not added twice', () =>
	withApp(async ({ app, tab }) => {
		const { screen, addButton, box, choose } = await opened(app);
		await choose(card('Kai', 'TEL:112 233 44'));
		await box(/Kai/).click();
		await new People(tab()).add('Kai');
		await expect.element(screen.getByText(/^Here already\. New:/)).toBeVisible();
		await addButton.click();
		await expect
			.poll(() => stored(app))
			.toEqual([
				{ name: 'Kai', notNow: false, contacts: [{ kind: 'phone', value: '112 233 44' }] }
			]);
		await screen.unmount();
	}));

test('people are picked in the device’s contacts, and a refusal is explained', () =>
	withApp(async ({ app }) => {
		const select = vi.fn(() =>
			Promise.resolve([
				{ name: ['Åsa Lind'], tel: ['\u202a+46 70 123\u202c'], email: [] },
				{ name: [], tel: ['112'], email: [] }
			])
		);
		Object.defineProperty(navigator, 'contacts', {
			configurable: true,
			value: { getProperties: () => Promise.resolve(['name', 'tel']), select }
		});
		onTestFinished(() => void Reflect.deleteProperty(navigator, 'contacts'));
		const { screen, addButton, box } = await opened(app);
		const pick = screen.getByRole('button', { name: 'Choose from contacts' });
		await pick.click();
		await expect.element(box(/Åsa Lind/)).not.toBeChecked();
		expect(select).toHaveBeenCalledWith(['name', 'tel'], { multiple: true });
		await expect.element(screen.getByText(/^Left out, because/)).toBeVisible();
		select.mockRejectedValueOnce(new DOMException('no', 'SecurityError'));
		await pick.click();
		await expect
			.element(screen.getByRole('alert'))
			.toHaveTextContent('The browser didn’t open your contacts. A contacts file works, too.');
		select.mockResolvedValueOnce([]);
		await pick.click();
		await expect.poll(() => app.snackbar.present?.text).toBe('Nobody was picked.');
		await box(/Åsa Lind/).click();
		await addButton.click();
		await expect
			.poll(() => stored(app))
			.toEqual([
				{ name: 'Åsa Lind', notNow: false, contacts: [{ kind: 'phone', value: '+46 70 123' }] }
			]);
		await screen.unmount();
	}));

test('all people are saved as a file, which is read back', () =>
	withApp(async ({ app }) => {
		const people = app.part(People);
		for (const name of ['Kai; “the one”', 'Ola']) await people.add(name);
		await people.load();
		const screen = await render(InApp, { app, screen: PeopleView });
		const made = vi.spyOn(URL, 'createObjectURL');
		const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
		onTestFinished(() => void vi.restoreAllMocks());
		await screen.getByRole('button', { name: 'Save contacts as a file' }).click();
		await expect.poll(() => clicked.mock.contexts).toHaveLength(1);
		expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe(
			'small-hello-contacts.vcf'
		);
		const content = made.mock.calls[0]![0] as Blob;
		expect(content.type).toBe('text/vcard');
		expect(readVCards(new Uint8Array(await content.arrayBuffer()))).toMatchObject({
			people: [{ name: 'Kai; “the one”' }, { name: 'Ola' }]
		});
		await expect
			.poll(() => app.snackbar.present?.text)
			.toBe('Saved to your downloads: small-hello-contacts.vcf');
		await screen.unmount();
	}));
