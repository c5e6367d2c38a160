/**
 * Words as they travel: of each what it does not share with the beginning of the one before, after the
 * letter A to Z that says how much that is. Of words in the order of the alphabet it saves a third.
 */
export function packedWords(words: readonly string[]): string {
	let before = '';
	return words
		.map((word) => {
			if (/[A-Z]/.test(word)) throw new Error('Capital letters stand for numbers here.');
			let shared = 0;
			while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
			before = word;
			return String.fromCharCode(65 + shared) + word.slice(shared);
		})
		.join('');
}

/** The words of which `packedWords` made that. */
export function unpackedWords(packed: string): string[] {
	let word = '';
	return (packed.match(/[A-Z][^A-Z]*/g) ?? []).map(
		([shared = 'A', ...rest]) => (word = word.slice(0, shared.charCodeAt(0) - 65) + rest.join(''))
	);
}
