import { afterEach, expect, test, vi } from 'vitest';
import { withApp } from '../../../../tests/support/app.ts';
import { removed } from '../../../../tests/support/database.ts';
import { eraseEverything, patienceMs } from './erase.ts';

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

/** The name of the database that is made and deleted to tidy up. */
const scratchName = 'small-hello passing';
const nothing = { left: [], unknown: [] };

async function databases(): Promise<(string | undefined)[]> {
	return (await indexedDB.databases()).map(({ name }) => name);
}

test('everything is erased even if the database never answers, and this page does not open it again', () =>
	withApp(async ({ app, tab }) => {
		await tab().storage.check();
		localStorage.setItem('words', 'of a draft');
		const check = vi.spyOn(app.storage, 'check').mockReturnValue(new Promise(() => {}));
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const erasing = eraseEverything(app, () => {});
		await vi.advanceTimersByTimeAsync(patienceMs - 1);
		expect(await databases()).toContain('small-hello');
		await vi.advanceTimersByTimeAsync(1);
		vi.useRealTimers();

		expect(await erasing).toEqual(nothing);
		expect(await databases()).toEqual([]);
		expect(localStorage.length).toBe(0);
		check.mockRestore();
		void app.storage.check();
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(await databases()).toEqual([]);
	}));

test('the erasing ends even if the browser never ends its tidying', () =>
	withApp(async ({ app }) => {
		// Opening the diary tidies up by itself, a moment later.
		const deleted = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
		await app.storage.check();
		await vi.waitFor(() => expect(deleted).toHaveBeenCalledWith(scratchName));
		const { open } = IDBFactory.prototype;
		let stalled = 0;
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
			this: IDBFactory,
			...given
		) {
			const request = open.apply(this, given);
			if (given[0] === scratchName)
				request.addEventListener('success', (event) => {
					event.stopImmediatePropagation();
					request.result.close();
					stalled++;
				});
			return request;
		});
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const erasing = eraseEverything(app, () => {});
		for (const times of [1, 2]) {
			await vi.waitFor(() => expect(stalled).toBe(times));
			await vi.advanceTimersByTimeAsync(patienceMs);
		}

		expect(await erasing).toEqual(nothing);
		vi.restoreAllMocks();
		await removed(scratchName);
	}));
