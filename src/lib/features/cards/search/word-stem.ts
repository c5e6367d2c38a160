/** Words up to this length have no ending to remove. */
const longestWhole = 3;

/**
 * Returns the stem of a folded English word, so that “smiles”, “smiling” and “smile” are found by each other.
 * The stem need not be a word. Other languages need a rule of their own.
 */
export function wordStem(word: string): string {
	if (word.length <= longestWhole) return word;
	let stem = word;
	if (/iness$/.test(stem)) stem = stem.replace(/iness$/, 'y');
	else if (/ness$/.test(stem)) stem = stem.slice(0, -4);
	if (/ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
	else if (/(?:ss|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
	else if (/[^su]s$/.test(stem) && stem.length > longestWhole) stem = stem.slice(0, -1);
	const root = stem.replace(/(?:ing|ed)$/, '');
	// “sing” and “bed” are whole words; a root has a vowel.
	if (root !== stem && root.length >= 3 && /[aeiouy]/.test(root))
		stem = root.replace(/([bdgmnprt])\1$/, '$1').replace(/i$/, 'y');
	return stem.length > 4 ? stem.replace(/e$/, '') : stem;
}
