// @ts-check
import { figureOf, median } from './figures.js';
import { slowDown, watchedPage } from './workshop.js';

const runs = 15;
const words =
	'A few words about something small that went well today, as they are written on a phone. ';

/**
 * Measures the time from the tap on "Save" until the page shows that the win is saved. The floor is a bare
 * strict write of the same words and one frame.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureSave(workshop) {
	const figures = [];
	const context = await workshop.profile('save');
	try {
		for (const rate of [1, slowDown]) {
			const speed = rate === 1 ? 'as fast as this machine' : `${rate} × slower`;
			figures.push(await saved(workshop, context, `few wins, ${speed}`, rate));
		}
	} finally {
		await context.close();
	}
	const long = await workshop.withDiary(100_000);
	try {
		await long.context.setOffline(false);
		const what = `100,000 wins, ${slowDown} × slower`;
		figures.push(await saved(workshop, long.context, what, slowDown));
	} finally {
		await long.context.close();
	}
	return figures;
}

/**
 * @param {import('./workshop.js').Workshop} workshop
 * @param {import('./workshop.js').Context} context
 * @param {string} what
 * @param {number} rate
 */
async function saved(workshop, context, what, rate) {
	/** @type {Record<'app' | 'bare', number[]>} */
	const times = { app: [], bare: [] };
	for (let run = -1; run < runs; run++) {
		const bareMs = await bareSave(workshop, context, rate);
		const appMs = await appSave(workshop.url, context, rate);
		if (run < 0) continue;
		times.bare.push(bareMs);
		times.app.push(appMs);
	}
	return figureOf(what, times.app, {
		floor: median(times.bare),
		limit: { of: 'timesFloor', most: 2 }
	});
}

/** @type {(url: string, context: import('./workshop.js').Context, rate: number) => Promise<number>} */
async function appSave(url, context, rate) {
	const { page } = await watchedPage(context, { rate });
	await page.goto(`${url}/log`);
	await page.getByRole('textbox', { name: 'What happened?' }).fill(words.repeat(4));
	// By then the draft is stored and the page is idle.
	await page.waitForTimeout(1_000);
	const times = page.evaluate(async () => {
		const { watch } = /** @type {any} */ (window);
		const isSave = (/** @type {Element} */ target) =>
			target.closest('button')?.textContent?.trim() === 'Save';
		const [clickedAt, seen] = await Promise.all([
			watch.next('click', isSave),
			watch.until('saved')
		]);
		return seen.inDom - clickedAt;
	});
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	const ms = await times;
	await page.close();
	return ms;
}

/** @type {(workshop: import('./workshop.js').Workshop, context: import('./workshop.js').Context, rate: number) => Promise<number>} */
async function bareSave({ emptyUrl }, context, rate) {
	const { page } = await watchedPage(context, { rate });
	await page.goto(`${emptyUrl}/`);
	const times = page.evaluate(bareSaveInPage, words.repeat(4));
	await page.getByRole('button', { name: 'Save' }).click();
	const ms = await times;
	await page.close();
	return ms;
}

/** @param {string} note */
async function bareSaveInPage(note) {
	const database = await new Promise(
		(/** @type {(database: IDBDatabase) => void} */ resolve, reject) => {
			const opening = indexedDB.open('bare');
			opening.onupgradeneeded = () => opening.result.createObjectStore('notes', { keyPath: 'id' });
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		}
	);
	const button = document.createElement('button');
	button.textContent = 'Save';
	document.body.append(button);
	return new Promise((/** @type {(ms: number) => void} */ resolve, reject) => {
		button.onclick = ({ timeStamp }) => {
			const writing = database.transaction('notes', 'readwrite', { durability: 'strict' });
			writing.objectStore('notes').put({ id: crypto.randomUUID(), note });
			writing.onabort = () => reject(writing.error);
			writing.oncomplete = () =>
				requestAnimationFrame(() => resolve(performance.now() - timeStamp));
		};
	});
}
