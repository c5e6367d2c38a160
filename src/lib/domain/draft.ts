import type { Outgoing } from './message.ts';
import type { FieldWords } from './person-field.ts';
import type { IfThenWords, RitualWords } from './plan.ts';
import type { WinDetails, WinId } from './win.ts';

/** Words on their way into a win. */
export interface WinDraft {
	/** UUID version 7. */
	id: string;
	/** The win being edited, or null for a new one. */
	winId: WinId | null;
	/** What the writing set out from: what differs from it was changed here. */
	base: WinDetails | null;
	details: WinDetails;
}

/** A message on its way to another app. */
export interface MessageDraft {
	id: `message ${string}`;
	outgoing: Outgoing;
}

/** What stands in the form of a plan: of a new one, by its kind, or of one that is changed, by its id. */
export interface PlanDraft {
	id: `plan ${string}`;
	words: IfThenWords | RitualWords;
}

/** What stood in a field of somebody's page when it was left in the middle of a word. */
export interface PersonDraft {
	/** Then the id of the person, and the field. */
	id: `person ${string}`;
	words: FieldWords;
	/** What the field held before the first key. */
	start: string;
	/** What the record can hold by what was typed so far: else something newer stands there. */
	known: readonly string[];
}

/** The kinds of drafts. All but a win's begin their ids with the kind and a space. */
export interface Drafts {
	win: WinDraft;
	message: MessageDraft;
	plan: PlanDraft;
	person: PersonDraft;
}

/** What was typed and has not been saved yet. */
export type Draft = Drafts[keyof Drafts];

/** Those of the drafts that are of that kind, in their order. */
export function draftsOf<Kind extends keyof Drafts>(
	kind: Kind,
	drafts: readonly Draft[]
): Drafts[Kind][] {
	const those = drafts.filter(({ id }) => (id.includes(' ') ? id.split(' ')[0] : 'win') === kind);
	return those as Drafts[Kind][];
}

/** What was changed: those of the details that differ from what the writing set out from. */
export function changedDetails(details: WinDetails, base: WinDetails | null): Partial<WinDetails> {
	if (base === null) return details;
	const isSame = (key: keyof WinDetails) =>
		JSON.stringify(details[key]) === JSON.stringify(base[key]);
	const keys = (Object.keys(details) as (keyof WinDetails)[]).filter((key) => !isSame(key));
	return Object.fromEntries(keys.map((key) => [key, details[key]]));
}
