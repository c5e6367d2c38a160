import { parsedJson } from '#lib/formats/backup/json-text.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';

/** Parses the JSON of another app, with or without a byte order mark. */
export function foreignJson(text: string): { value: unknown } | FileError {
	const parsed = parsedJson(text.replace(/^\uFEFF/, ''));
	return isFileError(parsed) ? { problem: 'brokenJson' } : parsed;
}

/** Returns a value as JSON, for showing it. */
export function writtenJson(value: unknown): string {
	return JSON.stringify(value) ?? '';
}

/** Returns whether a value is an object with keys. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a text with single blanks, for comparing texts that programs wrap or trim. */
export function evenText(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
