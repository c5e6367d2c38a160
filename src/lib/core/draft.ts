import type { CardId } from './card.ts';
import type { Outgoing } from './message.ts';
import type { OwnCardWords } from './own-card.ts';
import type { FieldWords } from './person-field.ts';
import type { IfThenWords, RitualWords } from './plan.ts';
import type { TogetherCard } from './together-card.ts';
import type { WinDetails, WinId } from './win.ts';

/** An unsaved new win, or unsaved changes to a win. */
export interface WinDraft {
	/** UUID version 7. */
	id: string;
	/** The edited win; null for a new one. */
	winId: WinId | null;
	/** The details at the start of the edit. They show which ones the user has changed since. */
	base: WinDetails | null;
	details: WinDetails;
}

/** A message that the user has not sent yet, or not confirmed as sent. */
export interface MessageDraft {
	id: `message ${string}`;
	outgoing: Outgoing;
}

/** The unsaved form of a plan. The id contains the plan's kind if it is new, or its id if it is edited. */
export interface PlanDraft {
	id: `plan ${string}`;
	words: IfThenWords | RitualWords;
}

/** The unsaved text of a field on a person's page. */
export interface PersonDraft {
	/** 'person', the id of the person, and the field. */
	id: `person ${string}`;
	words: FieldWords;
	/** The stored text before the first key was typed. */
	start: string;
	/** The stored texts that may come from this edit. Any other stored text is newer. */
	known: readonly string[];
}

/** The card of “Together”: it is never saved elsewhere, and stays until the user starts over. */
export interface TogetherDraft {
	id: 'together card';
	card: TogetherCard;
}

/** The unsaved form of an own card. */
export interface CardDraft {
	/** 'card' and the id of the card, which a new one has already: a draft that is saved twice is one card. */
	id: `card ${CardId}`;
	/** The words at the start of the edit; null for a new card. */
	base: OwnCardWords | null;
	words: OwnCardWords;
}

/** The draft type of each kind. Except for wins, an id begins with the kind and a space. */
export interface Drafts {
	win: WinDraft;
	message: MessageDraft;
	plan: PlanDraft;
	person: PersonDraft;
	together: TogetherDraft;
	card: CardDraft;
}

/** Input that is not saved yet. */
export type Draft = Drafts[keyof Drafts];

/** A draft with the time at which it was stored, in ms since 1970. */
export type StoredDraft = Draft & { savedAtMs: number };

/** Returns the details that differ from `base`; all of them if `base` is null. */
export function changedDetails(details: WinDetails, base: WinDetails | null): Partial<WinDetails> {
	if (base === null) return details;
	const isSame = (key: keyof WinDetails) =>
		JSON.stringify(details[key]) === JSON.stringify(base[key]);
	const keys = (Object.keys(details) as (keyof WinDetails)[]).filter((key) => !isSame(key));
	return Object.fromEntries(keys.map((key) => [key, details[key]]));
}
