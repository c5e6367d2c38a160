import { isBirthday } from '#lib/core/birthday.ts';
import {
	longestContact,
	longestName,
	storableLine,
	storableName,
	type Contact,
	type ContactKind
} from '#lib/core/person.ts';
import { textFrom } from '#lib/formats/file-text.ts';
import { isFileError } from '#lib/formats/file-error.ts';
import {
	contentLines,
	splitEscaped,
	unescaped,
	type ContentLine,
	type LineSource
} from './content-lines.ts';

/** Maximum size of a file, 5 MB: 5,000 people without photos are about 1 MB. */
export const mostBytes = 5 * 1024 * 1024;
/** Maximum number of cards in a file. */
export const mostCards = 5_000;
/** Maximum number of contacts that are taken from a card. */
export const mostContacts = 20;

/** A person in a file of contacts or in the device's address book, in the shape that a `Person` has. */
export interface FoundPerson {
	name: string;
	/** Null if there is none, or if it is the name. */
	nickname: string | null;
	contacts: readonly Contact[];
	birthday: string | null;
}

/** The people of a file of contacts, and the number of those that could not be taken. */
export interface VCards {
	/** In the order of the file. */
	people: readonly FoundPerson[];
	/** Number of cards that have no end. */
	broken: number;
	/** Number of cards without a name: groups, and cards with only a number. */
	nameless: number;
	/** Number of people whose name was too long or who have more contacts than are taken. */
	shortened: number;
	/** True if the file does not say how its letters are encoded, so that a person has to look. */
	isGuessed: boolean;
}

/**
 * The reason why nothing is read: the file has no bytes, more than `mostBytes`, more than `mostCards`, or no
 * card.
 */
export type VCardProblem = 'empty' | 'tooLarge' | 'tooMany' | 'noCards';

/**
 * Returns the people in a file of contacts: vCard 2.1, 3.0 or 4.0, also mixed. Takes names, phone numbers,
 * email addresses and birthdays, and nothing else.
 */
export function readVCards(bytes: Uint8Array): VCards | { problem: VCardProblem } {
	if (bytes.length === 0) return { problem: 'empty' };
	if (bytes.length > mostBytes) return { problem: 'tooLarge' };
	const source = sourceOf(bytes);
	if (!source) return { problem: 'noCards' };
	const people: FoundPerson[] = [];
	const found = { broken: 0, nameless: 0, shortened: 0 };
	let card: ContentLine[] | null = null;
	let [count, agents] = [0, 0];
	let isGuessed = false;
	let before: ContentLine | null = null;
	for (const line of contentLines(source)) {
		if (!line) continue;
		const isAgent: boolean = before?.name === 'AGENT' && before.value.trim() === '';
		before = line;
		if (isStart(line)) {
			// Version 2.1 has the card of an agent inside another card.
			if (card && isAgent) {
				agents++;
				continue;
			}
			if (card) found.broken++;
			if (++count > mostCards) return { problem: 'tooMany' };
			card = [];
			agents = 0;
		} else if (isEnd(line) && agents > 0) agents--;
		else if (isEnd(line)) {
			const person: FoundPerson | null = card && personIn(card);
			if (person) {
				people.push(person);
				if (isShortened(card!)) found.shortened++;
				isGuessed ||= card!.some((one) => one.isGuessed);
			} else if (card) found.nameless++;
			card = null;
		} else if (agents === 0) card?.push(line);
	}
	if (card) found.broken++;
	if (count === 0) return { problem: 'noCards' };
	return { people, ...found, isGuessed };
}

/**
 * Returns a person in the shape in which a `Person` is stored; null without a name. Control characters become
 * blanks, and each contact is taken once.
 */
export function foundPerson(raw: {
	names: readonly string[];
	nickname: string;
	contacts: readonly Contact[];
	birthday: string | null;
}): FoundPerson | null {
	const nickname = plainName(raw.nickname);
	const name = [...raw.names.map(plainName), nickname].find(Boolean);
	if (name === undefined) return null;
	const contacts = new Map<string, Contact>();
	for (const { kind, value: written } of raw.contacts) {
		const value = storableLine(written.replace(directions, ''), longestContact + 1);
		// A part of a number or of an address would reach someone else.
		if (value === '' || value.length > longestContact || contacts.size >= mostContacts) continue;
		contacts.set(`${kind} ${value}`, { kind, value });
	}
	return {
		name,
		nickname: nickname === '' || nickname === name ? null : nickname,
		contacts: [...contacts.values()],
		birthday: raw.birthday
	};
}

