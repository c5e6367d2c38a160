/**
 * A kind of file that has no entries to read as it is:
 *
 * - `archive`: a folder in a zip file that no format reads
 * - `spreadsheet`: a workbook of Excel or LibreOffice
 * - `database`: a SQLite database, as many apps keep their data
 * - `document`: PDF or a word processor's file
 * - `page`: HTML
 * - `calendar`, `contacts`: iCalendar and vCard
 * - `media`: a picture, a sound or a video
 */
export type FileKind =
	'archive' | 'spreadsheet' | 'database' | 'document' | 'page' | 'calendar' | 'contacts' | 'media';

/** Number of bytes at the beginning that tell the kind. */
export const headBytes = 4_096;
/** Number of bytes at the end that tell it too: the list of the files in an archive is there. */
export const tailBytes = 65_536;

const kinds: readonly (readonly [RegExp, FileKind])[] = [
	[/^SQLite format 3\0/, 'database'],
	[/^%PDF-|^\{\\rtf/, 'document'],
	[/^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF....(?:WEBP|WAVE)|OggS|ID3|....ftyp)/s, 'media'],
	[/^(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR/i, 'calendar'],
	[/^(?:\xef\xbb\xbf)?\s*BEGIN:VCARD/i, 'contacts'],
	[/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)/i, 'page']
];
const archived: readonly (readonly [RegExp, FileKind])[] = [
	[/xl\/workbook\.xml|opendocument\.spreadsheet/, 'spreadsheet'],
	[/word\/document\.xml|opendocument\.text/, 'document']
];

/** Returns the kind of a file by its first bytes; null for text and for anything else. */
export function kindOf(bytes: Uint8Array): FileKind | null {
	const latin1 = new TextDecoder('latin1');
	const head = latin1.decode(bytes.subarray(0, headBytes));
	if (!head.startsWith('PK\x03\x04')) return kinds.find(([start]) => start.test(head))?.[1] ?? null;
	const names = head + latin1.decode(bytes.subarray(-tailBytes));
	return archived.find(([name]) => name.test(names))?.[1] ?? 'archive';
}
