import type { LastContact } from './last-contact.ts';
import type { BirthdayProblem, NearBirthday } from '#lib/core/birthday.ts';
import type { Day } from '#lib/core/day.ts';
import type { Contact, ContactKind, Nearness } from '#lib/core/person.ts';
import type { ReadPhoneNumber } from '#lib/core/phone-number.ts';
import type { RememberedKind } from '#lib/core/remembered.ts';
import { dateInWords, monthInWords, weekdayInWords } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Words } from '#lib/i18n/words.ts';

const nearnessWords: Words<Nearness> = {
	family: m.people_near_family,
	friend: m.people_near_friend,
	neighbour: m.people_near_neighbour,
	colleague: m.people_near_colleague,
	seenAround: m.people_near_seenAround
};
const kindWords: Words<RememberedKind> = {
	detail: m.people_line_detail,
	interest: m.people_line_interest
};
const contactWords: Words<ContactKind> = {
	phone: m.people_contact_phone,
	mail: m.people_contact_mail,
	link: m.people_contact_link
};
const odderWords: Words<ContactKind> = {
	phone: m.people_contact_no_phone,
	mail: m.people_contact_no_mail,
	link: m.people_contact_no_link
};
const birthdayWords: Words<BirthdayProblem> = {
	incomplete: m.people_birthday_incomplete,
	noSuchDay: m.people_birthday_no_day,
	noSuchYear: m.people_birthday_no_year,
	stillToCome: m.people_birthday_to_come
};

const openWords: { readonly [kind in ContactKind]: (what: { value: string }) => string } = {
	phone: m.people_contact_call,
	mail: m.people_contact_write,
	link: m.people_contact_open
};

/** A person's nearness, in words. */
export const nearnessLabel = (nearness: Nearness) => nearnessWords[nearness]();
/** The kind of a line about a person, in words. */
export const lineLabel = (kind: RememberedKind) => kindWords[kind]();
/** The kind of a contact, in words. */
export const contactLabel = (kind: ContactKind) => contactWords[kind]();
/** The label of the link that opens a contact. For a phone number, it shows what is dialled. */
export function openContactLabel(
	{ kind, value }: Contact,
	readPhone: ReadPhoneNumber | null
): string {
	const number = kind === 'phone' && readPhone ? readPhone(value) : null;
	return openWords[kind]({ value: number && typeof number !== 'string' ? number.shown : value });
}
/** A sentence that explains why a contact is shown as plain text. */
export function plainContactSentence(
	{ kind, value }: Contact,
	readPhone: ReadPhoneNumber | null
): string {
	const areSeveral = kind === 'phone' && readPhone?.(value) === 'several';
	return areSeveral ? m.people_contact_two_phones() : odderWords[kind]();
}
/** A sentence that explains why typed fields are not a birthday, and what would help. */
export const birthdaySentence = (problem: BirthdayProblem) => birthdayWords[problem]();

/**
 * The day of a birthday within the next week, in words. Seven days ahead is the same weekday as today, so it
 * is "in a week".
 */
export function birthdayWhen({ day, inDays }: Omit<NearBirthday<unknown>, 'person'>): string {
	if (inDays === 0) return m.people_birthday_today();
	if (inDays === 1) return m.people_birthday_tomorrow();
	if (inDays < 7) return m.people_birthday_weekday({ weekday: weekdayInWords(day) });
	return m.people_birthday_week();
}

/** The time of the last contact with a person, in a sentence. */
export function lastContactSentence(last: LastContact, today: Day): string {
	if (last.day === today) return m.people_last_today();
	return last.day
		? m.people_last_day({ day: dateInWords(last.day) })
		: m.people_last_month({ month: monthInWords(last.month!) });
}
