import { keptName, longestName } from '#lib/domain/person.ts';
import { keptText, longestText } from '#lib/domain/text.ts';
import { longestTag } from '#lib/domain/win.ts';

/** Words as a win can hold them. */
export interface FittedWords {
	text: string;
	names: string[];
	tags: string[];
	/** What became lines of the text, unless they stand there anyway. */
	longNames: string[];
	longTags: string[];
}

/** Names and tags as they can be kept; those that are too long are lines below the text. */
export function fittedWords(
	text: string,
	people: readonly string[],
	given: readonly string[]
): FittedWords {
	const isLongTag = (tag: string) => tag.length > longestTag;
	const names = people.map((name) => name.trim()).filter(Boolean);
	const trimmed = [...new Set(given.map((tag) => tag.toWellFormed().trim()).filter(Boolean))];
	const longNames = names.filter(isLongName);
	const longTags = trimmed.filter(isLongTag);
	const isInText = (words: string) => text.includes(words);
	return {
		text: [text, ...[...longNames, ...longTags].filter((words) => !isInText(words))]
			.filter(Boolean)
			.join('\n'),
		names: [...new Set(names.filter((name) => !isLongName(name)).map(keptName))].filter(Boolean),
		tags: trimmed.filter((tag) => !isLongTag(tag)),
		longNames,
		longTags
	};
}

/** A text in parts that a note can hold; put together they are the text, in well-formed Unicode. */
export function textParts(text: string): string[] {
	const parts: string[] = [];
	let rest = text.toWellFormed();
	do {
		const part = keptText(rest, longestText);
		parts.push(part);
		rest = rest.slice(part.length);
	} while (rest !== '');
	return parts;
}

/** Whether a name is longer than can be kept. */
export function isLongName(name: string): boolean {
	return name.trim().normalize('NFC').length > longestName;
}
