import { userEvent } from 'vitest/browser';
import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { cardFacts } from '#lib/content/cards.ts';
import type { Card } from '#lib/core/card.ts';
import type { Revision } from '#lib/core/clock.ts';
import type { Person, PersonId } from '#lib/core/person.ts';
import { longestText } from '#lib/core/text.ts';
import { blankWin, type WinDetails } from '#lib/core/win.ts';
import WinForm from './WinForm.svelte';

const at = '2026-11-20T09:30:45+01:00';
const cards: Card[] = cardFacts.slice(0, 8).map((facts) => ({
	...facts,
	title: `Title of ${facts.id}`,
	how: ['How.'],
	say: ['Hi.', 'Hello.'],
	smaller: 'Smaller.'
}));
const person = (id: string, name: string): Person => ({
	id: id as PersonId,
	name,
	notNow: false,
	revision: '0' as Revision
});

function given(details: Partial<WinDetails> = {}) {
	return {
		details: { ...blankWin(at), ...details },
		cards,
		people: [person('p1', 'Ann'), person('p2', 'Zoë <b>')],
		problem: null as string | null,
		isEdited: false,
		isSaving: false,
		onchange: vi.fn<(details: WinDetails) => void>(),
		onsave: vi.fn<(details: WinDetails) => void>(),
		onaddperson: vi.fn<(name: string) => Promise<PersonId | null>>(() =>
			Promise.resolve('p3' as PersonId)
		),
		onkeepasfile: vi.fn<(details: WinDetails) => void>()
	};
}

async function rendered(details: Partial<WinDetails> = {}) {
	const props = given(details);
	const screen = await render(WinForm, props);
	return {
		screen,
		props,
		note: screen.getByRole('textbox', { name: 'What happened?', exact: true }),
		save: screen.getByRole('button', { name: 'Save', exact: true }),
		alert: screen.getByRole('alert'),
		// The details are already open if they contain something.
		more: async () => {
			const summary = screen.getByText('More details');
			if (!summary.element().closest('details')?.open) await summary.click();
		},
		openName: async () => {
			await screen.getByRole('button', { name: 'Add a name' }).click();
			return screen.getByRole('textbox', { name: 'Add a name' });
		}
	};
}

