/** Returns how many slips of a finger a word of this length may have and still be recognised. */
export function mostSlips(length: number): 0 | 1 | 2 {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2;
}

/**
 * Returns the number of slips between two words, at most `most`; null if there are more. A slip is a letter
 * too many, too few or wrong, or two neighbours swapped (optimal string alignment distance).
 */
export function slipsBetween(one: string, other: string, most: number): number | null {
	if (Math.abs(one.length - other.length) > most) return null;
	let before: number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const isSame = one[i - 1] === other[j - 1];
			let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1));
			if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
				least = Math.min(least, before[j - 2]! + 1);
			next.push(least);
		}
		if (Math.min(...next) > most) return null;
		before = row;
		row = next;
	}
	const slips = row[other.length]!;
	return slips <= most ? slips : null;
}
