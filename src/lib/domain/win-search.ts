import { foldedText } from './text.ts';
import type { WinDetails } from './win.ts';

/** Whether each of the words, folded by `queryWords`, occurs in what the win says or in the names. */
export function winMatches(
	win: WinDetails,
	words: readonly string[],
	names: readonly string[]
): boolean {
	const text = foldedText([win.note, win.genuine, win.carry, ...win.tags, ...names].join('\n'));
	return words.every((word) => text.includes(word));
}
