import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Revision } from '#lib/core/clock.ts';
import { blankWin, type Win, type WinId } from '#lib/core/win.ts';
import WinEntry from './WinEntry.svelte';

function given(details: Partial<Win> = {}) {
	const win: Win = {
		...blankWin('2026-11-20T09:30:00+01:00'),
		id: 'w' as WinId,
		revision: '0' as Revision,
		...details
	};
	return {
		win,
		title: null as string | null,
		names: [] as string[],
		helpHref: '/help',
		moreHelpHref: '/about#more-help',
		onedit: vi.fn(),
		ondelete: vi.fn(),
		ontreasure: vi.fn(),
		onkeepother: vi.fn(),
		ondropother: vi.fn()
	};
}

test('shows all details of a win', async () => {
	const screen = await render(WinEntry, {
		...given({
			channel: 'call',
			note: 'Line one\nline two',
			genuine: 'her laugh',
			carry: 'it was easy',
			tags: ['bus', 'morning'],
			moodBefore: 2,
			moodAfter: 4,
			ease: 5,
			energy: 0,
			reply: 'no'
		}),
		title: 'Greet by name',
		names: ['Ann', 'Åsa']
	});
	const text = screen.container.textContent;
	for (const part of [
		'Call',
		'Ann and Åsa',
		'Greet by name',
		'Line one\nline two',
		'her laugh',
		'it was easy',
		'#bus',
		'#morning',
		'Low, then good',
		'Came naturally',
		'No reply'
	])
		expect(text).toContain(part);
	await expect
		.element(screen.getByText(/9:30/))
		.toHaveAttribute('datetime', '2026-11-20T09:30:00+01:00');
	// Zero is a value like any other.
	expect(text).toMatch(/energy[^·]*0/i);
});

test.each([
	[2, null, 'Before: Low'],
	[null, 4, 'After: Good'],
	[1, 5, 'Very low, then very good'],
	[3, 3, 'In between, before and after']
] as const)('tells the mood before, %s, and after, %s, apart', async (before, after, words) => {
	const screen = await render(WinEntry, given({ moodBefore: before, moodAfter: after }));
	await expect.element(screen.getByText(words, { exact: true })).toBeVisible();
});

test('shows a line of its own for a win without details', async () => {
	const screen = await render(WinEntry, given());
	await expect.element(screen.getByText('A win without words.')).toBeVisible();
	expect(screen.container.textContent).not.toMatch(/null|undefined/);
});

test('calls its callbacks when its buttons are pressed', async () => {
	const props = given({ note: 'x' });
	const screen = await render(WinEntry, props);
	await screen.getByRole('button', { name: 'Edit', exact: true }).click();
	await screen.getByRole('button', { name: 'Delete', exact: true }).click();
	expect(props.onedit).toHaveBeenCalledTimes(1);
	expect(props.ondelete).toHaveBeenCalledTimes(1);
	expect(props.ontreasure).not.toHaveBeenCalled();
});

test.each([false, true])('"Treasure" is a toggle: pressed is %s', async (treasured) => {
	const props = given({ treasured });
	const screen = await render(WinEntry, props);
	const toggle = screen.getByRole('button', { name: 'Treasure', exact: true });
	await expect.element(toggle).toHaveAttribute('aria-pressed', String(treasured));
	await toggle.click();
	expect(props.ontreasure.mock.calls).toEqual([[!treasured]]);
});

test('links to help for a very low mood only', async () => {
	const low = await render(WinEntry, given({ moodBefore: 3, moodAfter: 1 }));
	await expect.element(low.getByRole('link').first()).toHaveAttribute('href', '/help');
	await expect.element(low.getByRole('link').last()).toHaveAttribute('href', '/about#more-help');
	await low.unmount();
	const better = await render(WinEntry, given({ moodBefore: 1, moodAfter: 3 }));
	expect(better.getByRole('link').elements()).toHaveLength(0);
});

test('shows hostile words as plain text, and isolates their text direction', async () => {
	const script = '<script>document.title = "taken"</script><img src=x onerror=alert(1)>';
	const bidi = 'abc \u202Egnirts\u2066 {{7*7}} ${1}';
	const screen = await render(WinEntry, {
		...given({ note: script, genuine: bidi, carry: script, tags: [script] }),
		title: script,
		names: [script, bidi]
	});
	expect(screen.container.querySelector('script, img')).toBeNull();
	expect(document.title).not.toBe('taken');
	expect(screen.container.textContent).toContain(script);
	expect(screen.container.textContent).toContain(bidi);
	for (const words of screen.container.querySelectorAll('.typed')) {
		expect(words.getAttribute('dir')).toBe('auto');
		expect(getComputedStyle(words).unicodeBidi).toMatch(/isolate|plaintext/);
	}
});

test('names with direction controls reorder nothing after them', async () => {
	const screen = await render(WinEntry, {
		...given(),
		names: ['Zoe\u202E', 'Tom\u2069\u202E', 'Ada']
	});
	const line = [...screen.container.querySelectorAll('span')].find((one) =>
		one.textContent!.startsWith('With ')
	)!;
	const text = [...line.childNodes].find((node) => node.textContent!.startsWith('With '))!;
	const leftOf = (word: string) => {
		const range = document.createRange();
		const at = text.textContent!.indexOf(word);
		range.setStart(text, at);
		range.setEnd(text, at + word.length);
		return range.getBoundingClientRect().left;
	};
	const places = ['With', 'Zoe', 'Tom', 'and', 'Ada'].map(leftOf);
	expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('shows right-to-left words from right to left', async () => {
	const screen = await render(WinEntry, given({ note: 'שלום לכולם' }));
	const words = screen.getByText('שלום לכולם').element();
	expect(getComputedStyle(words).direction).toBe('rtl');
});

test('shows a kind sentence if it is given one', async () => {
	const kindness = 'No reply is common and says little about you.';
	const screen = await render(WinEntry, { ...given({ reply: 'no' }), kindness });
	await expect.element(screen.getByText(kindness)).toBeVisible();
	await screen.rerender({ kindness: null });
	expect(screen.container.textContent).not.toContain(kindness);
});

test('folds a losing version of the words away, and offers to restore or delete it', async () => {
	const other = {
		...{ note: 'tea with Ann', genuine: '', carry: '' },
		revision: '001795161600000.00000.9f86d081884c7d65' as Revision
	};
	const props = given({ note: 'a walk', otherVersions: [other] });
	const screen = await render(WinEntry, props);
	await expect.element(screen.getByText('tea with Ann')).not.toBeVisible();
	await screen.getByText('Another version of these words').click();
	await expect.element(screen.getByText('tea with Ann')).toBeVisible();
	await screen.getByRole('button', { name: 'Keep these words instead' }).click();
	await screen.getByRole('button', { name: 'Discard it' }).click();
	expect(props.onkeepother.mock.calls).toEqual([[other]]);
	expect(props.ondropother.mock.calls).toEqual([[other]]);
});

test('does not show a losing version that adds nothing new', async () => {
	const revision = '001795161600000.00000.9f86d081884c7d65' as Revision;
	const other = { note: 'a walk', genuine: '', carry: '', revision };
	const screen = await render(
		WinEntry,
		given({ note: 'a walk, in the rain', otherVersions: [other] })
	);
	await expect.element(screen.getByText('in the rain')).toBeVisible();
	expect(screen.getByText('Another version of these words').query()).toBeNull();
});
