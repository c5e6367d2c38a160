import { page, userEvent } from 'vitest/browser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { ratings, type Rating } from '#lib/core/win.ts';
import { easeLabel, moodLabel } from '#lib/i18n/win-labels.ts';
import styles from '../../app.css?inline';
import RatingGroup from './RatingGroup.svelte';

const given = (value: Rating | null, onpick = vi.fn()) => ({
	legend: 'Mood before',
	value,
	label: moodLabel,
	onpick
});

test('is a named group of five named radio buttons', async () => {
	const screen = await render(RatingGroup, given(null));
	const group = screen.getByRole('radiogroup', { name: 'Mood before', exact: true });
	const radios = group.getByRole('radio');
	expect(radios.elements()).toHaveLength(5);
	for (const name of ['Very low', 'Low', 'In between', 'Good', 'Very good'])
		await expect.element(group.getByRole('radio', { name, exact: true })).not.toBeChecked();
});

test('uses the labels from its props', async () => {
	const screen = await render(RatingGroup, { ...given(3), legend: 'Ease', label: easeLabel });
	const group = screen.getByRole('radiogroup', { name: 'Ease', exact: true });
	await expect.element(group.getByRole('radio', { name: 'In between' })).toBeChecked();
	for (const rating of ratings)
		await expect
			.element(group.getByRole('radio', { name: easeLabel(rating), exact: true }))
			.toBeInTheDocument();
});

test('picks by click and by key', async () => {
	const onpick = vi.fn();
	const screen = await render(RatingGroup, given(null, onpick));
	await screen.getByRole('radio', { name: 'Good', exact: true }).click();
	expect(onpick.mock.calls).toEqual([[4]]);
	await userEvent.keyboard('{ArrowRight}');
	expect(onpick).toHaveBeenLastCalledWith(5);
});

test('can be cleared by a named button once a rating is picked', async () => {
	const onpick = vi.fn();
	const screen = await render(RatingGroup, given(null, onpick));
	expect(screen.getByRole('button').elements()).toHaveLength(0);
	await screen.rerender(given(2, onpick));
	await expect.element(screen.getByRole('radio', { name: 'Low', exact: true })).toBeChecked();
	await screen.getByRole('button', { name: 'Clear “Mood before”' }).click();
	expect(onpick.mock.calls).toEqual([[null]]);
	await screen.rerender(given(null, onpick));
	for (const radio of screen.getByRole('radio').elements())
		expect((radio as HTMLInputElement).checked).toBe(false);
});

test('has a choice independent of other groups', async () => {
	const one = await render(RatingGroup, given(1));
	const two = await render(RatingGroup, { ...given(5), legend: 'Mood after' });
	await expect.element(one.getByRole('radio', { name: 'Very low' }).first()).toBeChecked();
	await expect
		.element(
			two.getByRole('radiogroup', { name: 'Mood after' }).getByRole('radio', { name: 'Very good' })
		)
		.toBeChecked();
});

test.each([
	['moods', 'Mood before', moodLabel],
	['ease', 'Ease', easeLabel]
])(
	'a slim rating of %s moves nothing when it is picked, at any width of a phone',
	async (_, legend, label) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(styles);
		document.adoptedStyleSheets = [sheet];
		onTestFinished(() => void (document.adoptedStyleSheets = []));
		expect(await document.fonts.load('600 12px Nunito')).not.toEqual([]);
		const screen = await render(RatingGroup, { ...given(null), legend, label, isSlim: true });
		const group = screen.getByRole('radiogroup').element() as HTMLElement;
		const edges = () => {
			const { width, height } = group.getBoundingClientRect();
			const row = group.querySelector('.ratings')!.getBoundingClientRect();
			return [width, height, row.left, row.top, row.width, row.height];
		};
		const { innerWidth, innerHeight } = window;
		onTestFinished(() => page.viewport(innerWidth, innerHeight));
		for (let width = 290; width <= 400; width += 5) {
			// As wide as a phone on which it has this room.
			await page.viewport(width + 32, 740);
			group.parentElement!.style.inlineSize = `${width}px`;
			await screen.rerender({ value: null });
			const before = edges();
			for (const value of ratings) {
				await screen.rerender({ value });
				expect(edges(), `${width} px, ${value}`).toEqual(before);
				const clear = group.querySelector('button')!.getBoundingClientRect();
				const row = group.querySelector('.ratings')!.getBoundingClientRect();
				expect(clear.right <= row.left || clear.bottom <= row.top, `${width} px, ${value}`).toBe(
					true
				);
			}
		}
	}
);

test.each([
	['17.5rem', false, 1],
	['17.4rem', false, 2],
	['13.75rem', true, 1],
	['13.7rem', true, 3]
])('in a space of %s, slim: %s, the five are in %i rows', async (width, isSlim, rows) => {
	const screen = await render(RatingGroup, { ...given(null), isSlim });
	screen.container.style.inlineSize = width;
	const tops = [...screen.container.querySelectorAll('label')].map(
		(label) => label.getBoundingClientRect().top
	);
	expect(new Set(tops.map(Math.round)).size).toBe(rows);
});
