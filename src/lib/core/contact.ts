import type { Contact } from './person.ts';

/** The allowed schemes of a link; none of them runs code in the page. */
const schemes: ReadonlySet<string> = new Set(
	[
		...['https', 'http', 'mailto', 'tel', 'sms', 'sip', 'xmpp', 'matrix'],
		...['facetime', 'skype', 'whatsapp', 'tg', 'sgnl', 'signal', 'viber', 'threema']
	].map((scheme) => `${scheme}:`)
);

/**
 * The zeros of scripts with their own digits. NFKC converts full-width digits, so they are not needed here.
 */
const zeros = ['\u0660', '\u06F0', '\u0966', '\u09E6'].map((zero) => zero.charCodeAt(0));

/**
 * Returns the `tel:`, `mailto:` or other link of a contact; null if the value doesn't look valid, so that it
 * is better shown as plain text.
 */
export function contactHref(contact: Contact): string | null {
	const number = numberOf(contact);
	if (number !== null) return `tel:${number.replaceAll('#', '%23')}`;
	const address = mailOf(contact);
	return address === null ? linkOf(contact) : `mailto:${address}`;
}

/**
 * Returns a phone number in ASCII digits, with any +, * and #; null if the value isn't clearly one number.
 */
export function numberOf({ kind, value }: Contact): string | null {
	if (kind !== 'phone') return null;
	const number = plain(value).replace(/[\p{Nd}]/gu, (digit) => plainDigit(digit));
	if (!/^\+?[\d\s()./*#\-\u2010-\u2015]+$/u.test(number)) return null;
	const dialled = number.replace(/[^\d+*#]/g, '');
	return /\d{2}/.test(dialled) ? dialled : null;
}

/** Returns an email address encoded for `mailto:`; null if the value isn't clearly one address. */
export function mailOf({ kind, value }: Contact): string | null {
	const address = plain(value).replace(/^mailto:/i, '');
	if (kind !== 'mail' || !/^[^\s@]+@[^\s@]+$/.test(address)) return null;
	const [name, host] = address.toWellFormed().split('@') as [string, string];
	return `${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

/** Returns the URL of a link with an allowed scheme; null for anything else. */
export function linkOf({ kind, value }: Contact): string | null {
	const text = plain(value);
	// Web addresses are often written without `https://`.
	const isBare = /^[^\s:/?#@]+\.[^\s:/?#@]+([/?#:]\S*)?$/u.test(text);
	const address = isBare ? `https://${text}` : text;
	if (kind !== 'link' || !URL.canParse(address)) return null;
	const { protocol, href } = new URL(address);
	return schemes.has(protocol) ? href : null;
}

function plain(value: string): string {
	return value.normalize('NFKC').trim();
}

function plainDigit(digit: string): string {
	const code = digit.charCodeAt(0);
	const zero = zeros.find((one) => code >= one && code <= one + 9);
	return zero === undefined ? digit : String(code - zero);
}
