import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardId } from '#lib/core/card.ts';
import type { Draft } from '#lib/core/draft.ts';
import type { Win } from '#lib/core/win.ts';
import {
	deleting,
	inDatabase,
	saving,
	winAt,
	type Scene
} from '../../../tests/support/database.ts';
import { patienceMs } from './connection-types.ts';
import type { DiaryDatabase } from './database.ts';
import { readingOf } from './queries.ts';

const morning = '2026-11-20T09:30:00+01:00';

const realTimeout = setTimeout;
const moment = () => new Promise((resolve) => realTimeout(resolve, 20));

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

const winsOf = async (storage: DiaryDatabase): Promise<readonly Win[]> =>
	(await readingOf(storage).wins(10)).wins;

/** Lets `meet` see the next transaction of a save, before any listener of the app. */
function onNextSave(meet: (transaction: IDBTransaction) => void, store = 'wins'): void {
	const { transaction: begin } = IDBDatabase.prototype;
	let isMet = false;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
		this: IDBDatabase,
		...wanted
	) {
		const transaction = begin.apply(this, wanted);
		if (!isMet && wanted[1] === 'readwrite' && transaction.objectStoreNames.contains(store)) {
			isMet = true;
			meet(transaction);
		}
		return transaction;
	});
}

/** Hides the end of a transaction from the page. */
function silence(transaction: IDBTransaction): void {
	for (const end of ['complete', 'abort', 'error'])
		transaction.addEventListener(end, (event) => event.stopImmediatePropagation(), true);
}

/** Advances the time by one span after another until a promise has settled; at most three. */
async function settledInTime<Result>(promise: Promise<Result>): Promise<Result> {
	let isSettled = false;
	const settle = () => (isSettled = true);
	promise.then(settle, settle);
	for (let span = 0; span < 3 && !isSettled; span++) {
		for (let wait = 0; wait < 10 && !isSettled; wait++) await moment();
		if (!isSettled) vi.advanceTimersByTime(patienceMs);
	}
	return promise;
}

/**
 * Runs a test on a diary whose next save never ends for the page, nor for any that asks after it, until
 * `letGo` is called.
 */
const whileNeverEnding = (
	test: (
		scene: Scene & { storage: DiaryDatabase; letGo: () => Promise<void>; seen: () => number }
	) => Promise<void>
) =>
	inDatabase(async (scene) => {
		const storage = scene.tab();
		await storage.check();
		const onchange = vi.fn();
		storage.onchange(onchange);
		const raw = await scene.raw();
		let isHeld = true;
		let held: Promise<unknown> = Promise.resolve();
		onNextSave((transaction) => {
			silence(transaction);
			// The next reader waits for this transaction.
			const holding = raw.transaction('wins', 'readwrite');
			const ask = (): Promise<unknown> =>
				holding.store.count().then(() => (isHeld ? ask() : undefined));
			void ask();
			held = holding.done;
		});
		await test({
			...scene,
			storage,
			seen: () => onchange.mock.calls.length,
			async letGo() {
				isHeld = false;
				await held;
			}
		});
	});

/** The changes of a card that was done: as the journal makes them, with a new id for each attempt. */
const doing = (card: string, attempt: number) => [
	saving(winAt(`2026-11-20T09:30:0${attempt}+01:00`, { cardId: card as CardId }))
];

test('a save that is committed without a word from the browser counts as saved, once', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		await storage.check();
		onNextSave(silence);
		const win = winAt(morning);
		const written = await settledInTime(storage.write([saving(win)]));
		expect(written).toMatchObject([{ id: win.id, before: null }]);
		expect(await winsOf(tab())).toHaveLength(1);
		await storage.undo(written);
		expect(await winsOf(tab())).toEqual([]);
	}));

test('a save that is undone without a word from the browser is written again', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		await storage.check();
		onNextSave((transaction) => {
			silence(transaction);
			transaction.commit = () => transaction.abort();
		});
		await settledInTime(storage.write([saving(winAt(morning))]));
		expect(await winsOf(tab())).toHaveLength(1);
	}));

test('another tab that writes meanwhile does not hide a save that was committed', () =>
	inDatabase(async ({ tab }) => {
		const storage = tab();
		await storage.check();
		onNextSave(silence);
		const saved = storage.write([saving(winAt(morning))]);
		await moment();
		await tab().write([saving(winAt(morning))]);
		await settledInTime(saved);
		expect(await winsOf(tab())).toHaveLength(2);
	}));