/** Marks that turn the direction of a text; address books put them around phone numbers. */
const directions = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const plainName = (name: string) => storableName(name.replace(directions, ''));

/** UTF-16 without a byte order mark begins with “B” and a byte of zeros. */
function sourceOf(bytes: Uint8Array): LineSource | null {
	const [first, second] = bytes;
	if (second === 0 && (first === 0x42 || first === 0x62))
		return { text: new TextDecoder('utf-16le').decode(bytes), areBytes: false };
	if (first === 0 && (second === 0x42 || second === 0x62))
		return { text: new TextDecoder('utf-16be').decode(bytes), areBytes: false };
	const read = textFrom(bytes, ['contacts']);
	if (!isFileError(read)) return { text: read.text, areBytes: false };
	if (read.problem !== 'notUtf8') return null;
	return { text: latin1(bytes), areBytes: true };
}

/** One character for each byte. Lines that are folded within a character can so be unfolded first. */
function latin1(bytes: Uint8Array): string {
	let text = '';
	const atOnce = 32_768;
	for (let at = 0; at < bytes.length; at += atOnce)
		text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
	return text;
}

const isCard = ({ value }: ContentLine) => /^\s*vcard\s*$/i.test(value);
const isStart = (line: ContentLine) => line.name === 'BEGIN' && isCard(line);
const isEnd = (line: ContentLine) => line.name === 'END' && isCard(line);
const groupKinds = /^\s*(?:group|location|application|device)\s*$/i;

function personIn(card: readonly ContentLine[]): FoundPerson | null {
	const values = (name: string) => card.filter((line) => line.name === name);
	const kinds = [...values('KIND'), ...values('X-ADDRESSBOOKSERVER-KIND')];
	if (kinds.some(({ value }) => groupKinds.test(value))) return null;
	const [nickname] = values('NICKNAME').flatMap(({ value }) => splitEscaped(value, ','));
	return foundPerson({
		names: [
			...values('FN').map(({ value }) => unescaped(value)),
			...values('N').map(({ value }) => nameFromParts(value))
		],
		nickname: unescaped(nickname ?? ''),
		contacts: contactsIn(card),
		birthday: values('BDAY').map(birthdayIn).find(Boolean) ?? null
	});
}

/** Family; given; additional; prefixes; suffixes. */
function nameFromParts(value: string): string {
	const [family = '', given = '', additional = ''] = splitEscaped(value, ';').map((part) =>
		splitEscaped(part, ',').map(unescaped).join(' ').trim()
	);
	const isFamilyFirst =
		/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(family);
	return (isFamilyFirst ? [family, given] : [given, additional, family]).filter(Boolean).join(' ');
}

const kindOf: { readonly [name: string]: ContactKind } = { TEL: 'phone', EMAIL: 'mail' };
/** Numbers that reach a machine and no person. */
const machines = ['FAX', 'PAGER', 'MODEM', 'BBS', 'TLX'];

function contactsIn(card: readonly ContentLine[]): Contact[] {
	return card.flatMap((line) => {
		const kind = kindOf[line.name];
		if (!kind || machines.some((machine) => line.types.has(machine))) return [];
		const value = unescaped(line.value).trim();
		const isUri = /^uri$/i.test(line.params.get('VALUE') ?? '');
		return { kind, value: isUri ? withoutScheme(value) : value };
	});
}

function withoutScheme(uri: string): string {
	const [, rest] = /^(?:tel|mailto):(.*)$/is.exec(uri) ?? [];
	if (rest === undefined) return uri;
	try {
		return decodeURIComponent(rest);
	} catch {
		return rest;
	}
}

/** The year that Apple writes for a birthday without one, and the one that other programs write. */
const noYears = ['1604', '0000'];

function birthdayIn({ value, params }: ContentLine): string | null {
	const parts = /^(\d{4}|-{1,2})-?(\d\d)-?(\d\d)(?:[T ].*)?$/i.exec(unescaped(value).trim());
	if (!parts) return null;
	const [, year, month, day] = parts as unknown as [string, string, string, string];
	const isYearless =
		year.startsWith('-') || noYears.includes(year) || params.get('X-APPLE-OMIT-YEAR') === year;
	const birthday = `${isYearless ? '-' : year}-${month}-${day}`;
	return isBirthday(birthday) ? birthday : null;
}

function isShortened(card: readonly ContentLine[]): boolean {
	const contacts = contactsIn(card);
	const [name] = card.filter((line) => line.name === 'FN');
	return (
		contacts.length > mostContacts ||
		contacts.some(({ value }) => value.length > longestContact) ||
		unescaped(name?.value ?? '').trim().length > longestName
	);
}
