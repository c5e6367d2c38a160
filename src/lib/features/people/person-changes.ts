import type { Contact, ContactKind, Person, PersonId } from '#lib/core/person.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import type { Change, Unstamped } from '#lib/storage/database.ts';

/**
 * Returns the change of a person by `changed`, which returns null for no change. A deleted person stays
 * deleted.
 */
export function personWith(
	id: PersonId,
	changed: (present: Person) => Partial<Person> | null
): (Change & { collection: 'people' })[] {
	const next = (present: Person | null) => {
		const change = present && !present.isNameOnly ? changed(present) : null;
		return present && change ? { ...present, ...change } : present;
	};
	return [{ collection: 'people', id, next }];
}

/** Returns the change of a line about a person. Nothing is written if the person is deleted. */
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
		{ collection: 'remembered', id, next: (present) => (isThere ? next(present) : present) }
	];
}

/**
 * Returns the position of a contact of that kind with one of the `known` values, preferably `at`; −1 if there
 * is none.
 */
export function placeOf(
	contacts: readonly Contact[],
	kind: ContactKind,
	known: readonly string[],
	at = 0
): number {
	const fits = (one: Contact | undefined) => one?.kind === kind && known.includes(one.value);
	return fits(contacts[at]) ? at : contacts.findIndex(fits);
}

/** Returns the contacts with `contact` at that position, or at the end if there is no such position. */
export function withContact(contacts: readonly Contact[], at: number, contact: Contact): Contact[] {
	if (!contacts[at]) return [...contacts, contact];
	return contacts.map((one, i) => (i === at ? { ...one, ...contact } : one));
}