describe('saving', () => {
	test.each([
		['the energy of now goes with another day', null, null],
		['an energy that was typed stays', '70', 70],
		['nothing goes within the same day', '', 42]
	])('%s', async (_, typed, stored) => {
		const { screen, save, props, more } = await rendered({ energy: 42 });
		await more();
		if (typed) await screen.getByLabelText('Energy').fill(typed);
		const day = typed === '' ? '2026-11-20' : '2026-11-18';
		await screen.getByLabelText('When', { exact: true }).fill(`${day}T07:45`);
		await save.click();
		expect(props.onsave.mock.calls[0]![0].energy).toBe(stored);
	});

	test('accepts an empty form, and does not change the time of the win', async () => {
		const { save, props } = await rendered();
		await save.click();
		expect(props.onsave.mock.calls).toEqual([[blankWin(at)]]);
		expect(props.onchange).not.toHaveBeenCalled();
	});

	test('passes on the value of every field', async () => {
		const { screen, note, save, props, more } = await rendered();
		await note.fill('Said hello\nto Åsa');
		for (const [group, name] of [
			['Mood before', 'Very low'],
			['Mood after', 'Very good'],
			['Ease', 'Went fine']
		] as const)
			await screen
				.getByRole('radiogroup', { name: group, exact: true })
				.getByRole('radio', { name, exact: true })
				.click();
		await more();
		await screen.getByRole('combobox', { name: 'Which act?' }).selectOptions(cards[2]!.id);
		await screen.getByRole('combobox', { name: 'How?' }).selectOptions('voiceNote');
		await screen.getByRole('checkbox', { name: 'Zoë <b>' }).click();
		await screen.getByRole('textbox', { name: 'What felt genuine?' }).fill('her laugh');
		await screen.getByRole('textbox', { name: 'What I want to remember' }).fill('it was easy');
		await screen.getByRole('radio', { name: 'Not yet' }).click();
		await screen
			.getByRole('textbox', { name: 'Tags (separate with commas)' })
			.fill(' bus, , morning ');
		await screen.getByRole('textbox', { name: 'Your energy at the time' }).fill('35');
		await screen.getByLabelText('When', { exact: true }).fill('2026-11-19T18:05');
		await screen.getByRole('checkbox', { name: 'Treasure this' }).click();
		await save.click();
		const saved = props.onsave.mock.calls[0]![0];
		expect(saved).toEqual({
			at: expect.stringMatching(/^2026-11-19T18:05:00[+-]\d\d:\d\d$/),
			cardId: cards[2]!.id,
			channel: 'voiceNote',
			note: 'Said hello\nto Åsa',
			genuine: 'her laugh',
			carry: 'it was easy',
			people: ['p2'],
			tags: ['bus', 'morning'],
			moodBefore: 1,
			moodAfter: 5,
			ease: 4,
			energy: 35,
			reply: 'notYet',
			treasured: true
		});
		expect(props.onchange.mock.lastCall).toEqual([saved]);
	});

	test('passes on details that can be stored, also those of a win that was edited before', async () => {
		const versions = { ancestors: { node: ['0'] }, otherVersions: [{ note: 'tea' }] };
		const { note, save, props } = await rendered({
			...(versions as Partial<WinDetails>),
			people: ['p1' as PersonId]
		});
		await note.fill('after');
		await save.click();
		for (const details of [props.onchange.mock.lastCall![0], props.onsave.mock.calls[0]![0]])
			expect(structuredClone(details)).toMatchObject({
				...versions,
				note: 'after',
				people: ['p1']
			});
	});

	test('preserves details that the form does not show', async () => {
		const unknown = { weather: 'rain' } as Partial<WinDetails>;
		const { note, save, props } = await rendered({ ...unknown, note: 'before', energy: 0 });
		await note.fill('after');
		await save.click();
		expect(props.onsave.mock.calls[0]![0]).toMatchObject({
			weather: 'rain',
			note: 'after',
			at,
			energy: 0
		});
	});

	test('passes on values that were cleared', async () => {
		const { screen, save, props, more } = await rendered({
			moodBefore: 3,
			reply: 'yes',
			people: ['p1' as PersonId],
			treasured: true
		});
		await screen.getByRole('button', { name: 'Clear “Mood before”' }).click();
		await more();
		await screen.getByRole('button', { name: 'Clear “Did they reply?”' }).click();
		await screen.getByRole('checkbox', { name: 'Ann' }).click();
		await screen.getByRole('checkbox', { name: 'Treasure this' }).click();
		await save.click();
		expect(props.onsave.mock.calls[0]![0]).toMatchObject({
			moodBefore: null,
			reply: null,
			people: [],
			treasured: false
		});
	});

	test('is disabled while a save is pending', async () => {
		const { screen, save, props } = await rendered();
		await screen.rerender({ ...props, isSaving: true });
		await expect.element(save).toBeDisabled();
	});

	test('does not modify the details that it was given', async () => {
		const props = given({ note: 'before', tags: ['a'] });
		const screen = await render(WinForm, props);
		await screen.getByRole('textbox', { name: 'What happened?' }).fill('after');
		expect(props.details).toEqual({ ...blankWin(at), note: 'before', tags: ['a'] });
		expect(props.onchange).toHaveBeenCalled();
	});
});

