/** Words that order, belittle or count against the user. */
export const ordering =
	/\b(should(n['’]t)?|must(n['’]t)?|just|eas(y|ily|ier|iest)|only|fail(s|ed|ing|ures?)?|miss(es|ed|ing)?|overdue|streaks?)\b/i;
/** Words for health claims that the app does not make, and for mechanisms that no study shows. */
export const claiming =
	/\b(treat(s|ed|ing|ments?)?|prevent(s|ed|ing|ion)?|heal(s|ed|ing)?|cur(e|es|ed|ing)|rewir\w*|recalibrat\w*|oxytocin|chemi(cals?|stry)|hormones?|dopamine|serotonin|endorphins?|mirror neurons?|neural|neuro\w*|brains?|circuits?|pathways?|(20|twenty) seconds)\b/i;

/**
 * Returns the school grade (Flesch-Kincaid) needed to read the texts. Source: Kincaid, Fishburne, Rogers and
 * Chissom, "Derivation of New Readability Formulas" (1975).
 */
export function readingGrade(texts: readonly string[]): number {
	const sentences = texts
		.flatMap((text) => text.split(/[.!?…]+/))
		.filter((text) => /\w/.test(text));
	const list = sentences.flatMap((text) => text.split(/\s+/)).filter((word) => /\w/.test(word));
	const syllables = list.reduce((sum, word) => sum + syllablesIn(word), 0);
	return 0.39 * (list.length / sentences.length) + 11.8 * (syllables / list.length) - 15.59;
}

/**
 * Estimates the number of syllables of an English word: its groups of vowels, without most silent endings.
 */
export function syllablesIn(word: string): number {
	const letters = word.toLowerCase().replace(/[^a-z]/g, '');
	if (letters.length <= 3) return 1;
	const sounded = letters.replace(
		/(?<=[aeiouy]l|[^laeiouy])es?$|(?<=[aeiouy]l|[^laeiouytd])ed$/,
		''
	);
	return Math.max(1, sounded.replace(/^y/, '').match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
