import type { Revision } from './clock.ts';
import { keptText } from './text.ts';

/** The id of a person: UUID version 7. */
export type PersonId = string & { readonly __brand: 'PersonId' };

/** Somebody whom the person keeps by name. */
export interface Person {
	id: PersonId;
	name: string;
	/** Whether the person asked not to be pointed to them for now. */
	notNow: boolean;
	revision: Revision;
}

/** How many characters a name may hold. */
export const longestName = 120;

/** The name as it can be kept: one line, trimmed, in NFC, so that the same name compares equal. */
export function keptName(name: string): string {
	const line = name
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.normalize('NFC');
	return keptText(line, longestName).trim();
}

/** The people in the order of their names, by the rules of the device's language. */
export function byName(people: readonly Person[]): Person[] {
	const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
	return [...people].sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
