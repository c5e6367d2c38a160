import { storableName, longestName } from '#lib/core/person.ts';
import { storableText, longestText } from '#lib/core/text.ts';
import { longestTag } from '#lib/core/win.ts';

/** The text, names and tags of an entry within the limits of a win. */
export interface FittedWords {
	text: string;
	names: string[];
	tags: string[];
	/** Names and tags that are too long. They are lines of the text, unless it contains them anyway. */
	longNames: string[];
	longTags: string[];
}

/** Returns names and tags as a win can store them. Those that are too long become lines below the text. */
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
		names: [...new Set(names.filter((name) => !isLongName(name)).map(storableName))].filter(
			Boolean
		),
		tags: trimmed.filter((tag) => !isLongTag(tag)),
		longNames,
		longTags
	};
}

/** Splits a text into parts that a note can hold. Joined, they are the text in well-formed Unicode. */
export function textParts(text: string): string[] {
	const parts: string[] = [];
	let rest = text.toWellFormed();
	do {
		const part = storableText(rest, longestText);
		parts.push(part);
		rest = rest.slice(part.length);
	} while (rest !== '');
	return parts;
}

/** Returns whether a name is too long to be stored. */
export function isLongName(name: string): boolean {
	return name.trim().normalize('NFC').length > longestName;
}
