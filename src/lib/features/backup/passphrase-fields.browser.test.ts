import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { PassphraseStrength } from '#lib/formats/backup/passphrase.ts';
import PassphraseFields from './PassphraseFields.svelte';

/** Renders the fields with a predictable measure of strength: the longer, the stronger. */
async function given(
	strengthOf = async (passphrase: string): Promise<PassphraseStrength> =>
		passphrase.length > 10 ? 'longer' : 'anHour'
) {
	const onchange = vi.fn<(passphrase: string | null) => void>();
	const screen = await render(PassphraseFields, { strengthOf, onchange });
	const first = screen.getByLabelText('Passphrase', { exact: true });
	const again = screen.getByLabelText('Passphrase again', { exact: true });
	return { screen, first, again, onchange };
}
const describedBy = (field: Element) =>
	(field.getAttribute('aria-describedby') ?? '')
		.split(' ')
		.map((id) => document.getElementById(id)?.textContent?.trim())
		.filter(Boolean);

test('the passphrase fields are two labelled password fields for a new password', async () => {
	const { first, again } = await given();
	for (const field of [first, again]) {
		await expect.element(field).toHaveAttribute('type', 'password');
		await expect.element(field).toHaveAttribute('autocomplete', 'new-password');
	}
});

test('a passphrase is reported only while both fields agree', async () => {
	const { screen, first, again, onchange } = await given();
	await first.fill('four small words here');
	expect(onchange).toHaveBeenLastCalledWith(null);
	await again.fill('four small words here');
	expect(onchange).toHaveBeenLastCalledWith('four small words here');
	await expect.element(screen.getByText('They match.')).toBeVisible();
	await first.fill('four small words here!');
	expect(onchange).toHaveBeenLastCalledWith(null);
	await expect.element(screen.getByText('They don’t match yet.')).toBeVisible();
	await first.fill('');
	await again.fill('');
	expect(onchange).toHaveBeenLastCalledWith(null);
	await expect.element(screen.getByText('They match.')).not.toBeInTheDocument();
});

test('the second field is not marked as different while the user is still typing', async () => {
	const { screen, first, again } = await given();
	await first.fill('four small words');
	await again.fill('four sm');
	await expect.element(again).toHaveAttribute('aria-invalid', 'false');
	await userEvent.keyboard('{Tab}');
	await expect.element(screen.getByText('They don’t match yet.')).toBeVisible();
	await expect.element(again).toHaveAttribute('aria-invalid', 'true');
	expect(describedBy(again.element())).toEqual(['They don’t match yet.']);
});

test('accents match in any normalization form, and the passphrase is reported in NFC', async () => {
	const { first, again, onchange } = await given();
	await first.fill('Caf\u00e9 Zu\u0308rich');
	await again.fill('Cafe\u0301 Z\u00fcrich');
	expect(onchange).toHaveBeenLastCalledWith('Caf\u00e9 Z\u00fcrich');
});

test('the strength is shown in words, and a weak passphrase is allowed', async () => {
	const { screen, first, again, onchange } = await given();
	await first.fill('weak');
	await again.fill('weak');
	await expect.element(screen.getByText(/^Weak: .* within an hour\.$/)).toBeVisible();
	expect(onchange).toHaveBeenLastCalledWith('weak');
	expect(describedBy(first.element()).join(' ')).toMatch(/Four or more unrelated words.*Weak:/);
	await first.fill('much stronger than that');
	await expect.element(screen.getByText(/^Strong: /)).toBeVisible();
	await expect.element(screen.getByText(/^Weak/)).not.toBeInTheDocument();
	await first.fill('');
	await expect.element(screen.getByText(/^Strong: /)).not.toBeInTheDocument();
});

test('the passphrase fields work even if the strength cannot be estimated', async () => {
	const strengthOf = vi.fn(() => Promise.reject(new Error('offline')));
	const { first, again, onchange } = await given(strengthOf);
	await first.fill('words');
	await again.fill('words');
	await vi.waitFor(() => expect(strengthOf).toHaveBeenCalledWith('words'));
	expect(onchange).toHaveBeenLastCalledWith('words');
});

test('a passphrase can be shown while it is typed, by keyboard as well', async () => {
	const { screen, first, again } = await given();
	await first.fill('words to read');
	const show = screen.getByRole('checkbox', { name: 'Show what I type' });
	(show.element() as HTMLElement).focus();
	await userEvent.keyboard(' ');
	for (const field of [first, again]) await expect.element(field).toHaveAttribute('type', 'text');
	await expect.element(first).toHaveValue('words to read');
	await show.click();
	await expect.element(first).toHaveAttribute('type', 'password');
});

test('the passphrase fields warn that a lost passphrase cannot be recovered, and fit a width of 320 px', async () => {
	const { screen, first } = await given();
	await expect
		.element(screen.getByText(/Nobody can open the copy without this passphrase/))
		.toBeVisible();
	screen.container.style.inlineSize = '288px';
	await first.fill('w'.repeat(300));
	expect(screen.container.scrollWidth).toBeLessThanOrEqual(288);
});
