import type { Revision } from './clock.ts';
import type { Day } from './day.ts';
import { storableLine, type PersonId } from './person.ts';

/** The kind of a line about a person: something they told, or something that both like. */
export type RememberedKind = 'detail' | 'interest';
/** All kinds, in display order. */
export const rememberedKinds: readonly RememberedKind[] = ['detail', 'interest'];

/**
 * A line about a person that the user wants to remember. Each line is a record, so that no merge loses one.
 */
export interface Remembered {
	/** UUID version 7. */
	id: string;
	personId: PersonId;
	kind: RememberedKind;
	text: string;
	/** The day that the line is about: when the person told it, or when it will happen. */
	day: Day;
	revision: Revision;
}

/** The details of a line besides its text. */
export type LineFacts = Pick<Remembered, 'kind' | 'day'>;

/** The maximum length of a line. */
export const longestRemembered = 500;

/** Returns a line as it is stored: on one line, trimmed, in NFC. */
export function storableRemembered(text: string): string {
	return storableLine(text, longestRemembered);
}

/** Returns the lines with the latest day first; on one day, the one that was begun last. */
export function latestFirst(lines: readonly Remembered[]): Remembered[] {
	return [...lines].sort((a, b) => {
		if (a.day !== b.day) return a.day < b.day ? 1 : -1;
		return a.id < b.id ? 1 : -1;
	});
}

/** Groups the lines by person, in the given order. */
export function linesByPerson(lines: readonly Remembered[]): Map<PersonId, Remembered[]> {
	const those = new Map<PersonId, Remembered[]>();
	for (const line of lines) {
		const present = those.get(line.personId);
		if (present) present.push(line);
		else those.set(line.personId, [line]);
	}
	return those;
}
