import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactHref } from './contact.ts';
import { contactKinds } from './person.ts';
import { readPhoneNumber } from './phone-number.ts';
import { runs } from '../../../tests/support/runs.ts';

const phone = (value: string) => contactHref({ kind: 'phone', value }, readPhoneNumber);
const mail = (value: string) => contactHref({ kind: 'mail', value }, readPhoneNumber);
const link = (value: string) => contactHref({ kind: 'link', value }, readPhoneNumber);

describe('contactHref', () => {
	test('links to phone numbers in any notation', () => {
		expect(phone('+44 (0)20 7946-0958')).toBe('tel:+442079460958');
		expect(phone('030.123/45')).toBe('tel:03012345');
		expect(phone('*31#112')).toBe('tel:*31%23112');
		expect(phone('٠٣٠ ١٢٣')).toBe('tel:030123');
		expect(phone('０３０')).toBe('tel:030');
		for (const none of ['', '+', 'ask Ben', '1', '12\n<b>']) {
			expect(phone(none)).toBeNull();
		}
	});

	test('links email addresses without any injected headers', () => {
		expect(mail(' ann@example.org ')).toBe('mailto:ann@example.org');
		expect(mail('mailto:ann@example.org')).toBe('mailto:ann@example.org');
		expect(mail('ann@example.org?bcc=all@example.org')).toBeNull();
		expect(mail('ann@example.org?subject=x')).toBe('mailto:ann@example.org%3Fsubject%3Dx');
		for (const none of ['', 'ann', '@example.org', 'ann@', 'a b@c', 'ann@ex ample']) {
			expect(mail(none)).toBeNull();
		}
	});

	test('links allowed schemes, and never one that runs code in the page', () => {
		expect(link('https://example.org/ann')).toBe('https://example.org/ann');
		expect(link('example.org/ann')).toBe('https://example.org/ann');
		expect(link('example.org:8080/ann')).toBe('https://example.org:8080/ann');
		expect(link('HTTP://example.org')).toBe('http://example.org/');
		expect(link('sgnl://signal.me/#p/+4420')).toBe('sgnl://signal.me/#p/+4420');
		for (const none of [
			...['', 'ann', 'ann at home', '//example.org', '/log', 'https://'],
			...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:x'],
			...['\u0001javascript:alert(1)', 'data:text/html,<script>1</script>', 'vbscript:x'],
			...['blob:https://x', 'file:///etc/passwd', 'view-source:x', 'ｊavascript:alert(1)']
		])
			expect(link(none), none).toBeNull();
	});

	test('returns a safe scheme for any input', () => {
		const typed = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.constantFrom(...'javscript:\n\t/@.#?+1'), maxLength: 30 })
		);
		fc.assert(
			fc.property(fc.constantFrom(...contactKinds), typed, (kind, value) => {
				const href = contactHref({ kind, value }, readPhoneNumber);
				if (href === null) return;
				const { protocol } = new URL(href, 'https://page.example');
				expect(protocol).not.toBe('javascript:');
				if (kind === 'phone') expect(protocol).toBe('tel:');
				if (kind === 'mail') expect(protocol).toBe('mailto:');
				expect(href).not.toMatch(/\s/);
			}),
			runs(500)
		);
	});
});
