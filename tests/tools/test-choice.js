// @ts-check

/**
 * What the words behind `npm test --` ask for: parts by name, all of them where none is named, and
 * the share of the journeys that this computer takes, such as `--shard=1/3`, else null.
 * @param {readonly string[]} words
 * @param {readonly string[]} names of all parts
 * @returns {{ names: readonly string[], shard: string | null }}
 * @throws {Error} a sentence about a word that means nothing here: a typing error never skips a test
 */
export function choice(words, names) {
	/** @type {string | null} */
	let shard = null;
	/** @type {string[]} */
	const chosen = [];
	for (const word of words) {
		const [, share, all] = /^--shard=([1-9]\d*)\/([1-9]\d*)$/.exec(word) ?? [];
		if (share && Number(share) <= Number(all) && shard === null) shard = `${share}/${all}`;
		else if (names.includes(word)) chosen.push(word);
		else throw new Error(`"${word}" is none of ${names.join(', ')}, and no --shard=1/3.`);
	}
	const parts = chosen.length > 0 ? names.filter((name) => chosen.includes(name)) : names;
	if (parts.includes('e2e') && !parts.includes('build')) {
		throw new Error('The journeys go through a build: "build e2e" makes it first.');
	}
	if (shard !== null && !parts.includes('e2e')) {
		throw new Error('A share can be taken of the part e2e alone.');
	}
	return { names: parts, shard };
}
