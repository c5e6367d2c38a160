import { expect, onTestFinished, test } from 'vitest';
import { pendingShares, storeShare } from './shared-text.ts';

const scope = 'https://example.org/app/';
const share = { title: 'A title', text: 'שלום & 50 %', url: 'https://example.org/?a=b#c' };
const clear = async () => void (await caches.delete('small-hello-shared'));

test('a stored share is pending until `forget` deletes it', async () => {
	onTestFinished(clear);
	await storeShare(scope, share);
	await storeShare(scope, { ...share, title: 'Another' });
	const pending = await pendingShares(scope);
	expect(pending).toMatchObject([share, { title: 'Another' }]);
	expect(await pendingShares(scope)).toHaveLength(2);
	for (const { forget } of pending) await forget();
	expect(await pendingShares(scope)).toEqual([]);
	expect(await caches.has('small-hello-shared')).toBe(false);
});

test('an app at another path of the same host does not see it', async () => {
	onTestFinished(clear);
	await storeShare(scope, share);
	expect(await pendingShares('https://example.org/other/')).toEqual([]);
});

test('looking for shares creates no cache', async () => {
	expect(await pendingShares(scope)).toEqual([]);
	expect(await caches.keys()).not.toContain('small-hello-shared');
});
