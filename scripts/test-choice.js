// @ts-check

/**
 * @typedef {object} Choice
 * @property {readonly string[]} names the parts to run, in their fixed order
 * @property {boolean} isAll true to run every end-to-end test and not only the core ones
 * @property {boolean} isSlow true to run slow tests as often as before a release
 * @property {string | null} shard the share of the end-to-end tests that this computer runs, such as "1/3"
 */

/**
 * Parses the arguments of `npm test --`: names of parts (all parts if there are none), `--all`, `--slow`,
 * `--shard=1/3`, and `--built` to run the end-to-end tests with a build that another job has made.
 * @param {readonly string[]} words
 * @param {readonly string[]} names of all parts
 * @returns {Choice}
 * @throws {Error} with a sentence about an invalid argument: a typing error must never skip a test
 */
export function choice(words, names) {
	/** @type {string | null} */
	let shard = null;
	const flags = { '--all': false, '--slow': false, '--built': false };
	/** @type {string[]} */
	const chosen = [];
	for (const word of words) {
		const [, share, all] = /^--shard=([1-9]\d*)\/([1-9]\d*)$/.exec(word) ?? [];
		if (share && Number(share) <= Number(all) && shard === null) shard = `${share}/${all}`;
		else if (word === '--all' || word === '--slow' || word === '--built') flags[word] = true;
		else if (names.includes(word)) chosen.push(word);
		else
			throw new Error(
				`"${word}" is none of ${names.join(', ')}, --all, --slow, --built or --shard=1/3.`
			);
	}
	const parts = chosen.length > 0 ? names.filter((name) => chosen.includes(name)) : names;
	const { '--all': isAll, '--slow': isSlow, '--built': isBuilt } = flags;
	if (parts.includes('e2e') && parts.includes('build') === isBuilt) {
		throw new Error(
			isBuilt
				? 'The part build makes a build, so --built goes with e2e and without build.'
				: 'The journeys go through a build: "build e2e" makes it first.'
		);
	}
	if ((isAll || isSlow || isBuilt || shard !== null) && !parts.includes('e2e')) {
		throw new Error('All, slow, built or a share can be said of the part e2e alone.');
	}
	if (isSlow && !isAll) throw new Error('--slow goes with --all.');
	return { names: parts, isAll, isSlow, shard };
}
