// @ts-check
import { figureOf, median } from './figures.js';
import { attachToWorkers, sizeOf } from './heap.js';
import { asked, watchedPage } from './workshop.js';

const runs = 5;
const winCount = 100_000;
const passphrase = 'five small words kept well';

/** Limits for the export of a backup and for the longest task of the page during the export, in ms. */
const mostMs = 3_000;
const longestTaskMs = 200;
const askEveryMs = 40;

/**
 * Measures each export of 100,000 wins with the network off: the time from the tap until the file is handed
 * over, the longest task of the page during that time, and the most memory that its scripts were seen to
 * hold. The floor is a page that reads all records at once and makes one text of them. Nothing is slowed
 * down, because workers cannot be.
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
			// Alternate, so that other work of this machine affects all alike. The first run does not count.
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
	await page.goto(`${url}/settings/backup`);
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
	const result = await asked(session, `(${bareExportInPage})(${JSON.stringify(collections)})`);
	await page.close();
	return result;
}

/** Every collection of a backup; Node 20 cannot import the list of `src/lib/core/collections.ts`. */
const collections = [
	...['wins', 'checkIns', 'people', 'plans', 'choices', 'preferences', 'remembered'],
	...['rehearsals', 'nameReviews', 'voiceNotes', 'recordings']
];

/** @param {readonly string[]} names */
async function bareExportInPage(names) {
	const begun = performance.now();
	const database = await new Promise(
		(/** @type {(database: IDBDatabase) => void} */ resolve, reject) => {
			const opening = indexedDB.open('small-hello');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		}
	);
	const transaction = database.transaction(names);
	const all = await Promise.all(
		names.map(
			(name) =>
				new Promise((resolve, reject) => {
					const reading = transaction.objectStore(name).getAll();
					reading.onsuccess = () => resolve(reading.result.map(({ record }) => record));
					reading.onerror = () => reject(reading.error);
				})
		)
	);
	const { size } = new Blob([JSON.stringify(all)]);
	const ended = performance.now();
	database.close();
	if (size < 1_000_000) throw new Error('the diary was not there');
	// A long task is reported only after it has ended.
	await new Promise((resolve) => setTimeout(resolve, 200));
	const { watch } = /** @type {any} */ (window);
	return { ms: ended - begun, longest: watch.longestTask(begun, ended) };
}
