import type { FileError, TextPlace } from '#lib/formats/file-error.ts';

type JsonProblem = 'notJson' | 'truncated' | 'tooDeep' | 'tooManyValues';

/** Maximum nesting depth of lists and objects. */
export const deepestJson = 64;
/**
 * Maximum number of values: three times as many as 256 MB of wins hold. Each value costs memory, however few
 * bytes it has in the file.
 */
const mostValues = 20_000_000;

/**
 * Parses a JSON text, or returns the problem and place of the first error. Checks the whole text before
 * parsing it, because browsers report the place in different ways or not at all, and because a hostile text
 * must be rejected before anything is built from it.
 */
export function parsedJson(text: string): { value: unknown } | FileError {
	const fault = faultIn(text);
	if (!fault) return { value: JSON.parse(text) };
	return { problem: fault.problem, ...placeIn(text, fault.at) };
}

/** Returns the line and column of an offset in a text, both counted from 1. */
export function placeIn(text: string, offset: number): TextPlace {
	let line = 1;
	let lineStart = 0;
	for (;;) {
		const end = text.indexOf('\n', lineStart);
		if (end < 0 || end >= offset) return { line, column: offset - lineStart + 1 };
		lineStart = end + 1;
		line++;
	}
}

const [quote, comma, minus, dot, zero, colon, backslash] = [34, 44, 45, 46, 48, 58, 92];
const [openList, openObject, closeObject] = [91, 123, 125];

function faultIn(text: string): { problem: JsonProblem; at: number } | null {
	const unexpected = (at: number) =>
		({ problem: at < text.length ? 'notJson' : 'truncated', at }) as const;
	const closers: number[] = [];
	let values = 0;
	let at = blankEnd(text, 0);
	for (;;) {
		if (++values > mostValues) return { problem: 'tooManyValues', at };
		const code = text.charCodeAt(at);
		if (code === openList || code === openObject) {
			if (closers.length === deepestJson) return { problem: 'tooDeep', at };
			// In ASCII, the code of a closing bracket or brace is that of the opening one plus two.
			const closer = code + 2;
			at = blankEnd(text, at + 1);
			if (text.charCodeAt(at) !== closer) {
				closers.push(closer);
				if (closer === closeObject) at = keyEnd(text, at);
				if (at < 0) return unexpected(~at);
				continue;
			}
			at++;
		} else {
			at = scalarEnd(text, at);
			if (at < 0) return unexpected(~at);
		}
		at = blankEnd(text, at);
		while (closers.length > 0 && text.charCodeAt(at) === closers.at(-1)) {
			closers.pop();
			at = blankEnd(text, at + 1);
		}
		if (closers.length === 0) return at === text.length ? null : unexpected(at);
		if (text.charCodeAt(at) !== comma) return unexpected(at);
		at = blankEnd(text, at + 1);
		if (closers.at(-1) === closeObject) at = keyEnd(text, at);
		if (at < 0) return unexpected(~at);
	}
}

// Each of these functions returns the offset after the part it reads, or the complement (~) of the offset of
// an error. They read character by character: regular expressions run out of stack on very long values.

function blankEnd(text: string, at: number): number {
	for (;;) {
		const code = text.charCodeAt(at);
		if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
		at++;
	}
}

function keyEnd(text: string, at: number): number {
	if (text.charCodeAt(at) !== quote) return ~at;
	const end = stringEnd(text, at);
	if (end < 0) return end;
	const colonAt = blankEnd(text, end);
	return text.charCodeAt(colonAt) === colon ? blankEnd(text, colonAt + 1) : ~colonAt;
}

function scalarEnd(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === quote) return stringEnd(text, at);
	if (code === minus || isDigit(code)) return numberEnd(text, at);
	const word = ['true', 'false', 'null'].find((one) => one.charCodeAt(0) === code);
	if (word === undefined) return ~at;
	for (let i = 1; i < word.length; i++)
		if (text.charCodeAt(at + i) !== word.charCodeAt(i)) return ~(at + i);
	return at + word.length;
}

function stringEnd(text: string, at: number): number {
	for (;;) {
		const code = text.charCodeAt(++at);
		if (code === quote) return at + 1;
		if (code === backslash) {
			const escape = text.charAt(++at);
			if (escape === '' || !'"\\/bfnrtu'.includes(escape)) return ~at;
			if (escape !== 'u') continue;
			for (const last = at + 4; at < last;) if (!isHex(text.charCodeAt(++at))) return ~at;
			continue;
		}
		// At the end of the text the code is NaN.
		if (!(code >= 32)) return ~at;
	}
}

function numberEnd(text: string, at: number): number {
	if (text.charCodeAt(at) === minus) at++;
	at = text.charCodeAt(at) === zero ? at + 1 : digitsEnd(text, at);
	if (at >= 0 && text.charCodeAt(at) === dot) at = digitsEnd(text, at + 1);
	if (at < 0 || !'eE'.includes(text.charAt(at) || ' ')) return at;
	return digitsEnd(text, at + ('+-'.includes(text.charAt(at + 1) || ' ') ? 2 : 1));
}

function digitsEnd(text: string, from: number): number {
	let at = from;
	while (isDigit(text.charCodeAt(at))) at++;
	return at > from ? at : ~from;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function isHex(code: number): boolean {
	return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
