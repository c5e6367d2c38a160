// @ts-check

/**
 * What the words behind `npm test --` ask for: parts by name, every part where none is named; with
 * `--all` every journey and not the core ones alone; and the share of them that this computer takes,
 * such as `--shard=1/3`, else null.
 * @param {readonly string[]} words
 * @param {readonly string[]} names of all parts
 * @returns {{ names: readonly string[], isAll: boolean, shard: string | null }}
 * @throws {Error} a sentence about a word that means nothing here: a typing error never skips a test
 */
export function choice(words, names) {
	/** @type {string | null} */
	let shard = null;
	let isAll = false;
	/** @type {string[]} */
	const chosen = [];
	for (const word of words) {
		const [, share, all] = /^--shard=([1-9]\d*)\/([1-9]\d*)$/.exec(word) ?? [];
		if (share && Number(share) <= Number(all) && shard === null) shard = `${share}/${all}`;
		else if (word === '--all') isAll = true;
		else if (names.includes(word)) chosen.push(word);
		else throw new Error(`"${word}" is none of ${names.join(', ')}, --all or --shard=1/3.`);
	}
	const parts = chosen.length > 0 ? names.filter((name) => chosen.includes(name)) : names;
	if (parts.includes('e2e') && !parts.includes('build')) {
		throw new Error('The journeys go through a build: "build e2e" makes it first.');
	}
	if ((isAll || shard !== null) && !parts.includes('e2e')) {
		throw new Error('All, or a share, can be taken of the part e2e alone.');
	}
	return { names: parts, isAll, shard };
}