describe('finding an act', () => {
	test('offers the acts with those words, picks one, and shows it above the form', async () => {
		const { screen, save, props, more } = await rendered();
		await more();
		const sought = screen.getByRole('searchbox', { name: 'Find an act' });
		await sought.fill(`TITLE ${cards[3]!.id.slice(0, 6)}`);
		const title = cards[3]!.title;
		await screen.getByRole('button', { name: title }).click();
		await expect.element(sought).toHaveValue('');
		await expect.element(screen.getByRole('paragraph').getByText(title)).toBeVisible();
		await save.click();
		expect(props.onsave.mock.calls[0]![0].cardId).toBe(cards[3]!.id);
	});

	test('reports that there is none, and Enter then saves nothing', async () => {
		const { screen, props, more } = await rendered();
		await more();
		await screen.getByRole('searchbox', { name: 'Find an act' }).fill('zzz');
		await expect.element(screen.getByText('No act by that name.')).toBeVisible();
		await userEvent.keyboard('{Enter}');
		expect(props.onsave).not.toHaveBeenCalled();
		expect(props.onchange).not.toHaveBeenCalled();
	});
});

describe('validation', () => {
	test('shows no complaint about valid fields', async () => {
		const { alert } = await rendered();
		await expect.element(alert).toHaveTextContent(/^$/);
	});

	test('reports a text that is too long as it is typed, does not save it, and offers it as a file', async () => {
		const long = 'x'.repeat(longestText + 1);
		const { screen, note, save, alert, props } = await rendered({ note: 'x'.repeat(longestText) });
		await expect.element(alert).toHaveTextContent(/^$/);
		await note.fill(long);
		await expect.element(alert).toHaveTextContent('10001');
		await expect.element(note).toHaveAttribute('aria-invalid', 'true');
		await save.click();
		expect(props.onsave).not.toHaveBeenCalled();
		// Every character is still there, on the screen and in the draft.
		await expect.element(note).toHaveValue(long);
		expect(props.onchange.mock.lastCall![0].note).toBe(long);
		await screen.getByRole('button', { name: 'Save the text as a file' }).click();
		expect(props.onkeepasfile.mock.calls[0]![0].note).toBe(long);
		await note.fill('short');
		await expect.element(alert).toHaveTextContent(/^$/);
		await save.click();
		expect(props.onsave).toHaveBeenCalledTimes(1);
	});

	test('does not save two texts that are both too long by the same number of characters', async () => {
		const long = 'x'.repeat(longestText + 1);
		const { alert, save, props } = await rendered({ note: long, genuine: long });
		await save.click();
		expect(props.onsave).not.toHaveBeenCalled();
		await expect.element(alert).toHaveTextContent('10001');
	});

	test.each(['101', '-1', 'lots', '5 0'])('does not save an energy of "%s"', async (energy) => {
		const { screen, save, alert, props, more } = await rendered();
		await more();
		await screen.getByRole('textbox', { name: 'Your energy at the time' }).fill(energy);
		await save.click();
		expect(props.onsave).not.toHaveBeenCalled();
		await expect.element(alert).toHaveTextContent('Energy is a number from 0 to 100.');
	});

	test('saves a blank energy as none, not as the lowest', async () => {
		const { screen, save, props, more } = await rendered();
		await more();
		await screen.getByRole('textbox', { name: 'Your energy at the time' }).fill(' ');
		await save.click();
		expect(props.onsave.mock.calls[0]?.[0].energy).toBeNull();
	});

	test('does not save an incomplete time', async () => {
		const { screen, save, alert, props, more } = await rendered();
		await more();
		const when = screen.getByLabelText('When', { exact: true }).element() as HTMLInputElement;
		when.value = '';
		when.dispatchEvent(new Event('input', { bubbles: true }));
		await save.click();
		expect(props.onsave).not.toHaveBeenCalled();
		await expect.element(alert).toHaveTextContent('That date and time isn’t complete.');
		expect(props.onchange.mock.lastCall![0].at).toBe(at);
	});

	test.each([false, true])(
		'shows the time of a win from the start only when it is edited: %s',
		async (isEdited) => {
			const screen = await render(WinForm, { ...given(), isEdited });
			const when = screen.getByLabelText('When', { exact: true });
			await expect.element(when).toHaveValue('2026-11-20T09:30');
			expect(when.element().checkVisibility()).toBe(isEdited);
			expect(when.elements()).toHaveLength(1);
		}
	);

	test('moves the focus to an incomplete time of an edited win, and leaves the details closed', async () => {
		const props = { ...given(), isEdited: true };
		const screen = await render(WinForm, props);
		const when = screen.getByLabelText('When', { exact: true });
		(when.element() as HTMLInputElement).value = '';
		when.element().dispatchEvent(new Event('input', { bubbles: true }));
		await screen.getByRole('button', { name: 'Save', exact: true }).click();
		await expect.element(when).toHaveFocus();
		expect(screen.container.querySelector('details')!.open).toBe(false);
		expect(props.onsave).not.toHaveBeenCalled();
	});

	test('shows why a save failed, and offers the words as a file', async () => {
		const { screen, note, alert, props } = await rendered();
		await note.fill('an hour of writing');
		await screen.rerender({ ...props, problem: 'The device is full.' });
		await expect.element(alert).toHaveTextContent('The device is full.');
		await expect.element(note).toHaveValue('an hour of writing');
		await screen.getByRole('button', { name: 'Save the text as a file' }).click();
		expect(props.onkeepasfile.mock.calls[0]![0].note).toBe('an hour of writing');
	});
});

