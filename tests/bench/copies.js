// @ts-check
import { figureOf, median } from './figures.js';
import { attachToWorkers, sizeOf } from './heap.js';
import { asked, watchedPage } from './workshop.js';

const runs = 5;
const winCount = 100_000;
const passphrase = 'five small words kept well';

/** What the target for making a copy of so many wins is, and what the page may do at a time meanwhile. */
const mostMs = 3_000;
const longestTaskMs = 200;
const askEveryMs = 40;

/**
 * How long it takes from the tap on each export of 100,000 wins until its file is handed over, with the
 * network off; the longest task of the page meanwhile; and the most memory that its scripts were seen to
 * hold. Beside it what a page takes that reads all of it at once and makes one text of it. Not slowed,
 * since workers cannot be.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureCopies(workshop) {
	const { context } = await workshop.withDiary(winCount);
	const [plain, table, encrypted] = [seenNothing(), seenNothing(), seenNothing()];
	/** @type {{ times: number[], tasks: number[], sizes: number[] }} */
	const bare = { times: [], tasks: [], sizes: [] };
	try {
		for (let run = -1; run < runs; run++) {
			// In turns, so that whatever else this machine does falls on all of them. The first does not count.
			const counts = run >= 0;
			const floor = await bareExport(workshop, context);
			if (counts) {
				bare.times.push(floor.ms);
				bare.tasks.push(floor.longest);
			}
			await exported(workshop, context, 'Export a copy', counts ? plain : seenNothing());
			await exported(workshop, context, 'Export a spreadsheet', counts ? table : seenNothing());
		}
		await exported(workshop, context, 'Save encrypted copy', encrypted);
	} finally {
		await context.close();
	}
	const isSmooth = { limit: { of: /** @type {const} */ ('longest'), most: longestTaskMs } };
	const unit = { unit: /** @type {const} */ ('MB') };
	return [
		figureOf('a copy, 100,000 wins', plain.times, {
			floor: median(bare.times),
			limit: { of: 'median', most: mostMs }
		}),
		figureOf('a spreadsheet, 100,000 wins', table.times, {
			limit: { of: 'median', most: mostMs }
		}),
		figureOf('an encrypted copy, 100,000 wins', encrypted.times, {
			note: 'opened again and compared; the passphrase alone takes scrypt a second, twice'
		}),
		figureOf('longest task of the page, a copy', plain.tasks, {
			floor: median(bare.tasks),
			...isSmooth
		}),
		figureOf('longest task, a spreadsheet', table.tasks, isSmooth),
		figureOf('longest task, an encrypted copy', encrypted.tasks, isSmooth),
		figureOf('most memory seen, a copy', plain.sizes, {
			...unit,
			note: `objects and array buffers of the page and its workers, looked at every ${askEveryMs} ms, rubbish included`
		}),
		figureOf('most memory seen, a spreadsheet', table.sizes, unit),
		figureOf('most memory seen, an encrypted copy', encrypted.sizes, unit),
		figureOf('size of the copy', plain.fileSizes, unit)
	];
}

/** @typedef {{ times: number[], tasks: number[], sizes: number[], fileSizes: number[] }} Export */

/** @type {() => Export} */
const seenNothing = () => ({ times: [], tasks: [], sizes: [], fileSizes: [] });

/**
 * @param {import('./workshop.js').Workshop} workshop
 * @param {import('./workshop.js').Context} context
 * @param {string} name
 * @param {Export} seen
 */
async function exported({ url }, context, name, seen) {
	const { page, session } = await watchedPage(context, { rate: 1 });
	const workers = await attachToWorkers(session);
	await page.goto(`${url}/settings`);
	if (name === 'Save encrypted copy') {
		await page.getByRole('button', { name: 'Export an encrypted copy' }).click();
		await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
		await page.getByLabel('Passphrase again').fill(passphrase);
	}
	const button = page.getByRole('button', { name, exact: true });
	await button.waitFor();
	await page.waitForTimeout(1_000);
	const times = asked(session, `(${exportInPage})(${JSON.stringify(name)})`);
	const download = page.waitForEvent('download', { timeout: 120_000 });
	let most = 0;
	let isMaking = true;
	const watching = (async () => {
		while (isMaking) {
			const inPage = sizeOf(await session.send('Runtime.getHeapUsage'));
			most = Math.max(most, inPage + (await workers.size(false)));
			await new Promise((resolve) => setTimeout(resolve, askEveryMs));
		}
	})();
	await button.click();
	const { ms, longest } = await times;
	isMaking = false;
	await watching;
	const file = await download;
	const stream = await file.createReadStream();
	let bytes = 0;
	for await (const chunk of stream) bytes += chunk.length;
	await file.delete();
	await page.close();
	seen.times.push(ms);
	seen.tasks.push(longest);
	seen.sizes.push(most);
	seen.fileSizes.push(bytes / 1_000_000);
}

/** @param {string} name */
async function exportInPage(name) {
	const { watch } = /** @type {any} */ (window);
	const isExport = (/** @type {Element} */ target) =>
		target.closest('button')?.textContent?.trim() === name;
	const handedOver = () =>
		[...document.querySelectorAll('[role=status]')].find((status) =>
			status.textContent?.includes('Handed to')
		);
	const [clickedAt, seen] = await Promise.all([
		watch.next('click', isExport),
		watch.untilShown(() => [handedOver()])
	]);
	return { ms: seen.inDom - clickedAt, longest: watch.longestTask(clickedAt, seen.inDom) };
}

/**
 * @param {import('./workshop.js').Workshop} workshop
 * @param {import('./workshop.js').Context} context
 * @returns {Promise<{ ms: number, longest: number }>}
 */
async function bareExport({ url }, context) {
	const { page, session } = await watchedPage(context, { rate: 1 });
	await page.goto(`${url}/help`);
	await page.waitForTimeout(1_000);
	const result = await asked(session, `(${bareExportInPage})()`);
	await page.close();
	return result;
}

async function bareExportInPage() {
	const begun = performance.now();
	const database = await new Promise(
		(/** @type {(database: IDBDatabase) => void} */ resolve, reject) => {
			const opening = indexedDB.open('small-hello');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		}
	);
	const lists = ['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences'];
	const transaction = database.transaction(lists);
	const all = await Promise.all(
		lists.map(
			(list) =>
				new Promise((resolve, reject) => {
					const reading = transaction.objectStore(list).getAll();
					reading.onsuccess = () => resolve(reading.result.map(({ record }) => record));
					reading.onerror = () => reject(reading.error);
				})
		)
	);
	const { size } = new Blob([JSON.stringify(all)]);
	const ended = performance.now();
	database.close();
	if (size < 1_000_000) throw new Error('the diary was not there');
	// What is under way is noted when it has ended.
	await new Promise((resolve) => setTimeout(resolve, 200));
	const { watch } = /** @type {any} */ (window);
	return { ms: ended - begun, longest: watch.longestTask(begun, ended) };
}
