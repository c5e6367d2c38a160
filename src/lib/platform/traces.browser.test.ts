import { afterEach, expect, test, vi } from 'vitest';
import { removeTracesPatiently, traces, tracesLeft } from './traces.ts';

afterEach(() => vi.restoreAllMocks());

const unknown = new DOMException('', 'UnknownError');

test('a page that has stored nothing has no files left', async () => {
	expect(await removeTracesPatiently('files')).toBe(0);
});

test('an error is not taken for an answer', async () => {
	vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(unknown);
	vi.spyOn(caches, 'keys').mockRejectedValue(unknown);
	vi.spyOn(navigator.serviceWorker, 'getRegistrations').mockRejectedValue(unknown);
	for (const trace of traces.filter((one) => one !== 'keys'))
		expect(await tracesLeft(trace), trace).toBeNull();
});

test('a kind that the browser refuses to this page is none that can be left', async () => {
	const refusal = new DOMException('', 'SecurityError');
	vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(refusal);
	expect(await removeTracesPatiently('files')).toBe(0);
});

test('a browser without a kind has nothing of it left', async () => {
	vi.spyOn(globalThis.navigator, 'storage', 'get').mockReturnValue({} as StorageManager);
	expect(await tracesLeft('files')).toBe(0);
});
