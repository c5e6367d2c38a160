import type { Share } from '#lib/platform/shared-text.ts';

/**
 * Returns the note for a share: its parts, each on a line. A part is left out if another one contains it, as
 * many apps repeat the title or the address in the text.
 */
export function sharedNote({ title, text, url }: Share): string {
	const parts = [title, text, url].map((part) => part.trim());
	const isRepeated = (part: string, at: number) =>
		parts.some((other, i) => i !== at && other.includes(part) && (other !== part || i < at));
	return parts.filter((part, at) => part !== '' && !isRepeated(part, at)).join('\n');
}
