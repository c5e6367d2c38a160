import type { Nearness } from '#lib/core/person.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const clueWords: Words<Nearness> = {
	family: m.names_near_family,
	friend: m.names_near_friend,
	neighbour: m.names_near_neighbour,
	colleague: m.names_near_colleague,
	seenAround: m.names_near_seenAround
};

/** A person's nearness, as a sentence that helps to recall their name. */
export const nearnessClue = (nearness: Nearness) => clueWords[nearness]();
