import { birthdayFrom } from '#lib/core/birthday.ts';
import type { Day } from '#lib/core/day.ts';
import type { PersonDraft } from '#lib/core/draft.ts';
import {
	storableLine,
	storableName,
	longestContact,
	type ContactKind,
	type PersonId
} from '#lib/core/person.ts';
import { isContact, lineIdOf, type FieldWords, type TypedField } from '#lib/core/person-field.ts';
import { storableRemembered, type RememberedKind } from '#lib/core/remembered.ts';
import type { WinDetails } from '#lib/core/win.ts';
import type { Change } from '#lib/storage/database.ts';
import { lineWith, personWith, placeOf, withContact } from './person-changes.ts';

/** Returns the prefix of the ids of all drafts about a person. */
export function personDraftPrefix(id: PersonId): `person ${PersonId} ` {
	return `person ${id} `;
}

/**
 * Returns the changes that restore a draft, if the records still have the words they had when it was stored.
 * For a line that has changed since, the words of the draft become a new line with the id `freshId`.
 */
export function changesOfDraft(
	personId: PersonId,
	stored: PersonDraft,
	{ today, freshId }: { today: Day; freshId: string }
): Change[] {
	const { words, start, known } = withoutWin(personId, stored);
	if (words.field === 'name') {
		const taken = storableName(words.text) || start;
		return personWith(personId, ({ name }) =>
			taken !== '' && known.includes(name) ? { name: taken } : null
		);
	}
	if (words.field === 'birthday') {
		const found = birthdayFrom(words.birthday, today);
		if ('problem' in found) return [];
		return personWith(personId, ({ birthday }) => (known.includes(birthday ?? '') ? found : null));
	}
	if ('kind' in words) {
		const { kind } = words;
		const value = storableLine(words.text, longestContact);
		return personWith(personId, ({ contacts = [] }) => {
			const place = placeOf(contacts, kind, known);
			const isThere = contacts.some((one) => one.kind === kind && one.value === value);
			if (place < 0 && (value === '' || !known.includes(''))) return null;
			if (value === '') return { contacts: contacts.filter((_, i) => i !== place) };
			return isThere ? null : { contacts: withContact(contacts, place, { kind, value }) };
		});
	}
	const text = storableRemembered(words.text);
	const fresh = { id: freshId, personId, text };
	const lineId = words.field === 'new' ? words.lineId : lineIdOf(words.field);
	let { facts } = words;
	let isLeftOver = false;
	const inPlace = lineWith(personId, lineId, (line) => {
		if (!line && words.field === 'new' && text !== '')
			return { ...fresh, ...words.facts, id: lineId };
		if (!line || !known.includes(line.text)) {
			// Neither the current words nor those of the draft may be lost.
			isLeftOver = text !== '' && line?.text !== text;
			if (line) facts = line;
			return line;
		}
		const taken = text || start;
		return taken === '' ? null : { ...line, text: taken };
	});
	const beside = lineWith(personId, fresh.id, (line) =>
		isLeftOver && facts ? { ...fresh, kind: facts.kind, day: facts.day } : line
	);
	return [...inPlace, ...beside];
}

/** The old shape of these drafts: a win's draft, with the data of the field in the tags. */
interface AsWin {
	id: string;
	base: WinDetails | null;
	details: WinDetails;
}

function withoutWin(personId: PersonId, stored: PersonDraft | AsWin): PersonDraft {
	if (!('details' in stored)) return stored;
	const { id, details, base } = stored;
	const { note: text, tags } = details;
	const [first = '', second = '', third = ''] = tags;
	const field = id.slice(personDraftPrefix(personId).length) as TypedField;
	const facts = { kind: second as RememberedKind, day: third as Day };
	let words: FieldWords;
	if (field === 'name') words = { field, text };
	else if (field === 'birthday')
		words = { field, birthday: { day: first, month: second, year: third } };
	else if (field === 'new') words = { field, lineId: first, facts, text };
	else if (isContact(field)) words = { field, kind: first as ContactKind, text };
	else words = { field, facts: third === '' ? null : facts, text };
	const { note: start, tags: known } = base ?? { note: '', tags: [''] };
	return { id: id as PersonDraft['id'], words, start, known };
}
