import { noonOf, type Day } from '#lib/core/day.ts';
import {
	mostBytes,
	mostCards,
	type VCardProblem,
	type VCards
} from '#lib/formats/vcard/vcard-reader.ts';
import { dateInWords, isolated, numberInWords, region, sizeInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { isolatedName } from '#lib/i18n/isolated-name.ts';
import type { Words } from '#lib/i18n/words.ts';
import { isNews, type Arrival } from './contacts-import.ts';

const problemWords: Words<VCardProblem | 'unreadable'> = {
	unreadable: m.people_in_no_read,
	empty: m.people_in_no_empty,
	tooLarge: () => m.people_in_no_large({ size: sizeInWords(mostBytes) }),
	tooMany: () => m.people_in_no_many({ count: numberInWords(mostCards) }),
	noCards: m.people_in_no_cards
};

/** The reason why a file could not be read, in a sentence. */
export const problemSentence = (problem: VCardProblem | 'unreadable') => problemWords[problem]();

/** Sentences about what could not be taken from a file. */
export function leftOut({ broken, nameless, shortened, isGuessed }: VCards): string[] {
	const counted = (count: number, sentence: (what: { count: string }) => string) =>
		count > 0 ? [sentence({ count: numberInWords(count) })] : [];
	return [
		...counted(broken, m.people_in_broken),
		...counted(nameless, m.people_in_nameless),
		...counted(shortened, m.people_in_shortened),
		...(isGuessed ? [m.people_in_guessed()] : [])
	];
}

/** The details of a found person that would be added, in words. */
export function factsOf(arrival: Arrival): string {
	const { found, known, contacts, birthday } = arrival;
	if (!isNews(arrival)) return m.people_in_same();
	const facts = [
		...contacts.map(({ value }) => isolated(value)),
		...(birthday === null ? [] : [m.people_in_birthday({ date: birthdayInWords(birthday) })])
	].join(' · ');
	if (!known) return facts;
	return known.name === found.name
		? m.people_in_here({ facts })
		: m.people_in_here_as({ name: isolatedName(known.name), facts });
}

/** The result of adding people, in a sentence. */
export function broughtSentence(added: number, filled: number): string {
	const sentences = [
		...(added > 0 ? [m.people_in_added({ count: added })] : []),
		...(filled > 0 ? [m.people_in_filled({ count: filled })] : [])
	];
	return sentences.join(' ') || m.import_done_nothing();
}

function birthdayInWords(birthday: string): string {
	if (!birthday.startsWith('--')) return dateInWords(birthday as Day);
	const words = new Intl.DateTimeFormat(region(), {
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	});
	return words.format(noonOf(`2000-${birthday.slice(2)}` as Day));
}
