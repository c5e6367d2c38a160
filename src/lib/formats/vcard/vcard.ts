import type { Contact, Person } from '#lib/core/person.ts';
import type { NamedFile } from '#lib/formats/backup/backup.ts';
import { escaped } from './content-lines.ts';

/** The parts of a person that a file of contacts holds. */
export type Portrayed = Pick<Person, 'name' | 'birthday' | 'contacts'>;

/** Maximum number of bytes in a line, without its end: RFC 2426, 2.6. */
const longestLine = 75;
const properties: { readonly [kind in Contact['kind']]: string | null } = {
	phone: 'TEL;TYPE=VOICE',
	mail: 'EMAIL;TYPE=INTERNET',
	link: null
};

/**
 * Returns a file of contacts with names, phone numbers, email addresses and birthdays; what is remembered about
 * people and how near they are stays in the diary. `readVCards` reads the same people from it.
 *
 * It is vCard 3.0 (RFC 2426): iOS, Android and Outlook import it, while Android and Outlook know little of
 * 4.0. A birthday without a year is written as 4.0 does, `--04-15`, which Apple's and Google's contacts read:
 * the extension of Apple for it, the year 1604, is shown as a year by other programs.
 */
export function vCardFile(people: readonly Portrayed[], name: string): NamedFile {
	const text = people.flatMap(cardOf).map(folded).join('');
	return { name, content: new Blob([text], { type: 'text/vcard' }) };
}

function cardOf({ name, birthday, contacts = [] }: Portrayed): string[] {
	return [
		'BEGIN:VCARD',
		'VERSION:3.0',
		`FN:${escaped(name)}`,
		// Phones show this one. It is whole, because which word is the family name would be a guess.
		`N:;${escaped(name)};;;`,
		...contacts.flatMap(({ kind, value }) =>
			properties[kind] === null ? [] : [`${properties[kind]}:${escaped(value)}`]
		),
		...(birthday ? [`BDAY:${birthday}`] : []),
		'END:VCARD'
	];
}

const encoder = new TextEncoder();

/** Breaks a line by bytes, and never within a character. */
function folded(line: string): string {
	let [written, bytes] = ['', 0];
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (bytes + size > longestLine) {
			written += '\r\n ';
			bytes = 1;
		}
		written += character;
		bytes += size;
	}
	return `${written}\r\n`;
}
