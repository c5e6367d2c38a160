import type { TypedBirthday } from './birthday.ts';
import type { ContactKind } from './person.ts';
import type { LineFacts } from './remembered.ts';

type ContactField = `contact ${number}`;
type LineField = `line ${string}`;

/** A text field on a person's page. A line is identified by its id, a contact by its index. */
export type TypedField = 'name' | 'new' | 'birthday' | LineField | ContactField;

/** The text of a field, with the facts that belong to it. */
export type FieldWords =
	| { field: 'name'; text: string }
	| { field: 'birthday'; birthday: TypedBirthday }
	| { field: ContactField; kind: ContactKind; text: string }
	| { field: 'new'; lineId: string; facts: LineFacts; text: string }
	/** The facts are null if the line is already deleted. */
	| { field: LineField; facts: LineFacts | null; text: string };

/** Returns whether a field belongs to a contact. */
export function isContact(field: TypedField): field is ContactField {
	return field.startsWith('contact ');
}

/** Returns the index of the contact that a field edits. */
export function placeIn(field: ContactField): number {
	return Number(field.slice('contact '.length));
}

/** Returns the id of the line that a field edits. */
export function lineIdOf(field: LineField): string {
	return field.slice('line '.length);
}
