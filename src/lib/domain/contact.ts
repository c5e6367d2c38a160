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
export function contactHref({ kind, value }: Contact): string | null {
	const text = value.normalize('NFKC').trim();
	if (kind === 'phone') return phoneHref(text);
	return kind === 'mail' ? mailHref(text) : linkHref(text);
}

function phoneHref(text: string): string | null {
	const number = text.replace(/[\p{Nd}]/gu, (digit) => plainDigit(digit));
	if (!/^\+?[\d\s()./*#\-\u2010-\u2015]+$/u.test(number)) return null;
	const dialled = number.replace(/[^\d+*#]/g, '').replaceAll('#', '%23');
	return /\d{2}/.test(dialled) ? `tel:${dialled}` : null;
}

function plainDigit(digit: string): string {
	const code = digit.charCodeAt(0);
	const zero = zeros.find((one) => code >= one && code <= one + 9);
	return zero === undefined ? digit : String(code - zero);
}

function mailHref(text: string): string | null {
	const address = text.replace(/^mailto:/i, '');
	if (!/^[^\s@]+@[^\s@]+$/.test(address)) return null;
	const [name, host] = address.toWellFormed().split('@') as [string, string];
	return `mailto:${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

function linkHref(text: string): string | null {
	// A site is often written without what comes before it.
	const isBare = /^[^\s:/?#@]+\.[^\s:/?#@]+([/?#:]\S*)?$/u.test(text);
	const address = isBare ? `https://${text}` : text;
	if (!URL.canParse(address)) return null;
	const { protocol, href } = new URL(address);
	return schemes.has(protocol) ? href : null;
}
