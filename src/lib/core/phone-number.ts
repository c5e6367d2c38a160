import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json' with { type: 'json' };

/** A phone number that someone typed, as other apps need it. */
export interface PhoneNumber {
	/** To dial: ASCII digits with any +, * and #, and after a comma (a pause) the extension. */
	readonly call: string;
	/** The recipient of a text message; null for network codes, which cannot receive one. */
	readonly text: string | null;
	/** Country code and number without the +, as WhatsApp expects them; null if the country isn't certain. */
	readonly international: string | null;
	/** The number with blanks and any extension, to show before it is dialled. */
	readonly shown: string;
}

/** Reads the text of a phone contact. */
export type ReadPhoneNumber = typeof readPhoneNumber;

/** The reason why a value is no phone number: two numbers in one field, or something else. */
export type PhoneProblem = 'several' | 'none';

/** ITU-T E.164 limits a number to this many digits, with the country code. */
const mostDigits = 15;
/** In digits: more than an area code has, as few as a number with its area code has, and 112. */
const [longArea, shortNumber, emergency] = [6, 7, 3];
const zeros = ['\u0660', '\u06F0', '\u0966', '\u09E6'].map((zero) => zero.charCodeAt(0));
const extensionPattern =
	/(?:,+|;ext=|[\s,(]*(?:\bext(?:ension)?\b\.?|\bdurchwahl\b|\bdw\b\.?|\bposte\b|(?<=[\s\d])x)[\s.:]*|(?<=^[^*#]{6,})\s*#)\s*(\d{1,7})\)?$/iu;
/** Countries whose numbers begin with a zero that is dialled: Italy, San Marino and the Vatican. */
const dialledZero = /^(?:39|378|379)/;

/**
 * Returns the number in a text as a person would read it, or why there isn't exactly one. A number without a
 * country code stays as it was typed, because the phone knows its country and this app doesn't.
 */
export function readPhoneNumber(value: string): PhoneNumber | PhoneProblem {
	const text = asciiDigits(value.normalize('NFKC').trim())
		.replace(/^tel:\s*/i, '')
		.replace(/^\((\+\d{1,3})\)/, '$1 ');
	const [ending = '', extension = null] = extensionPattern.exec(text) ?? [];
	const number = text.slice(0, text.length - ending.length);
	if (areSeveral(number)) return 'several';
	if (isZeroAstray(number)) return 'none';
	if (!/^\+?[\d\s()./*#\-\u2010-\u2015]*\d[\d\s()./*#\-\u2010-\u2015]*$/u.test(number))
		return 'none';

	const withPlus = number.replace(/^[\s(]*00(?=[\s./)-]*[1-9])/, '+');
	const read = withPlus.startsWith('+') ? withCountry(withPlus) : asTyped(number);
	if (!read || digitsOf(read.call).length > mostDigits || !/\d{2}/.test(read.call)) return 'none';
	if (extension === null) return read;
	return { ...read, call: `${read.call},${extension}`, shown: `${read.shown}, ${extension}` };
}

function withCountry(number: string): PhoneNumber | null {
	const parsed = parsePhoneNumberFromString(number, { extract: false }, metadata);
	if (parsed?.isPossible()) {
		const { number: text, ext } = parsed;
		parsed.ext = undefined;
		const shown = parsed.formatInternational();
		const international = text.slice(1);
		return ext === undefined
			? { call: text, text, international, shown }
			: { call: `${text},${ext}`, text, international, shown: `${shown}, ${ext}` };
	}
	const country = /^\+[\s(]*(\d[\d\s.-]*)/.exec(number)?.[1] ?? '';
	const written = dialledZero.test(digitsOf(country)) ? number : number.replace(/\(0\)/, ' ');
	const call = `+${digitsOf(written)}`;
	return { call, text: call, international: null, shown: call };
}

function asTyped(number: string): PhoneNumber {
	const call = number.replace(/[^\d*#]/g, '');
	return {
		call,
		text: /^\d+$/.test(call) ? call : null,
		international: null,
		shown: number.replaceAll(/\s+/g, ' ').trim()
	};
}

/**
 * A slash also separates an area code from the rest, so that two numbers are assumed only if the part before
 * it is too long for an area code, or if another + or 0 begins after it.
 */
function areSeveral(text: string): boolean {
	if (/[\d)]\s*\+/.test(text)) return true;
	const parts = text.split(/[,;|\n]|\s(?:or|oder|ou|o|and|und|et|y|e)\s/iu).filter(hasDigit);
	if (parts.length > 1) return parts.every((part) => digitsOf(part).length > 2);
	if (isFollowedByAnother(text)) return true;
	return [...text.matchAll(/\//g)].some(({ index }) => {
		const before = text.slice(0, index);
		const after = text.slice(index + 1).trim();
		if (!hasDigit(before) || !hasDigit(after)) return false;
		const area = digitsOf(before.replace(/\(0\)/, '')).replace(/^00/, '');
		return area.length > 7 || (area.length > 4 && /^\(?0/.test(after));
	});
}

/**
 * Returns whether a second number follows without a word or comma before it: one that begins with a zero again,
 * one of the same shape, or another short one, as in 112 / 110.
 */
function isFollowedByAnother(text: string): boolean {
	return [...text.matchAll(/[\s./\-\u2010-\u2015]+/g)].some(({ 0: gap, index }) => {
		const [before, after] = [text.slice(0, index), text.slice(index + gap.length)];
		const [first, second] = [digitsOf(before).length, digitsOf(after).length];
		if (/^\(?00?[1-9]/.test(after) && first >= longArea && second >= shortNumber) return true;
		const isSame = first > 0 && shapeOf(before) === shapeOf(after);
		if (/^\s+$/.test(gap))
			return isSame && (first >= shortNumber || (first >= longArea && /\d[-.]\d/.test(before)));
		return isSame && /[\s/]/.test(gap) && (first <= emergency || first >= longArea);
	});
}

/** A zero in parentheses is left out after a country code, and dialled at the beginning. */
function isZeroAstray(text: string): boolean {
	return /\(0\)/.test(text.replace(/^((?:\+|00)[\s(]*\d{1,3}[\s)./-]*)?\(0\)/, ''));
}

const shapeOf = (text: string) => text.trim().replace(/\d/g, '0');
const hasDigit = (text: string) => /\d/.test(text);
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** NFKC converts full-width digits; other scripts have digits of their own. */
function asciiDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => {
		const code = digit.charCodeAt(0);
		const zero = zeros.find((one) => code >= one && code <= one + 9);
		return zero === undefined ? digit : String(code - zero);
	});
}