describe('a save that never ends', () => {
	test('fails with `stalled`, and is shown when it is committed after all', () =>
		whileNeverEnding(async ({ storage, letGo, seen, tab }) => {
			const saved = storage.write([saving(winAt(morning))]);
			await expect(settledInTime(saved)).rejects.toMatchObject({ problem: 'stalled' });
			expect(seen()).toBe(0);
			await letGo();
			await expect.poll(seen).toBe(1);
			expect(await winsOf(tab())).toHaveLength(1);
		}));

	test('lets no other save through before its fate is known', () =>
		whileNeverEnding(async ({ storage, letGo, tab }) => {
			const saved = storage.write([saving(winAt(morning))]);
			await expect(settledInTime(saved)).rejects.toMatchObject({ problem: 'stalled' });
			const other = storage.write([saving(winAt(morning, { note: 'Another' }))]);
			await expect(settledInTime(other)).rejects.toMatchObject({ problem: 'stalled' });
			await letGo();
			expect(await winsOf(tab())).toHaveLength(1);
			await storage.write([saving(winAt(morning, { note: 'Another' }))]);
			expect(await winsOf(tab())).toHaveLength(2);
		}));

	test.each(['before', 'after'])(
		'is tried again %s it ends: one win, without its draft, and an undo that deletes it',
		(when) =>
			whileNeverEnding(async ({ storage, letGo, seen, tab }) => {
				const win = winAt(morning, { note: 'Once' });
				const draft = { id: win.id, winId: null, base: null, details: win } as unknown as Draft;
				const save = () => storage.write([saving(win)], { dropDraft: win.id });
				await expect(settledInTime(save())).rejects.toMatchObject({ problem: 'stalled' });
				if (when === 'after') await letGo();
				else void moment().then(letGo);
				if (when === 'after') await expect.poll(seen).toBe(1);
				// The form stores its words again as soon as the save has failed.
				if (when === 'after') await storage.storeDraft(draft);
				const written = await settledInTime(save());
				expect(await winsOf(tab())).toMatchObject([{ note: 'Once' }]);
				expect(await readingOf(tab()).drafts()).toEqual([]);
				await storage.undo(written);
				expect(await winsOf(tab())).toEqual([]);
			})
	);

	test('is not written twice if the same card is tapped again before it ends', () =>
		whileNeverEnding(async ({ storage, letGo, tab }) => {
			const first = storage.write(doing('wave', 0));
			await expect(settledInTime(first)).rejects.toMatchObject({ problem: 'stalled' });
			void moment().then(letGo);
			await settledInTime(storage.write(doing('wave', 5)));
			expect(await winsOf(tab())).toHaveLength(1);
			// From now on, each is one more.
			await storage.write(doing('wave', 6));
			expect(await winsOf(tab())).toHaveLength(2);
		}));

	test('takes nothing from a card that is done once more after it was shown', () =>
		whileNeverEnding(async ({ storage, letGo, seen, tab }) => {
			const first = storage.write(doing('wave', 0));
			await expect(settledInTime(first)).rejects.toMatchObject({ problem: 'stalled' });
			await letGo();
			await expect.poll(seen).toBe(1);
			await storage.write(doing('wave', 5));
			expect(await winsOf(tab())).toHaveLength(2);
		}));

	test('is written again if it was deleted before it is tried again', () =>
		whileNeverEnding(async ({ storage, letGo, seen, tab }) => {
			const win = winAt(morning, { note: 'Once' });
			const save = () => storage.write([saving(win)]);
			await expect(settledInTime(save())).rejects.toMatchObject({ problem: 'stalled' });
			await letGo();
			await expect.poll(seen).toBe(1);
			await storage.write([deleting('wins', win.id)]);
			// A save succeeds only if the win is there.
			expect(await settledInTime(save())).toMatchObject([{ after: { note: 'Once' } }]);
			expect(await winsOf(tab())).toHaveLength(1);
		}));

	test('a draft that is stored again does not replace later words', () =>
		inDatabase(async ({ tab, raw }) => {
			const storage = tab({ now: () => 1 });
			await storage.check();
			const draft = (note: string, savedAtMs?: number) =>
				({
					id: 'draft',
					winId: null,
					base: null,
					details: { note },
					savedAtMs
				}) as unknown as Draft;
			onNextSave(silence, 'drafts');
			const stored = storage.storeDraft(draft('Half'));
			await moment();
			await (await raw()).put('drafts', draft('Half a sentence', 2));
			await settledInTime(stored);
			expect(await readingOf(storage).drafts()).toMatchObject([
				{ details: { note: 'Half a sentence' } }
			]);
		}));
});

describe('an opening that never ends', () => {
	/** Hides the answers to the first requests for the database from the page. */
	function silenceOpenings(name: string, count: number): void {
		const { open } = IDBFactory.prototype;
		let silenced = 0;
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
			this: IDBFactory,
			...asked
		) {
			const request = open.apply(this, asked);
			if (asked[0] !== name || ++silenced > count) return request;
			request.addEventListener('success', (event) => {
				event.stopImmediatePropagation();
				(request.result as IDBDatabase).close();
			});
			return request;
		});
	}

	test('is closed and tried once more', () =>
		inDatabase(async ({ name, tab }) => {
			await tab().check();
			silenceOpenings(name, 1);
			const storage = tab();
			await settledInTime(storage.write([saving(winAt(morning))]));
			expect(await winsOf(storage)).toHaveLength(1);
		}));

	test('is tried once more for a read, too', () =>
		inDatabase(async ({ name, tab }) => {
			await tab().write([saving(winAt(morning))]);
			silenceOpenings(name, 1);
			expect(await settledInTime(tab().winCount())).toBe(1);
		}));

	test('lets a save fail, which is not written later', () =>
		inDatabase(async ({ name, tab }) => {
			await tab().check();
			silenceOpenings(name, 2);
			const storage = tab();
			const saved = storage.write([saving(winAt(morning))]);
			await expect(settledInTime(saved)).rejects.toMatchObject({ problem: 'stalled' });
			vi.restoreAllMocks();
			expect(await winsOf(tab())).toEqual([]);
		}));
});
