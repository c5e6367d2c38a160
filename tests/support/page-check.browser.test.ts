import { expect, onTestFinished, test } from 'vitest';
import { removed } from './database.ts';
import { watchPage } from './page-check.ts';

test('lists all that is left behind, and nothing once it is gone', async () => {
	const left = watchPage(1000);
	expect(await left()).toEqual([]);

	const folder = await navigator.storage.getDirectory();
	const worker = new Worker(URL.createObjectURL(new Blob([''])));
	const channel = new BroadcastChannel('left open');
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	async function clear() {
		await removed('left behind');
		await folder.removeEntry('left-behind.txt').catch(() => {});
		await caches.delete('left behind');
		localStorage.clear();
		sessionStorage.clear();
		release();
		worker.terminate();
		channel.close();
		delete document.documentElement.dataset.left;
		Reflect.deleteProperty(globalThis, 'leftGlobal');
		Reflect.deleteProperty(navigator, 'leftProperty');
		document.querySelector('body > p.left')?.remove();
	}
	onTestFinished(clear);
	await new Promise((resolve) => {
		indexedDB.open('left behind').onsuccess = ({ target }) =>
			resolve((target as IDBOpenDBRequest).result.close());
	});
	await folder.getFileHandle('left-behind.txt', { create: true });
	await caches.open('left behind');
	localStorage.setItem('left', '1');
	sessionStorage.setItem('left', '1');
	void navigator.locks.request('left held', () => released);
	document.documentElement.dataset.left = '';
	document.body.insertAdjacentHTML('beforeend', '<p class="left"></p>');
	Object.assign(globalThis, { leftGlobal: 1 });
	Object.defineProperty(navigator, 'leftProperty', { value: 1, configurable: true });

	expect((await left()).map((each) => each.replace(/blob:.*/, '…')).sort()).toEqual([
		'<p class="left"></p>',
		'a worker of …',
		'left in localStorage',
		'left in sessionStorage',
		'navigator.leftProperty',
		'the attribute data-left of <html>',
		'the cache left behind',
		'the channel left open',
		'the database left behind',
		'the file left-behind.txt',
		'the global leftGlobal',
		'the lock left held'
	]);
	await clear();
	expect(await left()).toEqual([]);
});
