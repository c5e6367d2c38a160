import type { Contact } from './person.ts';

/** What a link may begin with; what runs code in the page is none of them. */
const schemes: ReadonlySet<string> = new Set(
	[
		...['https', 'http', 'mailto', 'tel', 'sms', 'sip', 'xmpp', 'matrix'],
		...['facetime', 'skype', 'whatsapp', 'tg', 'sgnl', 'signal', 'viber', 'threema']
	].map((scheme) => `${scheme}:`)
);

/** The zeros of scripts with digits of their own; NFKC makes the wide ones plain. */
const zeros = ['\u0660', '\u06F0', '\u0966', '\u09E6'].map((zero) => zero.charCodeAt(0));

/**
 * The address that a way of reaching somebody opens, as `tel:`, `mailto:` or a link; null when it does not
 * look like one, and is better shown as plain text.
 */
export function contactHref(contact: Contact): string | null {
	const number = numberOf(contact);
	if (number !== null) return `tel:${number.replaceAll('#', '%23')}`;
	const address = mailOf(contact);
	return address === null ? linkOf(contact) : `mailto:${address}`;
}

/** The number that a phone dials, in plain digits with what else it can dial; null where that is not clear. */
export function numberOf({ kind, value }: Contact): string | null {
	if (kind !== 'phone') return null;
	const number = plain(value).replace(/[\p{Nd}]/gu, (digit) => plainDigit(digit));
	if (!/^\+?[\d\s()./*#\-\u2010-\u2015]+$/u.test(number)) return null;
	const dialled = number.replace(/[^\d+*#]/g, '');
	return /\d{2}/.test(dialled) ? dialled : null;
}

/** The mail address as it can stand in `mailto:`; null where that is not clear. */
export function mailOf({ kind, value }: Contact): string | null {
	const address = plain(value).replace(/^mailto:/i, '');
	if (kind !== 'mail' || !/^[^\s@]+@[^\s@]+$/.test(address)) return null;
	const [name, host] = address.toWellFormed().split('@') as [string, string];
	return `${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

/** The address that a link opens, of a scheme that is known; null where that is not clear. */
export function linkOf({ kind, value }: Contact): string | null {
	const text = plain(value);
	// A site is often written without what comes before it.
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
