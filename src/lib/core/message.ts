import type { CardFacts, CardId, Channel } from './card.ts';
import type { Family } from './families.ts';
import { callHref, linkOf, mailOf, numberOf } from './contact.ts';
import { dayOf, type Day } from './day.ts';
import type { Tone } from './message-words.ts';
import type { Contact, PersonId } from './person.ts';
import type { ReadPhoneNumber } from './phone-number.ts';
import type { Win, WinId } from './win.ts';

/** The channels whose texts can be composed in advance. */
export const composedChannels: readonly Channel[] = [
	'text',
	'voiceNote',
	'call',
	'letter',
	'online'
];

/** The families whose calls are cards for a call that is going on, so nothing is composed for them. */
const midCall: readonly Family[] = ['listen', 'move', 'receive'];

/** Returns whether a text can be composed for a card: it reaches a known person, and not face to face. */
export function isComposed({ channel, needs, family }: CardFacts): boolean {
	if (channel === 'call' && midCall.includes(family)) return false;
	return composedChannels.includes(channel) && needs.includes('knownPerson');
}

/**
 * The way in which a text is sent: the share sheet, a text message, WhatsApp, an email, a call in which the
 * user speaks it, the clipboard, a web page of the person with the text in the clipboard, or handwriting.
 */
export type Way = 'share' | 'sms' | 'whatsapp' | 'mail' | 'call' | 'copy' | 'link' | 'hand';

/** A way to send a text. */
export interface WayOut {
	way: Way;
	/** The URL that passes the text to another app; null for a way without one. */
	href: string | null;
	/** The number or address that it reaches, to show before; null if the other app asks for one. */
	reaches: string | null;
}

/** The choices that make a message. A draft of an earlier version has none. */
export interface MessageChoices {
	tone: Tone;
	/** The ids of the remembered lines that it mentions. */
	details: readonly string[];
	/** True for the sentence that asks for no reply; null leaves it to the card. */
	reassures: boolean | null;
	/** The words typed into the gaps of each line, so that another line does not lose them. */
	fillings: { readonly [line: string]: readonly string[] };
	/** True if the words are for a birthday, in place of a card's. */
	isBirthday: boolean;
}

/** The choices of a new message. */
export const firstChoices: MessageChoices = {
	tone: 'short',
	details: [],
	reassures: null,
	fillings: {},
	isBirthday: false
};

/** A message that the user is writing, or that was handed to another app and not confirmed as sent yet. */
export interface Outgoing {
	state: 'writing' | 'handedOver';
	text: string;
	/** The text as it was composed from the choices; '' if none was. */
	line: string;
	personId: PersonId | null;
	cardId: CardId | null;
	/** True for a card that the user has not chosen: the words that the page begins with. */
	isFirstCard?: boolean;
	/** A ready line that the user took over, in place of a card's; absent or '' for none. */
	given?: string;
	choices?: MessageChoices;
	/** The way in which it was sent; null while the user is writing it. */
	way: Way | null;
	/** The time of the hand-over, in ms since 1970; null while the user is writing. */
	atMs: number | null;
	/** The id of the win to create from it, fixed now so that it creates only one. */
	winId: WinId;
}

/** Returns whether the user has changed the composed text. */
export function isEdited({ text, line }: Pick<Outgoing, 'text' | 'line'>): boolean {
	return text !== line;
}

/**
 * Returns whether the text has words of the user's own: edited ones, ones typed into a gap, or a line that the
 * user took over.
 */
export function isOwn(outgoing: Pick<Outgoing, 'text' | 'line' | 'choices' | 'given'>): boolean {
	if (outgoing.text.trim() === '') return false;
	const typed = Object.values(outgoing.choices?.fillings ?? {}).flat();
	return (
		isEdited(outgoing) || Boolean(outgoing.given) || typed.some((words) => words.trim() !== '')
	);
}

/** Returns the channel of a win created from a message. */
export function channelOf(way: Way | null, cardChannel: Channel | null): Channel {
	if (way === 'call') return 'call';
	return cardChannel === null || cardChannel === 'call' ? 'text' : cardChannel;
}

/**
 * Returns the wins up to `today` that are messages with an unknown reply, in the given order, without those
 * with a snoozed person.
 */
