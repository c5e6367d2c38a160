import { deleteDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
import { inDatabase, saving, winAt } from '../../../tests/support/database.ts';
import { asOnIphone, turnPage } from '../../../tests/support/hidden-page.ts';
import { withApp } from '../../../tests/support/app.ts';
import { Resting } from './resting.ts';

const morning = '2026-11-20T09:30:00+01:00';

let restore = () => {};
afterEach(() => restore());

test('a hidden page on an iPhone closes the diary, and opens it again when it is shown', () =>
	inDatabase(async ({ tab, name }) => {
		restore = asOnIphone();
		const storage = tab();
		new Resting({ storage }).begin();
		await storage.write([saving(winAt(morning))]);
		turnPage('hidden');
		const open = vi.spyOn(IDBFactory.prototype, 'open');
		const opened = () => open.mock.calls.filter(([asked]) => asked === name);
		turnPage('hidden');
		expect(opened()).toEqual([]);
		turnPage('visible');
		await expect.poll(opened).toHaveLength(1);
		await storage.write([saving(winAt(morning))]);
		expect(await storage.winCount()).toBe(2);
		expect(opened()).toHaveLength(1);
		open.mockRestore();
	}));

test('a page that is hidden on an iPhone ends its writes, and nothing waits for it then', () =>
	inDatabase(async ({ tab, name }) => {
		restore = asOnIphone();
		const onsuperseded = vi.fn();
		const storage = tab({ onsuperseded });
		const resting = new Resting({ storage });
		resting.begin();
		resting.begin();
		await storage.check();
		const saved = storage.write([saving(winAt(morning))]);
		turnPage('hidden');
		expect(await saved).toHaveLength(1);
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await deleteDB(name);
		// A closed connection is not asked to make way.
		expect(onsuperseded).not.toHaveBeenCalled();
	}));

test('a hidden page on another device goes on', () =>
	inDatabase(async ({ tab, name }) => {
		restore = asOnIphone();
		Object.defineProperty(navigator, 'maxTouchPoints', { value: 0, configurable: true });
		const onsuperseded = vi.fn();
		const storage = tab({ onsuperseded });
		new Resting({ storage }).begin();
		await storage.check();
		turnPage('hidden');
		await deleteDB(name);
		expect(onsuperseded).toHaveBeenCalledTimes(1);
	}));

test('a hidden page on an iPhone leaves the mirror to others, and takes it again when it is shown', () =>
	withApp(async ({ app }) => {
		restore = asOnIphone();
		await app.storage.write([saving(winAt(morning))]);
		void app.mirror();
		const holds = async () =>
			(await navigator.locks.query()).held
				?.map(({ name = '' }) => name.replace(/thread .*/, 'thread'))
				.filter((name) => /^small-hello (mirror|thread)/.test(name))
				.sort();
		await expect.poll(holds).toEqual(['small-hello mirror', 'small-hello thread']);
		turnPage('hidden');
		await expect.poll(holds).toEqual([]);
		turnPage('visible');
		await expect.poll(holds).toEqual(['small-hello mirror', 'small-hello thread']);
	}));
