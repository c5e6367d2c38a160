/** The words of a Nomie note that have a meaning by their first character. */
export interface NomieNote {
	/** User names after @. */
	people: string[];
	/** Names of trackers after # and of contexts after +. */
	tags: string[];
	/** Words with a number or a duration, as they are written: #sleep(08:00:00). */
	numbers: string[];
}

/**
 * Returns the people, trackers and contexts in a note, in lower case, as Nomie stores them. Source:
 * `src/modules/tokenizer/lite.ts` of github.com/open-nomie/nomie6-oss.
 */
export function nomieNote(note: string): NomieNote {
	const people = new Set<string>();
	const tags = new Set<string>();
	const numbers: string[] = [];
	for (const word of note.split(/\s+/)) {
		if (!/^[#@+]./u.test(word)) continue;
		const name = word
			.slice(1)
			.split('(')[0]!
			.replace(/’s|'s|['’,.!?:]/gi, '')
			.toLowerCase();
		if (name === '') continue;
		(word.startsWith('@') ? people : tags).add(name);
		if (/\([^)]/.test(word)) numbers.push(word);
	}
	return { people: [...people], tags: [...tags], numbers };
}
