import { page } from 'vitest/browser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { blankWin } from '#lib/core/win.ts';
import WinForm from './WinForm.svelte';

test.each(['a notice', 'a problem'])(
	'on a small phone, the field that has the focus stays above “Save” when %s comes up',
	async (what) => {
		await page.viewport(320, 568);
		// As on every page.
		const sheet = new CSSStyleSheet();
		sheet.replaceSync('html { scroll-padding-block: 5rem 9rem }');
		document.adoptedStyleSheets = [sheet];
		onTestFinished(() => void (document.adoptedStyleSheets = []));
		const props = {
			details: blankWin('2026-11-20T09:30:45+01:00'),
			cards: [],
			people: [],
			problem: null as string | null,
			isEdited: false,
			isSaving: false,
			onchange: vi.fn(),
			onsave: vi.fn(),
			onaddperson: vi.fn(),
			onkeepasfile: vi.fn()
		};
		const screen = await render(WinForm, props);
		await screen.getByRole('button', { name: 'Add a name' }).click();
		const name = screen.getByRole('textbox', { name: 'Add a name' });
		await expect.element(name).toHaveFocus();
		const save = screen.getByRole('button', { name: 'Save', exact: true });
		const barTop = () => save.element().closest('.save')!.getBoundingClientRect().top;
		const bottom = () => name.element().getBoundingClientRect().bottom;
		// The lowest place at which the field is in sight.
		scrollBy(0, bottom() - barTop() + 8);
		const covering = { notice: 110 };
		const failing = { problem: 'The device is full. '.repeat(4) };
		await screen.rerender({ ...props, ...(what === 'a notice' ? covering : failing) });
		await expect.poll(() => bottom() <= barTop()).toBe(true);
		expect(name.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
	}
);
