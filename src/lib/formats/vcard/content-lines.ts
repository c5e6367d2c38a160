/** The properties of a vCard that this app reads, and those that give a card its shape. */
const names = 'BEGIN|END|VERSION|FN|N|NICKNAME|TEL|EMAIL|BDAY|KIND|X-ADDRESSBOOKSERVER-KIND|AGENT';
const wanted = new RegExp(`^(?:[\\w-]{1,64}\\.)?(${names})(?=[;:])`, 'i');

/** A line of a vCard: `item1.TEL;TYPE=HOME;PREF=1:+47 22 33 44 55`. */
export interface ContentLine {
	/** In capitals, without a group. */
	name: string;
	/** In capitals: TYPE=HOME of later versions and HOME of version 2.1 are the same. */
	types: ReadonlySet<string>;
	/** Other parameters by their name in capitals. */
	params: ReadonlyMap<string, string>;
	/** Decoded, and still escaped by backslashes. */
	value: string;
	/** True if the encoding is unknown, so that letters may be wrong. */
	isGuessed: boolean;
}

/** The text of a file, with one character for each byte if its encoding is unknown. */
export interface LineSource {
	text: string;
	areBytes: boolean;
}

/** A line that is longer is passed over: no name has that length. */
const longestLine = 20_000;
/** Maximum length of a property's name with its parameters. */
const longestHead = 1_000;

interface Unfolded {
	/** Null for a property that is not read. */
	name: string | null;
	parts: string[];
	/** True if the line ends in the middle of a quoted-printable value. */
	isOpen: boolean;
}

/**
 * Yields the lines with properties that this app reads, unfolded and decoded; null for one that cannot be
 * read. Photos and sounds are passed over.
 */
export function* contentLines({ text, areBytes }: LineSource): Generator<ContentLine | null> {
	let isOldVersion = false;
	let unfolded: Unfolded = { name: null, parts: [], isOpen: false };
	for (const line of linesOf(text)) {
		if (unfolded.isOpen) {
			unfolded.isOpen = line.endsWith('=');
			// Some phones fold within the value as well.
			const rest = line.replace(/^[ \t]/, '');
			unfolded.parts.push(unfolded.isOpen ? rest.slice(0, -1) : rest);
			continue;
		}
		if (/^[ \t]/.test(line)) {
			// Version 2.1 folds at a blank, which stays; later versions add one.
			if (unfolded.name !== null) unfolded.parts.push(isOldVersion ? line : line.slice(1));
			continue;
		}
		if (unfolded.name !== null) yield decoded(unfolded.name, unfolded.parts.join(''), areBytes);
		const name = wanted.exec(line)?.[1]?.toUpperCase() ?? null;
		if (name === 'BEGIN') isOldVersion = false;
		if (name === 'VERSION') isOldVersion = /:\s*2\.1\s*$/.test(line);
		// Of a property that is not read, too: its next line may look like one that is.
		const isOpen =
			line.endsWith('=') && /[;=]quoted-printable[;:]/i.test(line.slice(0, longestHead));
		unfolded = { name, parts: [isOpen ? line.slice(0, -1) : line], isOpen };
	}
	if (unfolded.name !== null) yield decoded(unfolded.name, unfolded.parts.join(''), areBytes);
}

/** Yields lines one by one, since an array of all lines of a file with photos would be large. */
function* linesOf(text: string): Generator<string> {
	const end = /\r{0,2}\n|\r/g;
	let from = 0;
	for (let found = end.exec(text); found; found = end.exec(text)) {
		yield text.slice(from, found.index);
		from = end.lastIndex;
	}
	yield text.slice(from);
}

function decoded(name: string, line: string, areBytes: boolean): ContentLine | null {
	if (line.length > longestLine) return null;
	const colon = placeOf(line, ':');
	if (colon < 0 || colon > longestHead) return null;
	const types = new Set<string>();
	const params = new Map<string, string>();
	for (const param of splitAt(line.slice(0, colon), ';').slice(1)) {
		const equals = param.indexOf('=');
		const key = (equals < 0 ? param : param.slice(0, equals)).trim().toUpperCase();
		const value = param
			.slice(equals + 1)
			.replaceAll('"', '')
			.trim();
		if (equals < 0) types.add(key);
		else if (key === 'TYPE') for (const one of value.split(',')) types.add(one.toUpperCase());
		else params.set(key, value);
	}
	const encoding = (params.get('ENCODING') ?? [...types].find(isEncoding))?.toUpperCase();
	const decoder = new ValueDecoder(params.get('CHARSET') ?? null);
	const value = decoder.value(line.slice(colon + 1), encoding, areBytes);
	return { name, types, params, value, isGuessed: decoder.isGuessed };
}

const isEncoding = (type: string) => type === 'QUOTED-PRINTABLE' || type === 'BASE64';

/** Decodes bytes by the encoding that a line names, else by UTF-8, else by Windows-1252. */
class ValueDecoder {
	/** True once bytes had to be read by Windows-1252, in which every byte has a meaning. */
	isGuessed = false;
	readonly #labels: readonly string[];

	constructor(charset: string | null) {
		this.#labels = charset === null ? ['utf-8'] : [charset, 'utf-8'];
	}

	value(written: string, encoding: string | undefined, areBytes: boolean): string {
		if (encoding === 'B' || encoding === 'BASE64') return this.#ofBase64(written);
		if (encoding !== 'QUOTED-PRINTABLE') return areBytes ? this.#ofBytes(written) : written;
		if (areBytes) return this.#ofBytes(quotedBytes(written));
		// Plain ASCII beside a quoted byte may be the second half of a character, as in Shift JIS.
		return written.replace(/[\0-\x7f]+/g, (ascii) => this.#ofBytes(quotedBytes(ascii)));
	}

	#ofBase64(written: string): string {
		try {
			return this.#ofBytes(atob(written));
		} catch {
			return '';
		}
	}

	#ofBytes(bytes: string): string {
		const array = Uint8Array.from(bytes, (one) => one.charCodeAt(0));
		for (const label of this.#labels) {
			try {
				return new TextDecoder(label, { fatal: true }).decode(array);
			} catch {
				// An unknown name, or bytes that it does not have.
			}
		}
		this.isGuessed = true;
		return new TextDecoder('windows-1252').decode(array);
	}
}

function quotedBytes(text: string): string {
	return text.replace(/=([\dA-F]{2})/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16))
	);
}

/** Returns the position of a character outside of quotes; −1 if there is none. */
function placeOf(text: string, sign: string): number {
	let isQuoted = false;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '"') isQuoted = !isQuoted;
		else if (text[at] === sign && !isQuoted) return at;
	}
	// Quotes without an end.
	return text.includes('"') ? text.indexOf(sign) : -1;
}

function splitAt(text: string, sign: string): string[] {
	const parts: string[] = [];
	let rest = text;
	for (let at = placeOf(rest, sign); at >= 0; at = placeOf(rest, sign)) {
		parts.push(rest.slice(0, at));
		rest = rest.slice(at + 1);
	}
	return [...parts, rest];
}

/** Splits a value at each `sign` that has no backslash before it; the parts are still escaped. */
export function splitEscaped(value: string, sign: ';' | ','): string[] {
	const parts = [''];
	for (const [piece] of value.matchAll(/\\[^]|[^\\;,]+|[^]/g)) {
		if (piece === sign) parts.push('');
		else parts[parts.length - 1] += piece;
	}
	return parts;
}

/** Returns a value without its backslashes. */
export function unescaped(value: string): string {
	return value.replace(/\\([^])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

/** Returns a text as a value: RFC 2426, 5. */
export function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}