describe('adding a person', () => {
	test('adds and picks the person on Enter, and does not save the win', async () => {
		const { screen, save, props, openName } = await rendered();
		const name = await openName();
		await name.fill('Cem');
		await userEvent.keyboard('{Enter}');
		await expect.element(name).toHaveValue('');
		expect(props.onaddperson.mock.calls).toEqual([['Cem']]);
		expect(props.onsave).not.toHaveBeenCalled();
		await screen.rerender({ ...props, people: [...props.people, person('p3', 'Cem')] });
		await expect.element(screen.getByRole('checkbox', { name: 'Cem' })).toBeChecked();
		await save.click();
		expect(props.onsave.mock.calls[0]![0].people).toEqual(['p3']);
	});

	test('ignores the Enter that confirms a candidate of an input method', async () => {
		const { props, openName } = await rendered();
		const name = await openName();
		await name.fill('さくら');
		const enter = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
		name.element().dispatchEvent(new KeyboardEvent('keydown', enter));
		await new Promise(requestAnimationFrame);
		expect(props.onaddperson).not.toHaveBeenCalled();
		await expect.element(name).toHaveValue('さくら');
	});

	test('does the same with the button, and leaves an invalid name in the field to be corrected', async () => {
		const { screen, props, openName } = await rendered();
		const name = await openName();
		props.onaddperson.mockResolvedValueOnce(null);
		await name.fill('   ');
		await screen.getByRole('button', { name: 'Add', exact: true }).click();
		await expect.element(name).toHaveValue('   ');
		await name.fill('Cem');
		await screen.getByRole('button', { name: 'Add', exact: true }).click();
		await expect.element(name).toHaveValue('');
		expect(props.onchange.mock.lastCall![0].people).toEqual(['p3']);
	});

	test('asks if a name that differs in case or accents is that of a known person', async () => {
		const { screen, props, openName } = await rendered();
		const name = await openName();
		await name.fill('ánn');
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('group', { name: 'Is this Ann?' })).toHaveFocus();
		expect(props.onaddperson).not.toHaveBeenCalled();
		await screen.getByRole('button', { name: 'Yes, it’s Ann' }).click();
		await expect.element(screen.getByRole('checkbox', { name: 'Ann' })).toBeChecked();
		await expect.element(name).toHaveValue('');
		await expect.element(name).toHaveFocus();

		await name.fill('ánn');
		await userEvent.keyboard('{Enter}');
		await screen.getByRole('button', { name: 'No, add ánn' }).click();
		await expect.poll(() => props.onaddperson.mock.calls).toEqual([['ánn']]);
		await expect.element(name).toHaveValue('');
		expect(props.onchange.mock.lastCall![0].people).toEqual(['p1', 'p3']);
	});

	test('does not clear the next name if it is typed while one is being stored', async () => {
		const { props, openName } = await rendered();
		const name = await openName();
		let keep = (_id: PersonId) => {};
		props.onaddperson.mockReturnValueOnce(new Promise((resolve) => (keep = resolve)));
		await name.fill('Cem');
		await userEvent.keyboard('{Enter}');
		await name.fill('Da');
		keep('p3' as PersonId);
		await expect.poll(() => props.onchange.mock.lastCall?.[0].people).toEqual(['p3']);
		await expect.element(name).toHaveValue('Da');
	});

	test('does not pick a person twice', async () => {
		const { save, props, openName } = await rendered({ people: ['p3' as PersonId] });
		const name = await openName();
		await name.fill('Cem');
		await userEvent.keyboard('{Enter}');
		await save.click();
		expect(props.onsave.mock.calls[0]![0].people).toEqual(['p3']);
	});

	test('delays saving until it is done, and saves once', async () => {
		const { screen, save, props, openName } = await rendered();
		const name = await openName();
		let give!: (id: PersonId) => void;
		props.onaddperson.mockReturnValueOnce(new Promise((resolve) => (give = resolve)));
		await name.fill('Cem');
		await screen.getByRole('button', { name: 'Add', exact: true }).click();
		await save.click();
		await save.click();
		expect(props.onsave).not.toHaveBeenCalled();
		give('p3' as PersonId);
		await expect.poll(() => props.onsave.mock.calls.length).toBe(1);
		expect(props.onsave.mock.calls[0]![0].people).toEqual(['p3']);
		await save.click();
		expect(props.onsave).toHaveBeenCalledTimes(2);
	});

	test('changes nothing after the form is gone', async () => {
		const { screen, props, openName } = await rendered();
		const name = await openName();
		let give!: (id: PersonId) => void;
		const coming = new Promise<PersonId>((resolve) => (give = resolve));
		props.onaddperson.mockReturnValueOnce(coming);
		await name.fill('Cem');
		await screen.getByRole('button', { name: 'Add', exact: true }).click();
		await screen.unmount();
		give('p3' as PersonId);
		await coming;
		await Promise.resolve();
		expect(props.onchange).not.toHaveBeenCalled();
	});

	test('does not change the win while a name is being typed', async () => {
		const { props, openName } = await rendered();
		const name = await openName();
		await name.fill('Cem');
		expect(props.onchange).not.toHaveBeenCalled();
	});
});

test('names are shown as plain text, even if they contain markup', async () => {
	const { screen } = await rendered();
	await expect.element(screen.getByRole('checkbox', { name: 'Zoë <b>' })).toBeVisible();
	expect(screen.container.querySelector('b')).toBeNull();
});

test('saving adds a name that is still in its field', async () => {
	const { save, props, openName } = await rendered();
	const name = await openName();
	await name.fill('Maya');
	await save.click();
	await expect.poll(() => props.onsave.mock.calls.length).toBe(1);
	expect(props.onaddperson.mock.calls).toEqual([['Maya']]);
	expect(props.onsave.mock.calls[0]![0].people).toEqual(['p3']);
});

test('saving waits for the answer if a typed name is spelled like a known one', async () => {
	const { save, props, openName, screen } = await rendered();
	const name = await openName();
	await name.fill('ann');
	await save.click();
	await expect.element(screen.getByRole('group', { name: /Ann/ })).toHaveFocus();
	expect(props.onsave).not.toHaveBeenCalled();
	await screen.getByRole('button', { name: 'Yes, it’s Ann' }).click();
	await save.click();
	await expect.poll(() => props.onsave.mock.calls.length).toBe(1);
	expect(props.onaddperson).not.toHaveBeenCalled();
});
