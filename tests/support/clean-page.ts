import { beforeEach, onTestFinished, vi } from 'vitest';
import { cleanup } from 'vitest-browser-svelte';
import { blamed, watchPage } from './page-check.ts';
import { endPage } from './page-end.ts';

// All files share the page of their runner. Each test leaves it as it was, so files pass in any order.
beforeEach(() => {
	const leftBehind = watchPage();
	// Registered first, so it runs after everything that the test itself puts off until its end.
	onTestFinished(async () => {
		vi.useRealTimers();
		vi.restoreAllMocks();
		vi.unstubAllGlobals();
		cleanup();
		endPage();
		const left = await leftBehind();
		for (const each of left) blamed.add(each);
		if (left.length > 0) throw new Error(`The test leaves behind: ${left.join('; ')}`);
	});
});
