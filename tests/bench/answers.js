// @ts-check
import { firstSight, watchedPage } from './workshop.js';

/** Nobody waits longer for an answer, and neither does a bench. */
export const patienceMs = 20_000;

/** How soon an answer comes that an index gives. */
const quickMs = 250;

/** How long a bench waits for an index that is being built. */
const longestBuildMs = 60_000;

/**
 * What became of a query: after how many ms the first wins with its words stood in the document, and how
 * many wins stood there; null ms when that took longer than anybody waits, or when nothing had to change
 * since the wins of the query before are those of this one too.
 * @typedef {{ ms: number | null, wins: number, wasThere: boolean }} Answer
 *
 * @typedef {import('./workshop.js').Page} Page
 */

/** @param {Page} page */
export const searchbox = (page) => page.getByRole('searchbox', { name: 'Search your diary' });

/**
 * Opens the diary in a page of its own, without the network.
 * @param {import('./workshop.js').Workshop} workshop
 * @param {import('./workshop.js').Context} context
 */
export async function openDiary({ url }, context) {
	const { page, session } = await watchedPage(context, { sight: 'entries' });
	await firstSight(session, `${url}/diary`);
	await searchbox(page).waitFor();
	return { page, session };
}

/**
 * The answer to a query that is put into the box at once, after the box has been empty.
 * @param {Page} page
 * @param {string} query
 */
export async function answerTo(page, query) {
	await clear(page);
	return answerAfter(page, query, () => searchbox(page).fill(query));
}

/**
 * The answers to each letter of a word, the next one being typed after the answer to the last.
 * @param {Page} page
 * @param {string} word
 */
export async function* answersWhileTyping(page, word) {
	await clear(page);
	await searchbox(page).focus();
	for (let length = 1; length <= word.length; length++) {
		const query = word.slice(0, length);
		yield await answerAfter(page, query, () => page.keyboard.type(query.slice(-1)));
	}
}

/**
 * Waits until rare words are found quickly, which shows that an index is there; gives how long that took
 * since the call and the first answer, or null for the time when it did not come.
 * @param {Page} page
 * @param {string} rareWord
 */
export async function untilIndexed(page, rareWord) {
	const begun = performance.now();
	let first = null;
	while (performance.now() - begun < longestBuildMs) {
		const answer = await answerTo(page, rareWord);
		first ??= answer;
		if (answer.ms !== null && answer.ms < quickMs) {
			return { first, buildSeconds: (performance.now() - begun) / 1000 };
		}
		await page.waitForTimeout(1_000);
	}
	return { first, buildSeconds: null };
}

/** @param {Page} page */
async function clear(page) {
	await searchbox(page).fill('');
	await page.waitForTimeout(500);
	await page.evaluate(() => /** @type {any} */ (window).watch.until('entries'));
}

/**
 * @param {Page} page
 * @param {string} query
 * @param {() => Promise<void>} ask
 * @returns {Promise<Answer>}
 */
async function answerAfter(page, query, ask) {
	// First this, and only then the key: keys come another way, and may overtake what a page is asked.
	await page.evaluate(listenInPage, { query, patienceMs });
	await ask();
	return page.evaluate(() => /** @type {any} */ (window).answer);
}

/**
 * Lets `answer` be what comes after the next input.
 * @param {{ query: string, patienceMs: number }} sought
 */
function listenInPage({ query, patienceMs }) {
	const folded = (/** @type {string} */ text) =>
		text
			.normalize('NFKD')
			.replace(/\p{M}+/gu, '')
			.toLowerCase();
	const words = folded(query).split(/\s+/).filter(Boolean);
	const list = () => document.querySelector('main :is(ul, ol)[aria-label="Diary"]');
	const isAnswered = () => {
		const win = list()?.querySelector('li');
		if (win) return words.every((word) => folded(win.textContent ?? '').includes(word));
		return /\S/.test(document.querySelector('main [role=status]')?.textContent ?? '');
	};
	/** @type {Promise<Answer>} */
	const answer = new Promise((resolve) => {
		let askedAt = NaN;
		const finish = (/** @type {number | null} */ ms, wasThere = false) => {
			changes.disconnect();
			removeEventListener('input', listener, true);
			resolve({ ms, wins: list()?.querySelectorAll('li').length ?? 0, wasThere });
		};
		const changes = new MutationObserver(() => {
			if (!Number.isNaN(askedAt) && isAnswered()) finish(performance.now() - askedAt);
		});
		const listener = (/** @type {Event} */ { timeStamp }) => {
			askedAt = timeStamp;
			changes.observe(document.querySelector('main') ?? document.body, {
				...{ childList: true, characterData: true, subtree: true }
			});
			const wasThere = isAnswered();
			setTimeout(() => finish(null, wasThere), wasThere ? 2_000 : patienceMs);
		};
		addEventListener('input', listener, true);
	});
	Object.assign(globalThis, { answer });
}