export function unanswered(
	wins: readonly Win[],
	today: Day,
	snoozed: ReadonlySet<PersonId>
): Win[] {
	return wins.filter(
		({ channel, reply, at, people }) =>
			channel !== null &&
			channel !== 'call' &&
			composedChannels.includes(channel) &&
			reply !== 'yes' &&
			reply !== 'no' &&
			dayOf(at) <= today &&
			!people.some((id) => snoozed.has(id))
	);
}

/**
 * Returns the ways to send a text, best first: those of `channels` that the contacts allow, in that order,
 * then all others.
 */
export function waysOut(
	text: string,
	contacts: readonly Contact[],
	channels: readonly Channel[],
	hasShareSheet: boolean,
	readPhone: ReadPhoneNumber | null
): WayOut[] {
	const phone = reachOf(contacts, (contact) => numberOf(contact, readPhone));
	const mail = reachOf(contacts, mailOf);
	const link = reachOf(contacts, pageOf);
	const hrefs: { readonly [way in Way]: string | null | undefined } = {
		share: hasShareSheet ? null : undefined,
		sms: smsHref(phone?.text ?? null, text),
		whatsapp: whatsappHref(phone?.international ?? null, text),
		mail: mailHref(mail, text),
		call: phone ? callHref(phone) : undefined,
		link: link ?? undefined,
		hand: channels.includes('letter') ? null : undefined,
		copy: null
	};
	const known: { readonly [way in Way]?: boolean } = {
		...(phone?.text != null && { sms: true, whatsapp: true }),
		...(mail !== null && { mail: true })
	};
	const direct = channels.flatMap((channel) =>
		(waysOfChannel[channel] ?? []).filter((way) => !needsContact.includes(way) || known[way])
	);
	const reaches: { readonly [way in Way]?: string | null | undefined } = {
		sms: phone?.text != null ? phone.shown : null,
		whatsapp: phone?.international != null ? phone.shown : null,
		call: phone?.shown,
		mail: mail && decodeURIComponent(mail)
	};
	const all = new Set([...direct, ...otherWays]);
	return [...all].flatMap((way) => {
		const href = hrefs[way];
		return href === undefined ? [] : { way, href, reaches: reaches[way] ?? null };
	});
}

const waysOfChannel: { readonly [channel in Channel]?: readonly Way[] } = {
	text: ['sms', 'share', 'whatsapp'],
	call: ['call'],
	letter: ['mail', 'hand'],
	online: ['link', 'share']
};
/** These need a contact to be preferred: without one, the app that they open must ask for it. */
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
 * Returns the URL of a new text message. RFC 5724 defines `?body=`, which Android supports; iPhones expect
 * `&body=`. In `?&body=` each finds its own part and ignores the other.
 */
function smsHref(phone: string | null, text: string): string {
	return `sms:${phone ?? ''}?&body=${encoded(text)}`;
}

/** Uses the scheme of the app, because a web address would send the text to a server. */
function whatsappHref(number: string | null, text: string): string {
	// WhatsApp supports only numbers with a country code; without a number it lets the user choose a chat.
	return `whatsapp://send?${number ? `phone=${number}&` : ''}text=${encoded(text)}`;
}

/** RFC 6068 requires CR LF line breaks. */
function mailHref(mail: string | null, text: string): string {
	return `mailto:${mail ?? ''}?body=${encoded(text.replaceAll(/\r\n?|\n/g, '\r\n'))}`;
}

/** `encodeURIComponent` throws an error for a lone surrogate. */
function encoded(text: string): string {
	return encodeURIComponent(text.toWellFormed());
}

/** Returns the first contact that `read` accepts, as `read` returns it; null if it accepts none. */
function reachOf<Reach>(
	contacts: readonly Contact[],
	read: (contact: Contact) => Reach | null
): Reach | null {
	for (const contact of contacts) {
		const reach = read(contact);
		if (reach !== null) return reach;
	}
	return null;
}

/** Returns a web address without a user name and password; null for any other link. */
function pageOf(contact: Contact): string | null {
	const link = linkOf(contact);
	return link !== null && /^https?:\/\/[^\s/@]+(?:[/?#]|$)/.test(link) ? link : null;
}
