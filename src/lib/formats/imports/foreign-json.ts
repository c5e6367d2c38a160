import { parsedJson } from '#lib/formats/backup/json-text.ts';
import { isFileError, type FileError } from '#lib/formats/file-error.ts';

/** The beginning of a JSON object in Base64. */
const base64Start = /^\s*eyJ[A-Za-z0-9+/\s]{20}/;

/** Parses the JSON of another app, with or without a byte order mark, or in Base64. */
export function foreignJson(text: string): { value: unknown } | FileError {
	const json = base64Start.test(text) ? textOfBase64(text.trim(), true) : text;
	const parsed = json === null ? null : parsedJson(json.replace(/^\uFEFF/, ''));
	return parsed === null || isFileError(parsed) ? { problem: 'brokenJson' } : parsed;
}

/** Returns the beginning of JSON that is in Base64; any other text as it is. */
export function jsonStart(prefix: string): string {
	if (!base64Start.test(prefix)) return prefix;
	const packed = prefix.replace(/\s/g, '');
	return textOfBase64(packed.slice(0, packed.length - (packed.length % 4))) ?? '';
}

/** Returns null if the text is not Base64, or if all of it has to be UTF-8 and is not. */
function textOfBase64(base64: string, isWhole = false): string | null {
	try {
		const letters = atob(base64);
		const bytes = new Uint8Array(letters.length);
		for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
		return new TextDecoder('utf-8', { fatal: isWhole }).decode(bytes);
	} catch {
		return null;
	}
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
