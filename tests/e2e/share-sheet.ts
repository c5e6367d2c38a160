import type { BrowserContext } from './steps.ts';

/**
 * Replaces the share sheet, which headless Chromium lacks, and records what the app shares. `end` is `shared`
 * or the name of the error that sharing throws.
 */
export async function withShareSheet(context: BrowserContext, end = 'shared'): Promise<void> {
	await context.addInitScript((how) => {
		const handed: unknown[] = [];
		Object.assign(navigator, {
			canShare: () => true,
			async share(what: ShareData) {
				handed.push(what);
				if (how !== 'shared') throw new DOMException('', how);
			}
		});
		Object.assign(window, { handed });
	}, end);
}
