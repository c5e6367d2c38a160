import type { cardLines, TogetherCard } from '#lib/core/together-card.ts';
import { rhythmInWords } from '#lib/features/plans/plan-words.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

/** A line of the card that the user writes. */
export type CardLine = (typeof cardLines)[number];

/** A part of the card as it goes out. */
export interface CardPart {
	line: CardLine;
	/** Words above the text; null for a text without any. */
	label: string | null;
	text: string;
	/** When the act comes up; null for other lines. */
	when: string | null;
}

/** The names of the fields. */
export const lineNames: Words<CardLine> = {
	energy: m.together_energy,
	messages: m.together_messages,
	good: m.together_good,
	act: m.together_act
};

const suggestions: { readonly [line in CardLine]: readonly (() => string)[] } = {
	energy: [m.together_energy_low, m.together_energy_slow, m.together_energy_little],
	messages: [m.together_messages_wait, m.together_messages_late, m.together_messages_short],
	good: [
		m.together_good_tea,
		m.together_good_walk,
		m.together_good_hello,
		m.together_good_photo,
		m.together_good_film,
		m.together_good_sit
	],
	act: [m.together_act_tea, m.together_act_photo, m.together_act_walk, m.together_act_light]
};

/** Returns the words with which a line begins. The act is empty until the user wants one. */
export const firstWords = (line: CardLine): string =>
	line === 'act' ? '' : suggestions[line][0]!();

/** Returns whether the words of a line are the user's own: neither empty nor one of the suggestions. */
export function areOwnWords(line: CardLine, text: string): boolean {
	return text.trim() !== '' && suggestions[line].every((words) => words() !== text);
}

/** Returns the suggestion after the present words of a line; the first one after an empty line. */
export function nextWords(line: CardLine, text: string): string {
	const all = suggestions[line].map((words) => words());
	return all[(all.indexOf(text) + 1) % all.length]!;
}

/** Returns the parts of a card that have words, in the order in which they go out. */
export function partsOf(card: TogetherCard): CardPart[] {
	const labels: { readonly [line in CardLine]: string | null } = {
		energy: null,
		messages: null,
		good: m.together_good_label(),
		act: m.together_act_label()
	};
	return (['energy', 'messages', 'good', 'act'] as const).flatMap((line) => {
		// More than one empty line has no meaning, and makes a small card large.
		const text = card[line].trim().replaceAll(/(\r?\n[^\S\n]*){3,}/g, '\n\n');
		const when = line === 'act' ? rhythmInWords(card) : null;
		return text === '' ? [] : [{ line, label: labels[line], text, when }];
	});
}

/** Returns the card as plain text, a part on each line. */
export function plainTextOf(card: TogetherCard): string {
	return partsOf(card)
		.map(({ label, text, when }) => {
			const words = label === null ? text : m.together_labelled({ label, text });
			return when === null ? words : `${words}\n${when}`;
		})
		.join('\n\n');
}
