// @ts-check
import { answersWhileTyping, answerTo, openDiary, patienceMs, untilIndexed } from './answers.js';
import { figureOf } from './figures.js';
import { slowDown } from './workshop.js';

const runs = 9;
const nowhere = 'qzxwvkjq';
const limit = { limit: { of: /** @type {const} */ ('median'), most: 100 } };

/** Maximum time for repeating a query, in ms. */
const longestMs = 20_000;

/**
 * Measures a search of 100,000 wins, from the input to the first wins in the document.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureSearch(workshop) {
	const { context, kept } = await workshop.withDiary(100_000);
	try {
		const { page } = await openDiary(workshop, context);
		const { first, buildSeconds } = await untilIndexed(page, kept.rareWord);
		const build =
			buildSeconds === null
				? figureOf('until a rare word is found at once', [], {
						unit: 's',
						note: 'it never was, so that all below is without an index'
					})
				: figureOf('until a rare word is found at once', [buildSeconds], {
						unit: 's',
						note: 'after the diary was opened; workers are not slowed by this browser'
					});
		const figures = [
			build,
			figureOf('a rare word, just after opening', [first?.ms ?? patienceMs]),
			await typed(page, kept.frequentName),
			await asked(page, `a rare word (${kept.rareWord})`, kept.rareWord, 1),
			await asked(page, `two frequent words (${kept.frequentWords})`, kept.frequentWords, 1),
			await asked(page, 'a word that is nowhere', nowhere, 0)
		];
		return figures.map((figure) => ({ ...figure, what: `${figure.what}, ${slowDown} × slower` }));
	} finally {
		await context.close();
	}
}

/**
 * @param {import('./answers.js').Page} page
 * @param {string} name
 */
async function typed(page, name) {
	/** @type {number[]} */
	const times = [];
	let wereThere = 0;
	const begun = performance.now();
	for (let run = 0; run < 3 && performance.now() - begun < longestMs; run++) {
		for await (const { ms, wasThere } of answersWhileTyping(page, name)) {
			if (wasThere && ms === null) wereThere++;
			else times.push(ms ?? patienceMs);
			if (performance.now() - begun > longestMs) break;
		}
	}
	return figureOf(`each letter of a frequent name (${name})`, times, {
		// Each letter is a different query, so the median would hide the slow ones.
		limit: { of: 'p99', most: limit.limit.most },
		...(wereThere > 0 && {
			note: `${wereThere} letters more changed nothing, since the wins of the one before were theirs too`
		})
	});
}

/**
 * @param {import('./answers.js').Page} page
 * @param {string} what
 * @param {string} query
 * @param {number} fewest
 */
async function asked(page, what, query, fewest) {
	/** @type {number[]} */
	const times = [];
	const begun = performance.now();
	while (times.length < runs && (times.length === 0 || performance.now() - begun < longestMs)) {
		const { ms, wins } = await answerTo(page, query);
		if (ms !== null && fewest === 0 ? wins > 0 : ms !== null && wins < fewest) {
			throw new Error(`${wins} wins were found for "${query}".`);
		}
		times.push(ms ?? patienceMs);
	}
	const isCut = times.some((ms) => ms >= patienceMs);
	return figureOf(what, times, {
		...limit,
		...(isCut && { note: `waited no longer than ${patienceMs / 1000} s` })
	});
}
