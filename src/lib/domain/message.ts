import type { CardFacts, CardId, Channel } from './card.ts';
import { linkOf, mailOf, numberOf } from './contact.ts';
import { dayOf, type Day } from './day.ts';
import type { Contact, PersonId } from './person.ts';
import type { Win, WinId } from './win.ts';

/** The ways of reaching people for which words can be composed beforehand. */
export const composedChannels: readonly Channel[] = [
	'text',
	'voiceNote',
	'call',
	'letter',
	'online'
];

/** Whether words can be composed for the act: it reaches somebody known, and not face to face. */
export function isComposed({ channel, needs }: CardFacts): boolean {
	return composedChannels.includes(channel) && needs.includes('knownPerson');
}

/**
 * How words leave: the share sheet; a text message; WhatsApp; a mail; a call, in which they are said; the
 * clipboard; a page of the other, to which they are taken in the clipboard; or a pen.
 */
export type Way = 'share' | 'sms' | 'whatsapp' | 'mail' | 'call' | 'copy' | 'link' | 'hand';

/** One way for these words to leave. */
export interface WayOut {
	way: Way;
	/** The address that hands them to another app; null for a way without one. */
	href: string | null;
}

/** A message on its way: what is being written, or what another app was handed. */
export interface Outgoing {
	state: 'writing' | 'handedOver';
	text: string;
	/** The way to say it that was picked last; '' when none was. */
	line: string;
	personId: PersonId | null;
	cardId: CardId | null;
	/** The way that it went; null while it is being written. */
	way: Way | null;
	/** When it was handed over, in ms since 1970; null while it is being written. */
	atMs: number | null;
	/** The win that it becomes, so that it becomes one alone. */
	winId: WinId;
}

/**
 * The text with another way to say it in the place of the one picked before. What was changed of that by
 * hand stays, and the other comes on a line of its own.
 */
export function withLine(text: string, before: string, line: string): string {
	if (text.trim() === '') return line;
	const at = before === '' ? -1 : text.indexOf(before);
	if (at >= 0) return text.slice(0, at) + line + text.slice(at + before.length);
	return `${text.trimEnd()}\n${line}`;
}

/** The text with a line at that place, set off from what stands there, and the place behind it. */
export function withAdded(text: string, line: string, at: number): { text: string; at: number } {
	const [before, after] = [text.slice(0, at), text.slice(at)];
	const added = (before === '' || /\s$/.test(before) ? '' : ' ') + line;
	const rest = after === '' || /^[\s.,;:!?…]/.test(after) ? after : ` ${after}`;
	return { text: before + added + rest, at: before.length + added.length };
}

/** Whether a way to say it stands there with a gap (…) that only the person can fill. */
export function hasGap({ text, line }: Pick<Outgoing, 'text' | 'line'>): boolean {
	return line.includes('…') && text.includes(line);
}

/** Whether the text holds words of the person's own, beside the picked way to say it. */
export function isOwn({ text, line }: Pick<Outgoing, 'text' | 'line'>): boolean {
	return text.trim() !== '' && text !== line;
}

/** The channel of a win that was such a message. */
export function channelOf(way: Way | null, cardChannel: Channel | null): Channel {
	if (way === 'call') return 'call';
	return cardChannel === null || cardChannel === 'call' ? 'text' : cardChannel;
}

/** The messages among the wins until today of which no answer is noted, in their order; none with anybody put aside. */
export function unanswered(
	wins: readonly Win[],
	today: Day,
	putAside: ReadonlySet<PersonId>
): Win[] {
	return wins.filter(
		({ channel, reply, at, people }) =>
			channel !== null &&
			channel !== 'call' &&
			composedChannels.includes(channel) &&
			reply !== 'yes' &&
			reply !== 'no' &&
			dayOf(at) <= today &&
			!people.some((id) => putAside.has(id))
	);
}

/**
 * The ways in which these words can leave, best first: those of the channels that are named first, as far
 * as somebody's contacts allow, then the others.
 */
export function waysOut(
	text: string,
	contacts: readonly Contact[],
	channels: readonly Channel[],
	hasShareSheet: boolean
): WayOut[] {
	const phone = reachOf(contacts, numberOf);
	const mail = reachOf(contacts, mailOf);
	const link = reachOf(contacts, pageOf);
	// A code of the network is dialled and gets no words.
	const writable = phone !== null && /^\+?\d+$/.test(phone) ? phone : null;
	const hrefs: { readonly [way in Way]: string | null | undefined } = {
		share: hasShareSheet ? null : undefined,
		sms: smsHref(writable, text),
		whatsapp: whatsappHref(writable, text),
		mail: mailHref(mail, text),
		call: phone === null ? undefined : `tel:${phone.replaceAll('#', '%23')}`,
		link: link ?? undefined,
		hand: channels.includes('letter') ? null : undefined,
		copy: null
	};
	const known: { readonly [way in Way]?: boolean } = {
		...(writable !== null && { sms: true, whatsapp: true }),
		...(mail !== null && { mail: true })
	};
	const direct = channels.flatMap((channel) =>
		(waysOfChannel[channel] ?? []).filter((way) => !needsContact.includes(way) || known[way])
	);
	const all = new Set([...direct, ...otherWays]);
	return [...all].flatMap((way) => {
		const href = hrefs[way];
		return href === undefined ? [] : { way, href };
	});
}

const waysOfChannel: { readonly [channel in Channel]?: readonly Way[] } = {
	text: ['sms', 'share', 'whatsapp'],
	call: ['call'],
	letter: ['mail', 'hand'],
	online: ['link', 'share']
};
/** Without a contact these open an app that asks for one, and stand back. */
const needsContact: readonly Way[] = ['sms', 'whatsapp', 'mail'];
const otherWays: readonly Way[] = [
	'share',
	'sms',
	'whatsapp',
	'mail',
	'call',
	'link',
	'copy',
	'hand'
];

/**
 * The address that begins a text message. RFC 5724 has `?body=`, which Android goes by; iPhones look for
 * `&body=`. Each takes its own from `?&body=` and leaves the other.
 */
function smsHref(phone: string | null, text: string): string {
	return `sms:${phone ?? ''}?&body=${encoded(text)}`;
}

/** By the scheme of the app: an address of the web would carry the words to a server. */
function whatsappHref(phone: string | null, text: string): string {
	// It knows numbers with their country alone; without one it asks for a chat.
	const number = /^(?:\+|00)([1-9]\d{5,})$/.exec(phone ?? '')?.[1];
	return `whatsapp://send?${number ? `phone=${number}&` : ''}text=${encoded(text)}`;
}

/** RFC 6068 wants the ends of lines as CR LF. */
function mailHref(mail: string | null, text: string): string {
	return `mailto:${mail ?? ''}?body=${encoded(text.replaceAll(/\r\n?|\n/g, '\r\n'))}`;
}

/** A lone half of a character cannot be encoded. */
function encoded(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** What the first of the contacts that is clear comes to. */
function reachOf(
	contacts: readonly Contact[],
	read: (contact: Contact) => string | null
): string | null {
	for (const contact of contacts) {
		const reach = read(contact);
		if (reach !== null) return reach;
	}
	return null;
}

/** An address of the web without a name and password; whatever else is written there is no page. */
function pageOf(contact: Contact): string | null {
	const link = linkOf(contact);
	return link !== null && /^https?:\/\/[^\s/@]+(?:[/?#]|$)/.test(link) ? link : null;
}
