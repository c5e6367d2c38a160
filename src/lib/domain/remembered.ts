import type { Revision } from './clock.ts';
import type { Day } from './day.ts';
import { keptLine, type PersonId } from './person.ts';

/** What a line about somebody is: something they told, or something that both like. */
export type RememberedKind = 'detail' | 'interest';
/** All kinds, in the order in which they are listed. */
export const rememberedKinds: readonly RememberedKind[] = ['detail', 'interest'];

/** One line that the person wants to remember about somebody; a record of its own, so that no merge loses one. */
export interface Remembered {
	/** UUID version 7. */
	id: string;
	personId: PersonId;
	kind: RememberedKind;
	text: string;
	/** The day that it belongs to: when it was told, or when it will be. */
	day: Day;
	revision: Revision;
}

/** What a line says besides its words. */
export type LineFacts = Pick<Remembered, 'kind' | 'day'>;

/** How many characters a line may hold. */
export const longestRemembered = 500;

/** A line as it can be kept: one line, trimmed, in NFC. */
export function keptRemembered(text: string): string {
	return keptLine(text, longestRemembered);
}

/** The lines with those of the latest days first; of one day, the one that was begun last. */
export function latestFirst(lines: readonly Remembered[]): Remembered[] {
	return [...lines].sort((a, b) => {
		if (a.day !== b.day) return a.day < b.day ? 1 : -1;
		return a.id < b.id ? 1 : -1;
	});
}

/** The lines of each person, in the order in which they come. */
export function linesByPerson(lines: readonly Remembered[]): Map<PersonId, Remembered[]> {
	const those = new Map<PersonId, Remembered[]>();
	for (const line of lines) {
		const present = those.get(line.personId);
		if (present) present.push(line);
		else those.set(line.personId, [line]);
	}
	return those;
}
