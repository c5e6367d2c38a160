import type { TypedBirthday } from './birthday.ts';
import type { ContactKind } from './person.ts';
import type { LineFacts } from './remembered.ts';

type ContactField = `contact ${number}`;
type LineField = `line ${string}`;

/** What can be typed on somebody's page: a line goes by its id, a way of reaching them by its place. */
export type TypedField = 'name' | 'new' | 'birthday' | LineField | ContactField;

/** What was typed into one of these fields, with what its words belong to. */
export type FieldWords =
	| { field: 'name'; text: string }
	| { field: 'birthday'; birthday: TypedBirthday }
	| { field: ContactField; kind: ContactKind; text: string }
	| { field: 'new'; lineId: string; facts: LineFacts; text: string }
	/** Without facts where the line was gone already. */
	| { field: LineField; facts: LineFacts | null; text: string };

/** Whether it is a way of reaching somebody. */
export function isContact(field: TypedField): field is ContactField {
	return field.startsWith('contact ');
}

/** The place of the way of reaching somebody that is typed in that field. */
export function placeIn(field: ContactField): number {
	return Number(field.slice('contact '.length));
}

/** The id of the line that is typed in that field. */
export function lineIdOf(field: LineField): string {
	return field.slice('line '.length);
}
