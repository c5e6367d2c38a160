const tag = /<(\/?)(br|div|p|ul|ol|li|b|strong|i|em|u|s|strike|span|font)(?:\s[^<>]*)?\/?>/gi;
const entity = /&(?:(amp|lt|gt|nbsp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const characters: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['nbsp', ' '],
	['quot', '"'],
	['apos', "'"]
]);
const blocks = ['div', 'p', 'ul', 'ol', 'li'];

/**
 * Converts a note, which Daylio's editor stores as HTML, to text with its lines and lists as lines. `shaping`
 * contains the names of tags that were left out because they only format letters. Anything else in angle
 * brackets is the user's own text. Source: notes in tests of
 * github.com/DeutscheGabanna/Obsidian-Daylio-Parser and github.com/Guekka/DaylioBackupTools, and
 * `conversions.ts` of github.com/charistas/daylio-scribe.
 */
export function daylioNote(html: string): { text: string; shaping: string[] } {
	const shaping = new Set<string>();
	let text = '';
	let isLineDue = false;
	let from = 0;
	const add = (words: string) => {
		if (words === '') return;
		if (isLineDue && text !== '' && !text.endsWith('\n')) text += '\n';
		isLineDue = false;
		text += words;
	};
	for (const match of html.matchAll(tag)) {
		const name = match[2]!.toLowerCase();
		add(withCharacters(html.slice(from, match.index)));
		from = match.index + match[0].length;
		if (name === 'br') add('\n');
		else if (blocks.includes(name)) isLineDue = true;
		else shaping.add(name);
		if (name === 'li' && match[1] === '') add('- ');
	}
	add(withCharacters(html.slice(from)));
	return { text, shaping: [...shaping] };
}

function withCharacters(html: string): string {
	return html.replace(entity, (whole, name?: string, decimal?: string, hex?: string) => {
		if (name !== undefined) return characters.get(name.toLowerCase())!;
		const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
		const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		return isCharacter ? String.fromCodePoint(code) : whole;
	});
}
