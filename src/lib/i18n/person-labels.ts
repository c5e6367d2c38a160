import type { LastContact } from '#lib/domain/last-contact.ts';
import type { BirthdayProblem, NearBirthday } from '#lib/domain/birthday.ts';
import type { Day } from '#lib/domain/day.ts';
import type { Contact, ContactKind, Nearness } from '#lib/domain/person.ts';
import type { RememberedKind } from '#lib/domain/remembered.ts';
import { dateInWords, monthInWords, weekdayInWords } from './formats.ts';
import { m } from './generated/messages.js';
import type { Words } from './words.ts';

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

/** How somebody is near, in words. */
export const nearnessLabel = (nearness: Nearness) => nearnessWords[nearness]();
/** What a line about somebody is, in words. */
export const lineLabel = (kind: RememberedKind) => kindWords[kind]();
/** A way of reaching somebody, in words. */
export const contactLabel = (kind: ContactKind) => contactWords[kind]();
/** What opening a way of reaching somebody does. */
export const openContactLabel = ({ kind, value }: Contact) => openWords[kind]({ value });
/** Why a way of reaching somebody is shown as plain text. */
export const plainContactSentence = (kind: ContactKind) => odderWords[kind]();
/** What keeps a birthday from being one, and what would help. */
export const birthdaySentence = (problem: BirthdayProblem) => birthdayWords[problem]();

/** When a birthday is that is near, in calm words: on the same day of the next week, its name would mislead. */
export function birthdayWhen({ day, inDays }: Omit<NearBirthday<unknown>, 'person'>): string {
	if (inDays === 0) return m.people_birthday_today();
	if (inDays === 1) return m.people_birthday_tomorrow();
	return inDays < 7 ? weekdayInWords(day) : m.people_birthday_week();
}

/** When somebody was last in the diary, in calm words. */
export function lastContactSentence(last: LastContact, today: Day): string {
	if (last.day === today) return m.people_last_today();
	return last.day
		? m.people_last_day({ day: dateInWords(last.day) })
		: m.people_last_month({ month: monthInWords(last.month!) });
}
