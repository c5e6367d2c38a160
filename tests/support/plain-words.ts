/** Words that order, belittle or count against the user. */
export const ordering =
	/\b(should(n['’]t)?|must(n['’]t)?|just|eas(y|ily|ier|iest)|only|fail(s|ed|ing|ures?)?|miss(es|ed|ing)?|overdue|streaks?)\b/i;
/** Words for health claims that the app does not make, and for mechanisms that no study shows. */
export const claiming =
	/\b(treat(s|ed|ing|ments?)?|prevent(s|ed|ing|ion)?|heal(s|ed|ing)?|cur(e|es|ed|ing)|rewir\w*|recalibrat\w*|oxytocin|chemi(cals?|stry)|hormones?|dopamine|serotonin|endorphins?|mirror neurons?|neural|neuro\w*|brains?|circuits?|pathways?|(20|twenty) seconds)\b/i;

/** Where a clause begins: a subject there is not the object of another verb, as in “getting through it is worth it”. */
const clause =
	'(?:^|[.!?,;:“] ?|\\b(?:and|but|so|or|if|when|that|because|though|while|since|once|until|whether) )';
/**
 * Words that people contract when they speak, such as “do not”. A form that cannot be contracted does not match:
 * “as it is.”, “where you are”.
 */
export const uncontracted = new RegExp(
	[
		'\\bcannot\\b',
		'\\b(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should|need) not\\b(?! no\\b)',
		`(?<=${clause})(?:it|that|there|here|what|who) is (?=\\p{L})`,
		`(?<=${clause})(?:it|you|they|we) will (?=\\p{L})`,
		'(?<!\\b(?:where|who|how|what|as|there) )\\b(?:I am|(?:you|they|we) are) (?=\\p{L})',
		'\\b(?:I|you|they|we) have (?:\\p{L}+ed|been|done|got|had|heard|lost|made|never|read|said|seen|written)\\b'
	].join('|'),
	'iu'
);

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
