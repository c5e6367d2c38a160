const anyTag = /<(\/?)([a-z][a-z0-9]{0,20})(?:\s[^<>]*)?\/?>/gi;
const entity = /&(?:(amp|lt|gt|nbsp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const characters: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['nbsp', ' '],
	['quot', '"'],
	['apos', "'"]
]);
const blocks: ReadonlySet<string> = new Set(
	'div p ul ol li h1 h2 h3 h4 h5 h6 blockquote pre table tr figure section article hr'.split(' ')
);
const shapes: ReadonlySet<string> = new Set(
	'b strong i em u s strike span font mark h1 h2 h3 h4 h5 h6'.split(' ')
);
const unseen: ReadonlySet<string> = new Set(['head', 'style', 'script', 'title']);
const written: ReadonlySet<string> = new Set(
	'br div p ul ol li b strong i em u s strike span font'.split(' ')
);

/** A text from HTML, and the names of the tags that only format letters and were left out. */
export interface PlainText {
	text: string;
	shaping: string[];
}

/**
 * Converts a note, which an editor stores as HTML without escaping what the user has typed, to text with its
 * lines and lists as lines. Anything in angle brackets that such an editor does not write is the user's own
 * text. Source: notes in tests of github.com/DeutscheGabanna/Obsidian-Daylio-Parser and
 * github.com/Guekka/DaylioBackupTools, and `conversions.ts` of github.com/charistas/daylio-scribe.
 */
export function noteText(html: string): PlainText {
	return textOf(html, (name) => written.has(name));
}

/** Converts a page in HTML to text with its lines and lists as lines. Every tag is one. */
export function pageText(html: string): PlainText {
	// Line ends in the source of a page are blanks.
	const { text, shaping } = textOf(
		withoutComments(html).replace(/[ \t\r\n\f]+/g, ' '),
		() => true,
		true
	);
	const lines = text.split('\n').map((line) => line.trim());
	return {
		text: lines
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim(),
		shaping
	};
}

function textOf(html: string, isTag: (name: string) => boolean, isPage = false): PlainText {
	const shaping = new Set<string>();
	let text = '';
	let isLineDue = false;
	let from = 0;
	/** The name of the tag whose content is not shown. */
	let hidden: string | null = null;
	const add = (words: string) => {
		if (words === '' || hidden !== null) return;
		// A blank between two blocks is none of the text.
		if (isPage && isLineDue && words === ' ') return;
		if (isLineDue && text !== '' && !text.endsWith('\n')) text += '\n';
		isLineDue = false;
		text += words;
	};
	for (const match of html.matchAll(anyTag)) {
		const name = match[2]!.toLowerCase();
		if (!isTag(name)) continue;
		add(withCharacters(html.slice(from, match.index)));
		from = match.index + match[0].length;
		if (unseen.has(name) && (hidden ?? name) === name) hidden = match[1] === '' ? name : null;
		if (name === 'br') add('\n');
		else if (blocks.has(name)) isLineDue = true;
		if (shapes.has(name) && !(isPage && name === 'span')) shaping.add(name);
		if (name === 'li' && match[1] === '') add('- ');
	}
	add(withCharacters(html.slice(from)));
	return { text, shaping: [...shaping] };
}

function withoutComments(html: string): string {
	let text = '';
	let from = 0;
	for (;;) {
		const start = html.indexOf('<!--', from);
		const end = start === -1 ? -1 : html.indexOf('-->', start);
		if (end === -1) return text + html.slice(from);
		text += html.slice(from, start);
		from = end + 3;
	}
}

function withCharacters(html: string): string {
	return html.replace(entity, (whole, name?: string, decimal?: string, hex?: string) => {
		if (name !== undefined) return characters.get(name.toLowerCase())!;
		const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
		const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		return isCharacter ? String.fromCodePoint(code) : whole;
	});
}
