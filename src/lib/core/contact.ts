import type { Contact } from './person.ts';
import type { PhoneNumber, ReadPhoneNumber } from './phone-number.ts';

/** The allowed schemes of a link; none of them runs code in the page. */
const schemes: ReadonlySet<string> = new Set(
	[
		...['https', 'http', 'mailto', 'tel', 'sms', 'sip', 'xmpp', 'matrix'],
		...['facetime', 'skype', 'whatsapp', 'tg', 'sgnl', 'signal', 'viber', 'threema']
	].map((scheme) => `${scheme}:`)
);

/**
 * Returns the `tel:`, `mailto:` or other link of a contact; null if the value doesn't look valid, so that it
 * is better shown as plain text. `readPhone` is null while its code is loading: then no number has a link.
 */
export function contactHref(contact: Contact, readPhone: ReadPhoneNumber | null): string | null {
	if (contact.kind === 'phone') {
		const number = numberOf(contact, readPhone);
		return number && callHref(number);
	}
	const address = mailOf(contact);
	return address === null ? linkOf(contact) : `mailto:${address}`;
}

/** Returns the phone number of a contact; null if the value isn't clearly one number. */
export function numberOf(
	{ kind, value }: Contact,
	readPhone: ReadPhoneNumber | null
): PhoneNumber | null {
	const number = kind === 'phone' && readPhone ? readPhone(value) : 'none';
	return typeof number === 'string' ? null : number;
}

/** Returns the link that dials a number. */
export function callHref({ call }: PhoneNumber): string {
	return `tel:${call.replaceAll('#', '%23')}`;
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
