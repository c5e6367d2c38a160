import { foldedText } from '#lib/core/folded-text.ts';
import type { Day } from '#lib/core/day.ts';
import { broughtBack, type Contact, type Person, type PersonId } from '#lib/core/person.ts';
import { mostContacts, type FoundPerson } from '#lib/formats/vcard/vcard-reader.ts';
import { newId, type Change } from '#lib/storage/database.ts';
import { personWith } from './person-changes.ts';

/** The parts of a found person that the diary does not have yet. */
export interface Additions {
	contacts: readonly Contact[];
	birthday: string | null;
}

/** A found person beside the one in the diary. */
export interface Arrival extends Additions {
	found: FoundPerson;
	/** Null for a person who is new here. */
	known: Person | null;
}

/** Number of digits from which the ends of two numbers are compared. */
const clearDigits = 7;

/** Returns the found people beside those in the diary. */
export function arrivals(
	found: readonly FoundPerson[],
	people: readonly Person[],
	today: Day
): Arrival[] {
	const present = people.filter(({ isNameOnly }) => !isNameOnly);
	const knownAs = new NameIndex(present);
	return found.map((one) => {
		const known = knownAs.find(one);
		return { found: one, known, ...additionsTo(known, one, today) };
	});
}

/** Returns whether an arrival would change the diary. */
export function isNews({ known, contacts, birthday }: Arrival): boolean {
	return !known || contacts.length > 0 || birthday !== null;
}

/**
 * Returns the changes that add the chosen people. A person who is here gets new contacts and a birthday, and
 * nothing that the user typed is replaced. Nothing is added to a person whom another tab deletes.
 */
export function importChanges(
	chosen: readonly FoundPerson[],
	people: readonly Person[],
	{ today, nowMs }: { today: Day; nowMs: number }
): Change[] {
	return arrivals(chosen, people, today).flatMap(({ found, known }): Change[] => {
		if (known) return personWith(known.id, (present) => filledIn(present, found, today));
		const named = people.find(({ name, isNameOnly }) => isNameOnly && name === found.name);
		const id = named?.id ?? (newId(nowMs) as PersonId);
		return [
			{
				collection: 'people',
				id,
				next(present) {
					const person = present ? broughtBack(present) : { id, name: found.name, notNow: false };
					return { ...person, ...filledIn(person, found, today) };
				}
			}
		];
	});
}

/** Returns the fields to store, or null if there is nothing to add. */
function filledIn(
	present: Pick<Person, 'name' | 'contacts' | 'birthday'>,
	found: FoundPerson,
	today: Day
): Partial<Person> | null {
	const { contacts, birthday } = additionsTo(present, found, today);
	if (contacts.length === 0 && birthday === null) return null;
	return {
		...(contacts.length > 0 && { contacts: [...(present.contacts ?? []), ...contacts] }),
		...(birthday !== null && { birthday })
	};
}

function additionsTo(
	present: Pick<Person, 'name' | 'contacts' | 'birthday'> | null,
	{ contacts, birthday }: FoundPerson,
	today: Day
): Additions {
	const isPast = birthday !== null && (birthday.startsWith('-') || birthday <= today);
	return {
		contacts: newAmong(contacts, present?.contacts ?? []),
		birthday: isPast && !present?.birthday ? birthday : null
	};
}

/** Returns the contacts that neither `known` nor those before them have, in any way of writing. */
function newAmong(contacts: readonly Contact[], known: readonly Contact[]): Contact[] {
	// Evened once for each contact, since a hostile file compares millions of them.
	const evened = known.map(evenedContact);
	return contacts.filter((contact) => {
		const one = evenedContact(contact);
		const isNew = !evened.some((other) => isSame(one, other));
		if (isNew) evened.push(one);
		return isNew;
	});
}

/** Returns whether two contacts reach the same: +47 22 55 01 42, 0047 22550142 and 22 55 01 42. */
export function isSameContact(one: Contact, other: Contact): boolean {
	return isSame(evenedContact(one), evenedContact(other));
}

function evenedContact({ kind, value }: Contact): Contact {
	return { kind, value: kind === 'phone' ? dialled(value) : foldedMail(value) };
}

function isSame({ kind, value: a }: Contact, { kind: otherKind, value: b }: Contact): boolean {
	if (kind !== otherKind) return false;
	if (a === b) return true;
	// With two country codes, or with a code of the network, every digit counts.
	if (kind !== 'phone' || a.startsWith('+') === b.startsWith('+') || /[^+\d]/.test(a + b))
		return false;
	const [national, international] = a.startsWith('+') ? [b, a] : [a, b];
	const ending = national.replace(/^0+/, '');
	return ending.length >= clearDigits && international.endsWith(ending);
}

const foldedMail = (value: string) => value.normalize('NFKC').trim().toLowerCase();

function dialled(value: string): string {
	return value
		.normalize('NFKC')
		.toLowerCase()
		.replace(/^\s*tel:/, '')
		.replace(/(\+[\d\s]*)\(0\)/, '$1')
		.replace(/[\s().\-/\u2010-\u2015]/g, '')
		.replace(/^00(?=[1-9])/, '+');
}

/** Returns the found people, each once: cards with the same name are one person, unless the birthdays differ. */
export function joined(found: readonly FoundPerson[]): FoundPerson[] {
	const people: FoundPerson[] = [];
	const places = new Map<string, number[]>();
	for (const one of found) {
		const named = places.get(one.name) ?? [];
		const place = named.find((at) => {
			const { birthday } = people[at]!;
			return !birthday || !one.birthday || birthday === one.birthday;
		});
		if (place === undefined) {
			places.set(one.name, [...named, people.length]);
			people.push(one);
			continue;
		}
		const first = people[place]!;
		people[place] = {
			...first,
			nickname: first.nickname ?? one.nickname,
			birthday: first.birthday ?? one.birthday,
			contacts: [...first.contacts, ...newAmong(one.contacts, first.contacts)].slice(
				0,
				mostContacts
			)
		};
	}
	return people;
}

/** The people of the diary by their names; the names are folded once. */
class NameIndex {
	readonly #byName = new Map<string, Person>();
	readonly #byFolded = new Map<string, Person[]>();

	constructor(people: readonly Person[]) {
		for (const person of people) {
			if (!this.#byName.has(person.name)) this.#byName.set(person.name, person);
			const folded = foldedText(person.name);
			this.#byFolded.set(folded, [...(this.#byFolded.get(folded) ?? []), person]);
		}
	}

	/** Returns the person by name, then by another spelling of it, then by nickname if only one has it. */
	find({ name, nickname }: FoundPerson): Person | null {
		const alike = this.#byName.get(name) ?? this.#byFolded.get(foldedText(name))?.[0];
		if (alike) return alike;
		const called = nickname === null ? [] : (this.#byFolded.get(foldedText(nickname)) ?? []);
		return called.length === 1 ? called[0]! : null;
	}
}
