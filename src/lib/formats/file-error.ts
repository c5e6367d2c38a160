import type { Expected } from './backup/record-schemas.ts';
import type { FileKind } from './file-kind.ts';

/** A place in a text: line and column are counted from 1, the column in UTF-16 units. */
export interface TextPlace {
	line: number;
	column: number;
}

/**
 * The reason why nothing of a file can be read.
 *
 * As bytes:
 * - `unreadable`: the browser cannot read it, or no longer can
 * - `empty`: it has no bytes
 * - `tooLarge`: it has more than `mostBytes`, as it is, unpacked or decrypted
 * - `damagedArchive`: it is packed with gzip or zip and cannot be unpacked
 * - `lockedArchive`: it is a zip file with a password
 * - `unknownArchive`: it is a zip file of a kind that cannot be unpacked here
 * - `notUtf8`: it is not UTF-8 at that line and column; this column is counted in bytes
 *
 * - `otherKind`: it is no text with entries, but a file of that kind; `inside` are the names of the files in it,
 *   those that may have entries first
 *
 * As a file in the age format:
 * - `encrypted`: a passphrase may open it; if reported after decryption, the file is encrypted twice
 * - `forKeys`: it was encrypted to keys
 * - `tooMuchWork`: opening it takes more work or memory than the app asks of a device
 * - `damagedEncryption`: it differs from what `age` writes, is truncated, or was changed
 *
 * As a backup:
 * - `notJson`, `truncated` (ends before its last value does), `tooDeep`, `tooManyValues`: the JSON fails at
 *   that place
 * - `foreign`: JSON of something else
 * - `tooNew`: a later version of this app wrote it
 * - `wrongField`: a field outside the records is invalid
 * - `emptyMirror`: a mirror in which nothing can be read
 *
 * As entries of another app:
 * - `otherShape`: it lacks headings or fields
 * - `brokenJson`: it is not JSON, or only the beginning of a JSON text
 * - `brokenQuotes`: quotes in that row have no end, or text follows them
 * - `strange`: it is neither a backup nor a table with dates
 *
 * And `lost`: the worker that was reading it died.
 */
export type FileError =
	| { problem: 'unreadable' | 'empty' }
	| { problem: 'damagedArchive' | 'lockedArchive' | 'unknownArchive' }
	| { problem: 'tooLarge'; mostBytes: number }
	| ({ problem: 'notUtf8' } & TextPlace)
	| { problem: 'otherKind'; kind: FileKind; inside?: readonly string[] }
	| { problem: 'encrypted' | 'forKeys' | 'tooMuchWork' | 'damagedEncryption' }
	| ({ problem: 'notJson' | 'truncated' | 'tooDeep' | 'tooManyValues' } & TextPlace)
	| { problem: 'foreign' | 'emptyMirror' }
	| { problem: 'tooNew'; version: number }
	| { problem: 'wrongField'; field: string; expected: Expected | 'version' }
	| { problem: 'otherShape' | 'brokenJson' | 'strange' }
	| { problem: 'brokenQuotes'; row: number }
	| { problem: 'lost' };

/** Returns whether reading ended in an error. */
export function isFileError(result: object): result is FileError {
	return 'problem' in result;
}
