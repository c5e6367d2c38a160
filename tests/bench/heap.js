// @ts-check
import { openDiary, searchbox, untilIndexed } from './answers.js';
import { figureOf, median } from './figures.js';

const runs = 3;

/**
 * Measures the memory that the scripts of the diary hold, workers included, with many wins and with few.
 * Measures after a garbage collection, and after a search has shown that the index exists.
 * @param {import('./workshop.js').Workshop} workshop
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function measureHeap(workshop) {
	const few = await held(workshop, 100);
	const many = await held(workshop, 100_000);
	const more = many.page.map((size, run) => size - (few.page[run] ?? NaN));
	const moreInAll = more.map(
		(size, run) => size + (many.workers[run] ?? 0) - (few.workers[run] ?? 0)
	);
	const unit = { unit: /** @type {const} */ ('MB') };
	return [
		figureOf('the page, 100 wins', few.page, unit),
		figureOf('the page, 100,000 wins', many.page, { ...unit, floor: median(few.page) }),
		figureOf('its workers, 100 wins', few.workers, unit),
		figureOf('its workers, 100,000 wins', many.workers, unit),
		figureOf('more with 100,000 wins', moreInAll, {
			...unit,
			limit: { of: 'median', most: 15 },
			note: 'objects and array buffers; the service worker is not counted'
		})
	];
}

/**
 * Measures the heaps of the page and of its workers, in MB.
 * @param {import('./workshop.js').Workshop} workshop
 * @param {number} wins
 */
async function held(workshop, wins) {
	const { context, kept } = await workshop.withDiary(wins);
	/** @type {Record<'page' | 'workers', number[]>} */
	const sizes = { page: [], workers: [] };
	try {
		for (let run = 0; run < runs; run++) {
			const { page, session } = await openDiary(workshop, context);
			const workers = await attachToWorkers(session);
			// One run is enough to know that there is an index, or that there will be none.
			if (run === 0) await untilIndexed(page, kept.rareWord);
			await searchbox(page).fill('');
			await page.waitForTimeout(5_000);
			await session.send('HeapProfiler.collectGarbage');
			sizes.page.push(sizeOf(await session.send('Runtime.getHeapUsage')));
			sizes.workers.push(await workers.size());
			await page.close();
		}
		return sizes;
	} finally {
		await context.close();
	}
}

/**
 * Returns the size in MB.
 * @param {{ usedSize: number, backingStorageSize?: number }} usage
 */
export function sizeOf({ usedSize, backingStorageSize = 0 }) {
	return (usedSize + backingStorageSize) / 1_000_000;
}

/**
 * Follows the workers of a page and measures their heaps. Workers have sessions of their own, to which
 * Playwright gives no access: messages to them are wrapped in messages of the page's session.
 * @param {import('playwright').CDPSession} session
 */
export async function attachToWorkers(session) {
	/** @type {Set<string>} */
	const workers = new Set();
	/** @type {Map<number, { worker: string, resolve: (result: any) => void }>} */
	const waiting = new Map();
	let lastId = 0;
	session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
		if (targetInfo.type === 'worker') workers.add(sessionId);
	});
	session.on('Target.detachedFromTarget', ({ sessionId }) => {
		workers.delete(sessionId);
		for (const [id, { worker, resolve }] of waiting) {
			if (worker !== sessionId) continue;
			waiting.delete(id);
			resolve(undefined);
		}
	});
	session.on('Target.receivedMessageFromTarget', ({ message }) => {
		const { id, result } = JSON.parse(message);
		waiting.get(id)?.resolve(result);
		waiting.delete(id);
	});
	await session.send('Target.setAutoAttach', {
		...{ autoAttach: true, waitForDebuggerOnStart: false, flatten: false }
	});

	/** @type {(sessionId: string, method: string) => Promise<any>} */
	const ask = (sessionId, method) =>
		new Promise((resolve, reject) => {
			const id = ++lastId;
			waiting.set(id, { worker: sessionId, resolve });
			const message = JSON.stringify({ id, method });
			session
				.send('Target.sendMessageToTarget', { sessionId, message })
				// The worker may have ended since.
				.catch((error) => (workers.has(sessionId) ? reject(error) : resolve(undefined)));
		});
	return {
		/** @param {boolean} [isClean] true to collect garbage first */
		async size(isClean = true) {
			let size = 0;
			for (const worker of workers) {
				if (isClean) await ask(worker, 'HeapProfiler.collectGarbage');
				const usage = await ask(worker, 'Runtime.getHeapUsage');
				if (usage) size += sizeOf(usage);
			}
			return size;
		}
	};
}
