import { isRecord } from '#lib/formats/imports/foreign-json.ts';

const media = /!\[[^\]\n]{0,200}\]\((?:dayone-[a-z]+|dayone2?):[^)\n]{0,200}\)/g;
const heading = /^#{1,6}[ \t]+/gm;
const marks = /\\([!-/:-@[-`{-~])|\*\*([^*\n]{1,2000})\*\*/g;

/**
 * Converts the Markdown of Day One to plain text: without its backslashes before marks, without headings and
 * bold, and without the places of photos. `isShaped` if formatting was left out.
 */
export function dayOneText(markdown: string): { text: string; isShaped: boolean } {
	let isShaped = false;
	const text = markdown
		.replace(/[\u2028\u1C6A]/g, '\n')
		.replace(/\u200B/g, '')
		.replace(media, '')
		.replace(heading, () => {
			isShaped = true;
			return '';
		})
		.replace(marks, (_, mark?: string, bold?: string) => {
			if (mark !== undefined) return mark;
			isShaped = true;
			return bold!.replace(/\\([!-/:-@[-`{-~])/g, '$1');
		})
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	return { text, isShaped };
}

/** Returns the words in `richText`, which is JSON with `contents`; '' if there are none. */
export function richWords(richText: string): string {
	let parsed: unknown;
	try {
		parsed = JSON.parse(richText);
	} catch {
		return '';
	}
	if (!isRecord(parsed) || !Array.isArray(parsed.contents)) return '';
	return parsed.contents
		.map((one: unknown) => (isRecord(one) && typeof one.text === 'string' ? one.text : ''))
		.join('')
		.trim();
}
