import type { Contact, ContactKind, Person, PersonId } from '#lib/domain/person.ts';
import type { Remembered } from '#lib/domain/remembered.ts';
import type { Change, Unstamped } from '#lib/storage/storage.ts';

/** A change of somebody who is kept; null leaves them as they are, and so it does those who are gone. */
export function personWith(
	id: PersonId,
	changed: (present: Person) => Partial<Person> | null
): (Change & { list: 'people' })[] {
	const next = (present: Person | null) => {
		const change = present && !present.isNameOnly ? changed(present) : null;
		return present && change ? { ...present, ...change } : present;
	};
	return [{ list: 'people', id, next }];
}

/** A change of a line about somebody, who is looked up with it: nothing is written about those who are gone. */
export function lineWith(
	personId: PersonId,
	id: string,
	next: (present: Remembered | null) => Unstamped<Remembered> | null
): Change[] {
	let isThere = false;
	return [
		...personWith(personId, () => {
			isThere = true;
			return null;
		}),
		{ list: 'remembered', id, next: (present) => (isThere ? next(present) : present) }
	];
}

/** Where the way of reaching somebody stands that held one of these; as far as it can be, at that place. */
export function placeOf(
	contacts: readonly Contact[],
	kind: ContactKind,
	known: readonly string[],
	at = 0
): number {
	const fits = (one: Contact | undefined) => one?.kind === kind && known.includes(one.value);
	return fits(contacts[at]) ? at : contacts.findIndex(fits);
}

/** With a contact in that place, or behind all where there is no such place. */
export function withContact(contacts: readonly Contact[], at: number, contact: Contact): Contact[] {
	if (!contacts[at]) return [...contacts, contact];
	return contacts.map((one, i) => (i === at ? { ...one, ...contact } : one));
}
