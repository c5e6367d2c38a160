import type { Channel } from './card.ts';
import type { Revision } from './clock.ts';
import { keptText } from './text.ts';

/** The id of a person: UUID version 7. */
export type PersonId = string & { readonly __brand: 'PersonId' };

/** How somebody is near, in the order in which it is listed. */
export const nearnesses = ['family', 'friend', 'neighbour', 'colleague', 'seenAround'] as const;
/** How somebody is near. */
export type Nearness = (typeof nearnesses)[number];

/** The ways of reaching somebody that can be kept. */
export const contactKinds = ['phone', 'mail', 'link'] as const;
/** A way of reaching somebody that can be kept. */
export type ContactKind = (typeof contactKinds)[number];

/** One way of reaching somebody, as the person has typed it. */
export interface Contact {
	kind: ContactKind;
	value: string;
}

/** Somebody whom the person keeps by name; what is absent was never said. */
export interface Person {
	id: PersonId;
	name: string;
	/** Whether the person asked not to be pointed to them for now. */
	notNow: boolean;
	/** Whether they were let go of, and their name stays for the entries with them alone. */
	isNameOnly?: boolean;
	nearness?: Nearness | null;
	/** 'YYYY-MM-DD', or '--MM-DD' where the year is not known. */
	birthday?: string | null;
	/** The ways that suit them, the first one first. */
	channels?: readonly Channel[];
	contacts?: readonly Contact[];
	revision: Revision;
}

/** Whether they may be pointed to: nobody marked "not now", and nobody who was let go of. */
export function isOffered({ notNow, isNameOnly }: Pick<Person, 'notNow' | 'isNameOnly'>): boolean {
	return !notNow && !isNameOnly;
}

/** How many characters a name may hold. */
export const longestName = 120;
/** How many characters a way of reaching somebody may hold. */
export const longestContact = 500;

/** The name as it can be kept: one line, trimmed, in NFC, so that the same name compares equal. */
export function keptName(name: string): string {
	return keptLine(name, longestName);
}

/** Text as one line that can be kept: trimmed, in NFC, and at most so long. */
export function keptLine(text: string, longest: number): string {
	const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
	return keptText(line.normalize('NFC'), longest).trim();
}

/** What stays of somebody who is let go of while their name stays for the entries with them: nothing else. */
export function nameAlone({ id, name }: Pick<Person, 'id' | 'name'>): Omit<Person, 'revision'> {
	return { id, name, notNow: true, isNameOnly: true };
}

/** Somebody of whom the name alone was left, as when they were first kept. */
export function broughtBack<Kept extends Omit<Person, 'revision'>>(person: Kept): Kept {
	const { isNameOnly: _, ...rest } = person;
	return { ...(rest as Kept), notNow: false };
}

/** The people in the order of their names, by the rules of the device's language. */
export function byName<Named extends Pick<Person, 'id' | 'name'>>(
	people: readonly Named[]
): Named[] {
	const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
	return [...people].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
