import type { Channel } from './card.ts';
import type { Revision } from './clock.ts';
import { foldedText } from './folded-text.ts';
import { storableText } from './text.ts';

/** The id of a person: UUID version 7. */
export type PersonId = string & { readonly __brand: 'PersonId' };

/** The ways in which a person can be near to the user, in display order. */
export const nearnesses = ['family', 'friend', 'neighbour', 'colleague', 'seenAround'] as const;
/** The way in which a person is near to the user. */
export type Nearness = (typeof nearnesses)[number];

/** The kinds of contact that a person can have. */
export const contactKinds = ['phone', 'mail', 'link'] as const;
/** A kind of contact. */
export type ContactKind = (typeof contactKinds)[number];

/** A way to reach a person, as the user typed it. */
export interface Contact {
	kind: ContactKind;
	value: string;
}

/** The lengths of a silence, in display order. */
export const silences = ['weeks', 'months', 'years'] as const;
/** The length of a silence: some weeks, some months, or a year and more. */
export type Silence = (typeof silences)[number];

/** The user’s own note that they have not heard from a person for a while. */
export interface Shelved {
	/** When the note was made, ISO 8601 with the local offset. */
	at: string;
	/** The length of the silence by then; null if the wins with the person tell it. */
	silence: Silence | null;
}

/** A person in the user's diary; an absent field was never filled in. */
export interface Person {
	id: PersonId;
	name: string;
	/** True while the person is snoozed: the app must not suggest them. */
	notNow: boolean;
	/** True if the user deleted the person but retained the name on the wins with them. */
	isNameOnly?: boolean;
	nearness?: Nearness | null;
	/** 'YYYY-MM-DD', or '--MM-DD' if the year is unknown. */
	birthday?: string | null;
	/** The channels that suit the person, the preferred one first. */
	channels?: readonly Channel[];
	contacts?: readonly Contact[];
	/** True if the name rests: the app never brings it up as someone to get back to or to reach out to. */
	isAtRest?: boolean;
	/** Set if the user noted that they have not heard from the person. */
	shelved?: Shelved | null;
	revision: Revision;
}

/** Returns whether the app may suggest a person: neither snoozed nor deleted. */
export function isOffered({ notNow, isNameOnly }: Pick<Person, 'notNow' | 'isNameOnly'>): boolean {
	return !notNow && !isNameOnly;
}

/** The maximum length of a name. */
export const longestName = 120;
/** The maximum length of a contact's value. */
export const longestContact = 500;

/** Returns a name as it is stored: one line, trimmed, in NFC, so that equal names compare equal. */
export function storableName(name: string): string {
	return storableLine(name, longestName);
}

/** Returns a text as one stored line: trimmed, in NFC, and at most `longest` UTF-16 units long. */
export function storableLine(text: string, longest: number): string {
	const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return storableText(line.normalize('NFC'), longest).trim();
}

/**
 * Returns the person whose name differs from this one only in case or accents; null if there is none, or if
 * someone has the name exactly.
 */
export function alikePerson<Named extends Pick<Person, 'name'>>(
	people: readonly Named[],
	name: string
): Named | null {
	const stored = storableName(name);
	if (stored === '' || people.some((one) => one.name === stored)) return null;
	const folded = foldedText(stored);
	return people.find((one) => foldedText(one.name) === folded) ?? null;
}

/** Returns all that remains of a deleted person whose name stays on wins. */
export function nameAlone({ id, name }: Pick<Person, 'id' | 'name'>): Omit<Person, 'revision'> {
	return { id, name, notNow: true, isNameOnly: true };
}

/** Restores a person of whom only the name was left, as when they were first added. */
export function broughtBack<Kept extends Omit<Person, 'revision'>>(person: Kept): Kept {
	const { isNameOnly: _, ...rest } = person;
	return { ...(rest as Kept), notNow: false };
}

/** Returns the people sorted by name, by the rules of the device's language. */
export function byName<Named extends Pick<Person, 'id' | 'name'>>(
	people: readonly Named[]
): Named[] {
	const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
	return [...people].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
