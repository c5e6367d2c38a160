import { expect, test } from 'vitest';
import { kindOf } from './file-kind.ts';

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
const zip = (name: string) =>
	`PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x0d\0\0\0${name}`;

test.each([
	[zip('notes.txt'), 'archive'],
	[zip('backup.daylio'), 'archive'],
	[`${zip('[Content_Types].xml')}${'x'.repeat(100_000)}PK\x01\x02xl/workbook.xml`, 'spreadsheet'],
	[zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'spreadsheet'],
	[zip('word/document.xml'), 'document'],
	['SQLite format 3\0x', 'database'],
	['%PDF-1.7\n', 'document'],
	['<!DOCTYPE html><p>x', 'page'],
	['\xef\xbb\xbf <html lang="en">', 'page'],
	['BEGIN:VCALENDAR\r\nVERSION:2.0', 'calendar'],
	['BEGIN:VCARD\r\nVERSION:4.0', 'contacts'],
	['\x89PNG\r\n\x1a\n', 'media'],
	['\xff\xd8\xff\xe0', 'media'],
	['RIFF\x10\x00\x00\x00WEBPVP8 ', 'media'],
	['\x00\x00\x00\x20ftypheic', 'media'],
	['date,words\n2026-11-20,a', null],
	['{"format":"small-hello-backup"}', null],
	['', null]
])('%j is %s', (start, kind) => {
	expect(kindOf(bytes(start))).toBe(kind);
});
