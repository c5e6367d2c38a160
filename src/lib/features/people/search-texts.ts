import type { Person, PersonId } from '#lib/core/person.ts';
import type { Remembered } from '#lib/core/remembered.ts';
import { searchText } from '#lib/core/text-search.ts';

/**
 * The folded texts by which people are found: names and lines. A text is folded again only after it has
 * changed.
 */
export class SearchTexts {
	readonly #texts = new Map<
		PersonId,
		{ name: string; lines: readonly Remembered[] | undefined; text: string }
	>();

	/** Returns the folded text of a person. `lines` counts as changed when it is another array. */
	of({ id, name }: Person, lines: readonly Remembered[] | undefined): string {
		const known = this.#texts.get(id);
		if (known?.name === name && known.lines === lines) return known.text;
		const text = searchText([name, ...(lines ?? []).map((line) => line.text)]);
		this.#texts.set(id, { name, lines, text });
		return text;
	}
}
