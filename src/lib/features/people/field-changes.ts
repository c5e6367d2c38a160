import { birthdayFrom } from '#lib/core/birthday.ts';
import type { Day } from '#lib/core/day.ts';
import { lineIdOf, placeIn, type FieldWords, type TypedField } from '#lib/core/person-field.ts';
import { storableLine, storableName, longestContact, type PersonId } from '#lib/core/person.ts';
import { storableRemembered } from '#lib/core/remembered.ts';
import type { Change } from '#lib/storage/database.ts';
import { lineWith, personWith, placeOf, withContact } from './person-changes.ts';
import type { Typing } from './typing.ts';

/** Returns the words as the record stores them, '' for none; null for a birthday that is not a date yet. */
export function storableWords(words: FieldWords, today: Day): string | null {
	if (words.field === 'name') return storableName(words.text);
	if (words.field === 'birthday') {
		const found = birthdayFrom(words.birthday, today);
		return 'problem' in found ? null : (found.birthday ?? '');
	}
	return 'kind' in words
		? storableLine(words.text, longestContact)
		: storableRemembered(words.text);
}

/**
 * Returns true if a field is empty although its record may not be. Such a field is settled when the user
 * leaves it.
 */
export function isEmptied(words: FieldWords): boolean {
	if (words.field === 'birthday' || words.field === 'new') return false;
	return words.text.trim() === '';
}

/** Returns the changes that write `stored`, the result of `storableWords`, to the record of a field. */
export function changesFor(
	personId: PersonId,
	words: FieldWords,
	stored: string,
	{ known }: Pick<Typing, 'known'>
): Change[] {
	if (words.field === 'birthday') return personWith(personId, () => ({ birthday: stored || null }));
	if (words.field === 'new') {
		const { lineId: id, facts } = words;
		return lineWith(personId, id, (present) =>
			stored === '' ? null : { ...present, id, personId, ...facts, text: stored }
		);
	}
	// A person without a name could not be found again. Other empty fields are settled when the user leaves
	// them.
	if (stored === '') return [];
	if (words.field === 'name') return personWith(personId, () => ({ name: stored }));
	if ('kind' in words) {
		const { field, kind } = words;
		return personWith(personId, ({ contacts = [] }) => {
			const place = placeOf(contacts, kind, known, placeIn(field));
			return { contacts: withContact(contacts, place, { kind, value: stored }) };
		});
	}
	const id = lineIdOf(words.field);
	return [
		{ collection: 'remembered', id, next: (present) => present && { ...present, text: stored } }
	];
}

/**
 * Returns the changes that restore a name or a line that was typed over and then emptied, unless another tab
 * has changed it.
 */
export function changesRestoring(
	personId: PersonId,
	field: TypedField,
	{ start, known }: Pick<Typing, 'start' | 'known'>
): Change[] {
	const isOurs = (words: string) => start !== '' && words !== start && known.includes(words);
	if (field === 'name')
		return personWith(personId, ({ name }) => (isOurs(name) ? { name: start } : null));
	return [
		{
			collection: 'remembered',
			id: lineIdOf(field as `line ${string}`),
			next: (line) => (line && isOurs(line.text) ? { ...line, text: start } : line)
		}
	];
}
