// @ts-check
import { firstSight, watchedPage } from './workshop.js';

/** Longest wait for an answer, in ms. */
export const patienceMs = 20_000;

/** An answer that takes less than this, in ms, comes from an index. */
const quickMs = 250;

/** Longest wait for an index to be built, in ms. */
const longestBuildMs = 60_000;

/**
 * The answer to a query: the time until the first wins with its words were in the document, and the number of
 * wins in it then. `ms` is null if the wait was too long, or if nothing had to change (`wasThere`) because
 * the wins of the previous query match this query too.
 * @typedef {{ ms: number | null, wins: number, wasThere: boolean }} Answer
 *
 * @typedef {import('./workshop.js').Page} Page
 */

/** @param {Page} page */
export const searchbox = (page) => page.getByRole('searchbox', { name: 'Search your diary' });

/**
 * Opens the diary in a new page.
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
 * Returns the answer to a query that is filled in at once, after the box was empty.
 * @param {Page} page
 * @param {string} query
 */
export async function answerTo(page, query) {
	await clear(page);
	return answerAfter(page, query, () => searchbox(page).fill(query));
}

/**
 * Yields the answer to each letter of a word. Types the next letter after the answer to the previous one.
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
 * Waits until a rare word is found quickly, which shows that there is an index. Returns the first answer, and
 * the seconds since the call; null seconds if the index did not appear in time.
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
	// Install the listener before the key is pressed: keys take another route and may overtake an evaluation.
	await page.evaluate(listenInPage, { query, patienceMs });
	await ask();
	return page.evaluate(() => /** @type {any} */ (window).answer);
}

/**
 * Sets the global `answer` to a promise of the answer to the next input.
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
